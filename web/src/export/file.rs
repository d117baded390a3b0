//! Files that the browser saves.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a browser may need to take up what it is to save.
const PATIENCE: Duration = Duration::from_secs(20);

/// Saves `text` as a file of this type.
pub fn save_text(name: &str, text: &str, kind: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        save(name, &blob);
    }
}

/// Saves `blob` as a file.
pub fn save(name: &str, blob: &Blob) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
    if let Ok(link) = document().create_element("a")
        && let Ok(link) = link.dyn_into::<HtmlAnchorElement>()
    {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    set_timeout(move || drop(Url::revoke_object_url(&address)), PATIENCE);
}

/// The name of a file about `subject`.
pub fn name(subject: &str, extension: &str) -> String {
    let plain =
        |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { ' ' };
    let words: String = subject.chars().map(plain).collect();
    let words: Vec<_> = words.split_whitespace().collect();
    format!("downhill-{}.{extension}", words.join("-"))
}
