//! Files that the user drops or picks, as text.

use leptos::ev::{DragEvent, Event};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// Hands the text of the file that was dropped to `take`; of text that was dropped, the text.
pub fn take_dropped(event: &DragEvent, take: impl FnOnce(String) + 'static) {
    event.prevent_default();
    let Some(transfer) = event.data_transfer() else { return };
    match transfer.files().and_then(|files| files.get(0)) {
        Some(file) => read(file, take),
        None => take(transfer.get_data("text").unwrap_or_default()),
    }
}

/// Hands the text of the file that was picked to `take`. The same file can be picked again.
pub fn read_picked(event: &Event, take: impl FnOnce(String) + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        read(file, take);
    }
    input.set_value("");
}

fn read(file: File, take: impl FnOnce(String) + 'static) {
    leptos::task::spawn_local(async move {
        let text = JsFuture::from(file.text()).await;
        take(text.ok().and_then(|text| text.as_string()).unwrap_or_default());
    });
}
