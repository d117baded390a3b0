//! The grip of a card: drags the run up and down among the others, or moves it with arrow keys.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::playground::Playground;
use crate::texts::cards as texts;

/// The grip of the card of run number `run`.
#[component]
pub fn Grip(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let grip = NodeRef::<html::Button>::new();
    let dragged = RwSignal::new(None::<usize>);
    let grasp = move |event: PointerEvent| {
        if let Some(grip) = grip.get_untracked() {
            let _ = grip.set_pointer_capture(event.pointer_id());
            dragged.set(Some(run));
        }
    };
    let drag = move |event: PointerEvent| {
        if let Some(from) = dragged.get_untracked() {
            let to = place(&middles(), from, f64::from(event.client_y()));
            move_run(playground, from, to);
            dragged.set(Some(to));
        }
    };
    view! {
        <button class="quiet grip" node_ref=grip title=texts::MOVE_HINT
            aria-label=texts::move_by_keys(run + 1)
            on:pointerdown=grasp on:pointermove=drag
            on:pointerup=move |_| dragged.set(None) on:pointercancel=move |_| dragged.set(None)
            on:keydown=move |event| press(playground, run, &event)>"⠿"</button>
    }
}

/// Moves run number `from` to the place `to`. The run that was selected stays so.
fn move_run(playground: Playground, from: usize, to: usize) {
    let runs = playground.experiment.with_untracked(|experiment| experiment.plans.len());
    if from == to || from.max(to) >= runs {
        return;
    }
    let selected = playground.selected.get_untracked();
    playground.change(|experiment| {
        let plan = experiment.plans.remove(from);
        experiment.plans.insert(to, plan);
    });
    playground.selected.set(moved(selected, from, to));
}

/// Where what stands at `index` comes to when what stands at `from` is put to `to`.
fn moved(index: usize, from: usize, to: usize) -> usize {
    match index {
        _ if index == from => to,
        _ if from < index && index <= to => index - 1,
        _ if to <= index && index < from => index + 1,
        _ => index,
    }
}

fn press(playground: Playground, run: usize, event: &KeyboardEvent) {
    let to = match event.key().as_str() {
        "ArrowUp" => run.saturating_sub(1),
        "ArrowDown" => run + 1,
        _ => return,
    };
    event.prevent_default();
    move_run(playground, run, to);
    if let Some(grip) = grips().nth(to) {
        let _ = grip.focus();
    }
}

/// The place that is meant when the card at `from` is held at the height `y`: below all cards whose
/// middle is above.
fn place(middles: &[f64], from: usize, y: f64) -> usize {
    let others = middles.iter().enumerate().filter(|(index, _)| *index != from);
    others.filter(|(_, middle)| **middle < y).count()
}

/// The heights of the middles of all cards.
fn middles() -> Vec<f64> {
    let cards = grips().filter_map(|grip| grip.closest(".run").ok().flatten());
    let bounds = cards.map(|card| card.get_bounding_client_rect());
    bounds.map(|bounds| bounds.top() + bounds.height() / 2.0).collect()
}

/// The grips of all cards, from above.
fn grips() -> impl Iterator<Item = web_sys::HtmlElement> {
    let grips = document().get_elements_by_class_name("grip");
    (0..grips.length()).filter_map(move |index| grips.item(index)?.dyn_into().ok())
}
