//! What outlives a reload, and nothing else: the text of the data that the user loaded, until the
//! tab is closed, and how the page is set up, such as light or dark.

use leptos::prelude::*;
use web_sys::Storage;

const KEY: &str = "downhill-csv";
const APPEARANCE: &str = "downhill-appearance";

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Keeps the text of a CSV until the tab is closed. Text that is too large for the browser is
/// simply not there after a reload; the page then asks for it.
pub fn keep(text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
        let _ = storage.set_item(KEY, text);
    }
}

/// The text that was kept last.
pub fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

/// Whether nothing is kept from an earlier visit.
pub fn is_empty() -> bool {
    let local = window().local_storage().ok().flatten();
    let kept = [storage(), local].into_iter().flatten();
    kept.filter_map(|storage| storage.length().ok()).all(|length| length == 0)
}

/// Keeps the appearance that the user chose.
pub fn keep_appearance(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(APPEARANCE, name);
    }
}

/// The appearance that the user chose last.
pub fn appearance() -> Option<String> {
    window().local_storage().ok()??.get_item(APPEARANCE).ok()?
}

/// Keeps how a switch of the page stands.
pub fn keep_switch(key: &str, is_on: bool) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, if is_on { "on" } else { "off" });
    }
}

/// How a switch of the page stood last.
pub fn kept_switch(key: &str) -> Option<bool> {
    Some(window().local_storage().ok()??.get_item(key).ok()?? == "on")
}
