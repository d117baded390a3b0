//! A chip that switches something on a figure on and off.

use leptos::prelude::*;

/// The chip with this name; `title` says what it does.
pub fn chip(
    name: &'static str,
    title: &'static str,
    pressed: impl Fn() -> bool + Send + Sync + 'static,
    press: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <button class="chip" title=title aria-pressed=move || pressed().to_string()
            on:click=move |_| press()>{name}</button>
    }
}
