//! The grip: what wheel and keys do to the land, and what a pointer reads off it.

use downhill_figures::Point;
use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::arrow_key::direction;
use crate::column;
use crate::live::live;
use crate::looks::choice::Aspect;
use crate::texts::maps as texts;

/// Radians that a drag over a pixel turns the block by, and an arrow key.
pub const TURN: f64 = 0.008;
const TURN_BY_KEY: f64 = 0.12;

/// Pixels by which an arrow key moves the cross-hair; with shift, one.
const NUDGE: f64 = 10.0;

/// The part of the window that is left by a key.
const CLOSER: f64 = 0.8;

/// How much the wheel zooms, a pixel of its way, and at most at once; the same for two fingers that
/// spread upon a trackpad, which is told as a wheel with Ctrl, and shorter.
const WHEEL: [f64; 2] = [0.0016, 1.0];
const PINCH: [f64; 2] = [0.01, 0.3];

/// The pixels in a line and in a page of a wheel's way.
const LINE: f64 = 18.0;
const PAGE: f64 = 300.0;

/// The ground that takes drags, wheel and keys; the start lies above it.
#[component]
pub fn Grip(sheet: Sheet) -> impl IntoView {
    let ground = NodeRef::<html::Div>::new();
    let keyed = RwSignal::new(false);
    let leave = move || {
        keyed.set(false);
        sheet.pointing.set(None);
    };
    view! {
        <div class="reach" node_ref=ground tabindex="0" role="group" aria-label=move || name(sheet)
            class:held=move || sheet.is_zoomed() || sheet.aspect() == Aspect::Block
            on:pointerdown=move |event| hold(&event, ground)
            on:pointermove=move |event| { keyed.set(false); point(sheet, &event, ground); }
            on:pointerleave=move |_| if !keyed.get_untracked() { leave() }
            on:blur=move |_| leave()
            on:wheel=move |event| wheel(sheet, &event, ground)
            on:keydown=move |event| if press(sheet, &event) {
                event.prevent_default();
                keyed.set(sheet.pointing.with_untracked(Option::is_some));
            }>
        </div>
        <CrossHair sheet keyed />
        <Readout sheet keyed />
    }
}

fn name(sheet: Sheet) -> &'static str {
    match sheet.aspect() {
        Aspect::Map => texts::MAP_KEYS,
        Aspect::Block => texts::BLOCK_KEYS,
    }
}

fn within(ground: NodeRef<html::Div>, [x, y]: [i32; 2]) -> Option<Point> {
    let stage = ground.get_untracked()?.get_bounding_client_rect();
    Some([f64::from(x) - stage.left(), f64::from(y) - stage.top()])
}

/// Follows the pointer beyond the edge of the map.
fn hold(event: &PointerEvent, ground: NodeRef<html::Div>) {
    if let Some(element) = ground.get_untracked() {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// What is under the pointer is read.
fn point(sheet: Sheet, event: &PointerEvent, ground: NodeRef<html::Div>) {
    if let Some(at) = within(ground, [event.client_x(), event.client_y()]) {
        sheet.pointing.set(Some(at));
    }
}

/// Turns the block by so many steps of an angle.
pub fn turn(sheet: Sheet, [right, down]: Point, angle: f64) {
    sheet.facing.update(|facing| *facing = facing.by(right * angle, down * angle));
}

fn wheel(sheet: Sheet, event: &WheelEvent, ground: NodeRef<html::Div>) {
    let Some(at) = within(ground, [event.client_x(), event.client_y()]) else { return };
    if untrack(|| sheet.aspect()) == Aspect::Map && !column::scrolls_by(event) {
        event.prevent_default();
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => LINE,
            WheelEvent::DOM_DELTA_PAGE => PAGE,
            _ => 1.0,
        };
        let [factor, most] = if event.ctrl_key() { PINCH } else { WHEEL };
        sheet.zoom(at, libm::exp((event.delta_y() * unit * factor).clamp(-most, most)));
    }
}

/// Does what the key asks for. Returns whether it asks for something.
fn press(sheet: Sheet, event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let Some(frame) = sheet.frame.get_untracked() else { return false };
    let middle = [frame.width / 2.0, frame.height / 2.0];
    let at = sheet.pointing.get_untracked().unwrap_or(middle);
    let aspect = untrack(|| sheet.aspect());
    match (event.key().as_str(), direction(event), aspect) {
        (_, Some([right, down]), Aspect::Map) => {
            let step = if event.shift_key() { 1.0 } else { NUDGE };
            let place = [at[0] + step * right, at[1] + step * down];
            sheet
                .pointing
                .set(Some([place[0].clamp(0.0, frame.width), place[1].clamp(0.0, frame.height)]));
        }
        (_, Some(way), Aspect::Block) => turn(sheet, way, TURN_BY_KEY),
        ("+" | "=", _, Aspect::Map) => sheet.zoom(at, CLOSER),
        ("-" | "_", _, Aspect::Map) => sheet.zoom(at, 1.0 / CLOSER),
        ("0", _, Aspect::Map) => sheet.show_all(),
        ("Escape", ..) => sheet.pointing.set(None),
        _ => return false,
    }
    true
}

/// Where keys read.
#[component]
fn CrossHair(sheet: Sheet, keyed: RwSignal<bool>) -> impl IntoView {
    let at = move || sheet.pointing.get().filter(|_| keyed.get());
    let cross = move |at: Point| {
        view! {
            <i class="cross-hair" aria-hidden="true"
                style:left=format!("{}px", at[0]) style:top=format!("{}px", at[1])></i>
        }
    };
    live(move || at().map(cross))
}

/// What the loss is where the pointer or the cross-hair is; keys are answered aloud.
#[component]
fn Readout(sheet: Sheet, keyed: RwSignal<bool>) -> impl IntoView {
    let words = move || {
        let at = sheet.pointing.get().filter(|_| sheet.aspect() == Aspect::Map)?;
        sheet.reading(at)
    };
    let aloud = move || if keyed.get() { "polite" } else { "off" };
    view! { <output class="loss-here" aria-live=aloud>{live(move || words().unwrap_or_default())}</output> }
}
