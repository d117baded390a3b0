//! What fingers and the mouse do to the land: one drags it or turns the block, two zoom.

use downhill_figures::Point;
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use super::super::handle::Moving;
use super::grip::{TURN, turn};
use super::sheet::Sheet;
use crate::column;
use crate::looks::choice::Aspect;
use crate::looks::sight::Sight;

/// What was there before the first finger came down.
#[derive(Clone)]
struct Before {
    sight: Sight,
    start: Option<Vec<f64>>,
}

/// The pointers that are down upon a map, also upon the start that lies above the land.
#[derive(Clone, Copy)]
pub struct Hand {
    sheet: Sheet,
    stage: NodeRef<html::Div>,
    held: StoredValue<Vec<(i32, Point)>>,
    before: StoredValue<Option<Before>>,
}

impl Hand {
    pub fn new(sheet: Sheet, stage: NodeRef<html::Div>) -> Self {
        Self { sheet, stage, held: StoredValue::new(Vec::new()), before: StoredValue::new(None) }
    }

    pub fn press(self, event: &PointerEvent) {
        let Some(at) = self.place(event) else { return };
        if self.held.with_value(Vec::is_empty) {
            self.before.set_value(Some(self.present()));
        } else {
            self.let_go_of_start();
        }
        self.held.update_value(|held| held.push((event.pointer_id(), at)));
    }

    /// One pointer drags the land or turns the block, two zoom; none does nothing.
    pub fn move_to(self, event: &PointerEvent) {
        let Some(at) = self.place(event) else { return };
        let before = self.held.get_value();
        self.held.update_value(|held| {
            for (_, place) in held.iter_mut().filter(|(id, _)| *id == event.pointer_id()) {
                *place = at;
            }
        });
        if self.sheet.moving.get_untracked() == Moving::Yes {
            return;
        }
        let after = self.held.get_value();
        match (untrack(|| self.sheet.aspect()), &before[..], &after[..]) {
            (Aspect::Block, [(_, from), ..], [(_, to), ..]) => {
                turn(self.sheet, way(*from, *to), TURN);
            }
            (Aspect::Map, [_], [_]) if self.scrolls(event) => {}
            (Aspect::Map, [(_, from)], [(_, to)]) => self.sheet.pan(way(*from, *to)),
            (Aspect::Map, [a, b], [c, d]) => self.pinch([a.1, b.1], [c.1, d.1]),
            _ => {}
        }
    }

    pub fn release(self, event: &PointerEvent) {
        self.held.update_value(|held| held.retain(|(id, _)| *id != event.pointer_id()));
    }

    /// The browser took the pointer for itself: what it did here until then was not meant.
    pub fn cancel(self, event: &PointerEvent) {
        let was_held =
            self.held.with_value(|held| held.iter().any(|(id, _)| *id == event.pointer_id()));
        if let Some(before) = self.before.get_value().filter(|_| was_held) {
            if before.sight != self.sheet.window.get_untracked() {
                self.sheet.window.set(before.sight);
            }
            self.give_start_back(before.start);
        }
        self.release(event);
    }

    /// Whether the pointer is a finger upon the whole map, which scrolls the page where it has one
    /// column.
    fn scrolls(self, event: &PointerEvent) -> bool {
        event.pointer_type() == "touch"
            && column::is_the_only_one()
            && !untrack(|| self.sheet.is_zoomed())
    }

    /// Two fingers moved: what is between them stays between them.
    fn pinch(self, from: [Point; 2], to: [Point; 2]) {
        let middle = |[a, b]: [Point; 2]| [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])];
        let length = |[a, b]: [Point; 2]| libm::hypot(a[0] - b[0], a[1] - b[1]).max(1.0);
        let (was, is) = (middle(from), middle(to));
        self.sheet.pan(way(was, is));
        self.sheet.zoom(is, length(from) / length(to));
    }

    /// A second finger: the first one began to look closer, it did not drag the start.
    fn let_go_of_start(self) {
        if self.sheet.moving.get_untracked() != Moving::Yes {
            return;
        }
        self.sheet.moving.set(Moving::No);
        if let Some(before) = self.before.get_value() {
            self.give_start_back(before.start);
        }
    }

    /// Takes back what a finger did to the start.
    fn give_start_back(self, start: Option<Vec<f64>>) {
        if start != self.present().start {
            self.sheet.playground().change(|experiment| experiment.start = start);
        }
    }

    fn present(self) -> Before {
        let experiment = self.sheet.playground().experiment;
        let start = experiment.with_untracked(|experiment| experiment.start.clone());
        Before { sight: self.sheet.window.get_untracked(), start }
    }

    fn place(self, event: &PointerEvent) -> Option<Point> {
        let stage = self.stage.get_untracked()?.get_bounding_client_rect();
        let [x, y] = [event.client_x(), event.client_y()].map(f64::from);
        Some([x - stage.left(), y - stage.top()])
    }
}

fn way(from: Point, to: Point) -> Point {
    [to[0] - from[0], to[1] - from[1]]
}
