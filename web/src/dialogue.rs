//! The help.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::keyboard::KEYS;

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
    let rows = KEYS.iter().map(|(key, deed)| view! { <dt><kbd>{*key}</kbd></dt><dd>{*deed}</dd> });
    view! {
        <dialog id=ID aria-labelledby="help-title">
            <form method="dialog"><button class="quiet" aria-label="Close">"✕"</button></form>
            <h2 id="help-title">"How it works"</h2>
            <p>"An experiment is a film: everything on the page is a function of the experiment and of the \
                step that you look at. Change any control, and the whole film is computed anew at once."</p>
            <ul>
                <li>"Drag the white disc on the map to start elsewhere."</li>
                <li>"Drag a slider and watch the paths and the curves change under your finger; the field \
                    beside it takes any number. Double-click restores the default."</li>
                <li>"Point at a chart to read every run off; drag to go to a step. The wheel or two fingers zoom, \
                    shift and drag pans, a double click shows all again. A run’s name below the chart hides it."</li>
                <li>"The mark on a learning rate is the stability limit of the problem: above it, gradient \
                    descent moves away."</li>
                <li>"The address of the page is the experiment: copy the link, and others see the same film."</li>
                <li>"Nothing leaves this machine, your own data neither."</li>
            </ul>
            <h3>"Keys"</h3>
            <dl class="keys">{rows.collect_view()}</dl>
        </dialog>
    }
}
