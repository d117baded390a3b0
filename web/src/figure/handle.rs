//! The start, to be dragged with a finger or moved with the arrow keys.

use downhill_figures::{Frame, Map, Plane, Point};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::place::View;
use crate::playground::Playground;

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

/// What an arrow key moves the start by, as a part of the window.
const NUDGE: f64 = 0.01;

/// Significant digits of a start that was dragged: finer than a pixel, short in a link.
const DIGITS: usize = 4;

/// The handle on the start.
#[component]
pub fn Handle(
    frame: ReadSignal<Option<Frame>>,
    view: Memo<Option<View>>,
    moving: RwSignal<Moving>,
) -> impl IntoView {
    let playground = Playground::here();
    let knob = NodeRef::<html::Button>::new();
    let plane = move || Some((view.get()?, plane(&view.get()?, &frame.get()?)));
    let place = move || {
        playground.experiment.track();
        let (view, plane) = plane()?;
        Some(plane.pixel(view.point(&start(playground)?)))
    };
    let drag = move |event: PointerEvent| {
        if moving.get_untracked() == Moving::Yes
            && let (Some((view, plane)), Some(at)) = (untrack(plane), pointer(&event, knob))
        {
            set_start(playground, &view, plane.data(at));
        }
    };
    view! {
        <button class="handle" node_ref=knob aria-label="Start of all runs; arrow keys move it"
            style:left=move || place().map_or("-99px".to_owned(), |[x, _]| format!("{x}px"))
            style:top=move || place().map_or("-99px".to_owned(), |[_, y]| format!("{y}px"))
            on:pointerdown=move |event| grasp(&event, knob, moving)
            on:pointermove=drag
            on:pointerup=move |_| moving.set(Moving::No)
            on:pointercancel=move |_| moving.set(Moving::No)
            on:keydown=move |event| nudge(playground, &event, untrack(|| view.get()))></button>
    }
}

fn plane(view: &View, frame: &Frame) -> Plane {
    Map { frame: *frame, window: view.window, theme: &downhill_figures::theme::LIGHT }.plane()
}

fn start(playground: Playground) -> Option<Vec<f64>> {
    playground.with_engine(|engine| engine.task().map(|task| task.start.clone()))
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

fn set_start(playground: Playground, view: &View, [x, y]: Point) {
    let within = |value: f64, [low, high]: [f64; 2]| short(value.clamp(low, high), high - low);
    let point = [within(x, view.window.x), within(y, view.window.y)];
    let Some(start) = start(playground) else { return };
    playground.change(|experiment| experiment.start = Some(view.moved(&start, point)));
}

/// `value` with the digits that matter in a window so wide.
fn short(value: f64, width: f64) -> f64 {
    let unit = 10_f64.powi(i32::try_from(DIGITS).unwrap_or(4));
    let scale = unit / 10_f64.powf(width.abs().max(f64::MIN_POSITIVE).log10().ceil());
    let rounded = (value * scale).round() / scale;
    if rounded.is_finite() { rounded } else { value }
}

fn nudge(playground: Playground, event: &KeyboardEvent, view: Option<View>) {
    let direction = match event.key().as_str() {
        "ArrowLeft" => [-1.0, 0.0],
        "ArrowRight" => [1.0, 0.0],
        "ArrowUp" => [0.0, 1.0],
        "ArrowDown" => [0.0, -1.0],
        _ => return,
    };
    event.prevent_default();
    let (Some(view), Some(start)) = (view, start(playground)) else { return };
    let [x, y] = view.point(&start);
    let step = |[low, high]: [f64; 2]| NUDGE * (high - low);
    let moved = [x + direction[0] * step(view.window.x), y + direction[1] * step(view.window.y)];
    set_start(playground, &view, moved);
}
