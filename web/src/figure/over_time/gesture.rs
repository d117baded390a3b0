//! What hands do to a chart: scrub, read off, zoom, pan; by mouse, touch and keys.

use downhill_figures::{Frame, panned, zoomed};
use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::board::Board;
use crate::column;
use crate::figure::clock::Clock;

/// Pixels of the wheel that halve or double the stretch in sight.
const DOUBLE: f64 = 300.0;

/// The part of the window that an arrow key moves the reading by, and the part with shift.
const STRIDES: [f64; 2] = [0.01, 0.1];

/// What + zooms by; − undoes it.
const CLOSER: f64 = 0.5;

/// The fingers or the mouse on a chart: which pointers are down, and where across.
#[derive(Clone, Copy)]
pub struct Hand {
    board: Board,
    frame: ReadSignal<Option<Frame>>,
    reading: RwSignal<Option<f64>>,
    down: StoredValue<Vec<(i32, f64)>>,
}

impl Hand {
    pub fn new(
        board: Board,
        frame: ReadSignal<Option<Frame>>,
        reading: RwSignal<Option<f64>>,
    ) -> Self {
        Self { board, frame, reading, down: StoredValue::new(Vec::new()) }
    }

    /// The time at a place across the chart.
    fn time(self, x: f64) -> Option<f64> {
        let frame = self.frame.get_untracked()?;
        Some(untrack(|| self.board.plane(frame)).data([x, 0.0])[0])
    }

    pub fn press(self, event: &PointerEvent) {
        let x = f64::from(event.offset_x());
        self.down.update_value(|down| {
            down.retain(|(id, _)| *id != event.pointer_id());
            down.push((event.pointer_id(), x));
        });
        hold(event);
        if event.button() == 0 && !event.shift_key() && self.down.with_value(Vec::len) == 1 {
            self.scrub(x);
        }
    }

    pub fn move_to(self, event: &PointerEvent) {
        let x = f64::from(event.offset_x());
        let before = self.down.get_value();
        self.down.update_value(|down| {
            let moved = down.iter_mut().find(|(id, _)| *id == event.pointer_id());
            if let Some((_, place)) = moved {
                *place = x;
            }
        });
        match before[..] {
            [] => self.reading.set(self.time(x)),
            [(_, from)] if event.shift_key() => self.pan(from, x),
            [_] => self.scrub(x),
            [(_, a), (_, b), ..] => self.pinch([a, b]),
        }
    }

    pub fn release(self, event: &PointerEvent) {
        self.down.update_value(|down| down.retain(|(id, _)| *id != event.pointer_id()));
    }

    pub fn leave(self, event: &PointerEvent) {
        self.release(event);
        self.reading.set(None);
    }

    fn scrub(self, x: f64) {
        let playground = self.board.playground();
        if let Some(time) = self.time(x) {
            let run = playground.selected.get_untracked();
            playground.playing.set(false);
            playground.jump(self.board.clock.with_untracked(|clock| clock.step(run, time)));
            self.reading.set(Some(time));
        }
    }

    fn whole(self) -> [f64; 2] {
        self.board.clock.with_untracked(Clock::whole)
    }

    fn window(self) -> [f64; 2] {
        untrack(|| self.board.window())
    }

    fn pan(self, from: f64, to: f64) {
        if let (Some(from), Some(to)) = (self.time(from), self.time(to)) {
            self.board.look_at(panned(self.window(), from - to, self.whole()));
        }
    }

    /// Keeps what was under two fingers under them.
    fn pinch(self, before: [f64; 2]) {
        let [(_, a), (_, b), ..] = self.down.get_value()[..] else { return };
        let (was, is) = ((before[0] - before[1]).abs(), (a - b).abs());
        let middle = f64::midpoint(before[0], before[1]);
        if let Some(at) = self.time(middle).filter(|_| is > 1.0) {
            self.board.look_at(zoomed(self.window(), at, was / is, self.whole()));
            self.pan(middle, f64::midpoint(a, b));
        }
    }

    pub fn wheel(self, event: &WheelEvent) {
        if column::scrolls_by(event) || event.ctrl_key() && !column::is_the_only_one() {
            // The browser's own: it scrolls or zooms the page.
            return;
        }
        event.prevent_default();
        let across =
            if event.shift_key() { event.delta_y() + event.delta_x() } else { event.delta_x() };
        let x = f64::from(event.offset_x());
        if across.abs() > event.delta_y().abs() || event.shift_key() {
            self.pan(x + across, x);
        } else if let Some(at) = self.time(x) {
            let factor = libm::pow(2.0, (event.delta_y() / DOUBLE).clamp(-2.0, 2.0));
            self.board.look_at(zoomed(self.window(), at, factor, self.whole()));
        }
    }

    pub fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let [low, high] = self.window();
        let at = self.reading.get_untracked().unwrap_or_else(|| self.cursor()).clamp(low, high);
        let stride = STRIDES[usize::from(event.shift_key())] * (high - low);
        match event.key().as_str() {
            "ArrowLeft" => self.read(at - stride),
            "ArrowRight" => self.read(at + stride),
            "Home" => self.read(low),
            "End" => self.read(high),
            "Enter" => self.go_to(at),
            "+" | "=" => self.board.look_at(zoomed([low, high], at, CLOSER, self.whole())),
            "-" | "−" => self.board.look_at(zoomed([low, high], at, 1.0 / CLOSER, self.whole())),
            "0" => self.board.zoom_out(),
            "Escape" => self.reading.set(None),
            _ => return,
        }
        event.prevent_default();
    }

    /// The time at the cursor.
    fn cursor(self) -> f64 {
        let playground = self.board.playground();
        let (run, step) = (playground.selected.get_untracked(), playground.cursor.get_untracked());
        self.board.clock.with_untracked(|clock| clock.time(run, step as f64))
    }

    /// Reads off at a time, which the window follows.
    fn read(self, time: f64) {
        let [first, last] = self.whole();
        let time = time.clamp(first, last);
        let [low, high] = self.window();
        let by = (time - high).max(0.0) + (time - low).min(0.0);
        if by != 0.0 {
            self.board.look_at(panned([low, high], by, self.whole()));
        }
        self.reading.set(Some(time));
    }

    fn go_to(self, time: f64) {
        let playground = self.board.playground();
        let run = playground.selected.get_untracked();
        playground.playing.set(false);
        playground.jump(self.board.clock.with_untracked(|clock| clock.step(run, time)));
    }
}

/// Follows the pointer beyond the edge of the chart.
fn hold(event: &PointerEvent) {
    let stage = event.current_target().and_then(|stage| stage.dyn_into::<web_sys::Element>().ok());
    if let Some(stage) = stage {
        let _ = stage.set_pointer_capture(event.pointer_id());
    }
}
