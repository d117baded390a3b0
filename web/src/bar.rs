//! Bars that stay in sight while the page scrolls: how high they are just now. The style sheet goes
//! by it, so that what gets the focus comes to lie beside them.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::size;

/// The bar at the bottom.
pub const TRANSPORT: &str = "--transport";

/// The line at the top that says what is wrong.
pub const COMPLAINT: &str = "--complaint";

/// Keeps the bar's height in a property of the document.
pub fn tell_height<E>(bar: NodeRef<E>, property: &'static str)
where
    E: ElementType + 'static,
    E::Output: AsRef<HtmlElement> + JsCast + Clone + 'static,
{
    Effect::new(move |_| {
        let Some(bar) = bar.get() else { return };
        let bar = AsRef::<HtmlElement>::as_ref(&bar).clone();
        let measured = bar.clone();
        size::follow(&bar, move || keep(property, measured.offset_height()));
    });
}

fn keep(property: &str, height: i32) {
    let page = document().document_element().and_then(|page| page.dyn_into::<HtmlElement>().ok());
    if let Some(page) = page {
        let _ = page.style().set_property(property, &format!("{height}px"));
    }
}
