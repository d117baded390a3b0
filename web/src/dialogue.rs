//! The help.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::texts::dialogues::CLOSE;
use crate::texts::help as texts;

const ID: &str = "help";

/// Opens the help.
pub fn open_help() {
    let element = document().get_element_by_id(ID);
    if let Some(dialogue) = element.and_then(|element| element.dyn_into::<HtmlDialogElement>().ok())
        && !dialogue.open()
    {
        let _ = dialogue.show_modal();
    }
}

/// The help, closed at first.
#[component]
pub fn Help() -> impl IntoView {
    let hints = texts::HINTS.into_iter().map(|hint| view! { <li>{hint}</li> });
    let keys =
        texts::KEYS.iter().map(|(key, deed)| view! { <dt><kbd>{*key}</kbd></dt><dd>{*deed}</dd> });
    view! {
        <dialog id=ID aria-labelledby="help-title">
            <form method="dialog"><button class="quiet" aria-label=CLOSE>"✕"</button></form>
            <h2 id="help-title">{texts::TITLE}</h2>
            <p>{texts::FILM}</p>
            <ul>{hints.collect_view()}</ul>
            <h3>{texts::KEYS_TITLE}</h3>
            <dl class="keys">{keys.collect_view()}</dl>
        </dialog>
    }
}
