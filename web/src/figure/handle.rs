//! The start, to be dragged with a finger or moved with the arrow keys.

use downhill_figures::Point;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use crate::arrow_key::direction;
use crate::drawings::prints;
use crate::rounded::rounded;
use crate::texts::maps as texts;

/// Whether the start is being dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moving {
    /// Not now, and never before: the user may not know that it can be.
    Never,
    /// Not now.
    No,
    /// Just now.
    Yes,
}

/// Pixels by which an arrow key moves the start; with shift, one.
const NUDGE: f64 = 6.0;

/// A handle at the place `at` on the stage, in pixels, and where it is dragged to.
#[component]
pub fn Handle(
    #[prop(into)] at: Signal<Option<Point>>,
    #[prop(into)] to: Callback<Point>,
    moving: RwSignal<Moving>,
) -> impl IntoView {
    let knob = NodeRef::<html::Button>::new();
    let side =
        move |axis: usize| at.get().map_or("-99px".to_owned(), |at| format!("{}px", at[axis]));
    let drag = move |event: PointerEvent| {
        if moving.get_untracked() == Moving::Yes
            && let Some(place) = pointer(&event, knob)
        {
            to.run(place);
        }
    };
    let nudge = move |event: KeyboardEvent| {
        if let (Some([right, down]), Some([x, y])) = (direction(&event), at.get_untracked()) {
            event.prevent_default();
            let step = if event.shift_key() { 1.0 } else { NUDGE };
            to.run([x + step * right, y + step * down]);
        }
    };
    view! {
        <button class="handle" node_ref=knob aria-label=texts::START
            style:left=move || side(0) style:top=move || side(1)
            on:pointerdown=move |event| grasp(&event, knob, moving)
            on:pointermove=drag
            on:pointerup=move |_| moving.set(Moving::No)
            on:pointercancel=move |_| moving.set(Moving::No)
            on:keydown=nudge></button>
    }
}

fn grasp(event: &PointerEvent, knob: NodeRef<html::Button>, moving: RwSignal<Moving>) {
    if let Some(knob) = knob.get_untracked() {
        let _ = knob.set_pointer_capture(event.pointer_id());
        moving.set(Moving::Yes);
    }
}

/// Where the pointer is on the stage that the handle lies on.
fn pointer(event: &PointerEvent, knob: NodeRef<html::Button>) -> Option<Point> {
    let stage = knob.get_untracked()?.parent_element()?.get_bounding_client_rect();
    Some([f64::from(event.client_x()) - stage.left(), f64::from(event.client_y()) - stage.top()])
}

/// What is written beside the start: what it is for, while nobody has touched it, or what it is,
/// where nobody can.
pub fn start_label(untouched: bool) -> &'static str {
    match untouched {
        _ if prints() => texts::START_POINT,
        true => texts::START_HINT,
        false => "",
    }
}

/// `value` within the window, with the digits that matter there.
pub fn within(value: f64, window: [f64; 2]) -> f64 {
    rounded(value.clamp(window[0], window[1]), window)
}
