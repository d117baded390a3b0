//! Keys that work wherever the focus is, but for fields that take them themselves.

use downhill::experiment::Experiment;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::dialogue::open_help;
use crate::looks::choice::Chosen;
use crate::playground::Playground;

/// Listens while the page lives.
pub fn listen(playground: Playground) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let known =
            take_back(playground, &event) || (!is_taken(&event) && press(playground, &event));
        if known {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether the event is about an element that is, or is within, one that `selector` names.
fn is_on(event: &KeyboardEvent, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// What takes text, and has an undo of its own.
const TEXT: &str = "input:not([type=range]):not([type=checkbox]), textarea";

/// Undoes or redoes if the keys ask for it, and there is no text that they may be about.
fn take_back(playground: Playground, event: &KeyboardEvent) -> bool {
    let commands = event.ctrl_key() || event.meta_key();
    if !commands || event.alt_key() || event.default_prevented() || is_on(event, TEXT) {
        return false;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => playground.undo(),
        ("z", true) | ("y", false) => playground.redo(),
        _ => return false,
    }
    true
}

/// Whether the focused element has its own use for the key.
fn is_taken(event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return true;
    }
    let on = |selector: &str| is_on(event, selector);
    match event.key().as_str() {
        " " | "Enter" => on("button, a, summary, select, input, textarea, dialog"),
        "ArrowLeft" | "ArrowRight" | "Home" | "End" => on("input, select, textarea, .handle"),
        _ => on(TEXT) || on("select"),
    }
}

/// Does what the key asks for. Returns whether it asks for something.
fn press(playground: Playground, event: &KeyboardEvent) -> bool {
    let leap = if event.shift_key() { 10 } else { 1 };
    match event.key().as_str() {
        " " => playground.toggle(),
        "ArrowLeft" => playground.step_by(-leap),
        "ArrowRight" => playground.step_by(leap),
        "Home" | "r" | "R" => playground.jump(0),
        "End" => playground.jump(playground.experiment.with_untracked(Experiment::steps)),
        "l" | "L" => playground.looks().y.update(Chosen::turn),
        "?" => open_help(),
        key => return choose(playground, key),
    }
    true
}

fn choose(playground: Playground, key: &str) -> bool {
    let runs = playground.experiment.with_untracked(|experiment| experiment.plans.len());
    match key.parse::<usize>() {
        Ok(run @ 1..) if run <= runs => playground.selected.set(run - 1),
        _ => return false,
    }
    true
}
