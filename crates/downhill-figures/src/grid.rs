//! Axes around a chart: lines across, numbers at the left and below, a title.

use crate::sketch::{ADVANCE, TEXT};
use crate::tick::{self, Tick};
use crate::{Anchor, Axis, Frame, Mark, Plane, Point, Rect, Sketch, Stroke, Text, Theme, number};

const LEFT: f64 = 50.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 24.0;
const TITLE: f64 = 15.0;

/// Between an axis and its numbers.
const GAP: f64 = 8.0;

/// The room a thumbnail leaves around its data.
const MARGIN: f64 = 6.0;

/// The axes of a figure and what they are called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid<'a> {
    pub(crate) frame: Frame,
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    pub(crate) x_title: &'a str,
    pub(crate) y_title: &'a str,
    pub(crate) theme: &'a Theme,
}

impl Grid<'_> {
    /// The room left for data, between data and pixels.
    pub(crate) fn plane(&self) -> Plane {
        let rect = if self.frame.is_thumbnail() { self.all() } else { self.inner() };
        Plane { rect, x: self.x, y: self.y }
    }

    /// Lines, numbers and title; a thumbnail has none.
    pub(crate) fn sketch(&self) -> Sketch {
        let mut sketch = Sketch::default();
        if self.frame.is_thumbnail() {
            return sketch;
        }
        sketch.append(self.rows_only());
        self.columns().into_iter().for_each(|tick| self.column(&mut sketch, tick));
        self.titles(&mut sketch);
        sketch
    }

    /// Lines and numbers of y alone, for figures that name their columns themselves.
    pub(crate) fn rows_only(&self) -> Sketch {
        let mut sketch = Sketch::default();
        self.rows().iter().for_each(|tick| self.row(&mut sketch, tick));
        sketch
    }

    fn all(&self) -> Rect {
        let to = |length: f64| [MARGIN, (length - MARGIN).max(MARGIN)];
        Rect { x: to(self.frame.width), y: to(self.frame.height) }
    }

    fn inner(&self) -> Rect {
        let top = TOP + room(self.y_title);
        let bottom = (self.frame.height - BOTTOM - room(self.x_title)).max(top);
        let widest = self.rows().iter().map(width).fold(0.0, f64::max);
        let left = LEFT.max(widest + GAP + 4.0);
        Rect { x: [left, (self.frame.width - RIGHT).max(left)], y: [top, bottom] }
    }

    fn rows(&self) -> Vec<Tick> {
        let height = self.frame.height - TOP - BOTTOM - room(self.x_title) - room(self.y_title);
        tick::ticks(&self.y, tick::room(height, 36.0))
    }

    fn columns(&self) -> Vec<Tick> {
        let width = self.frame.width - LEFT - RIGHT;
        tick::ticks(&self.x, tick::room(width, 75.0))
    }

    fn row(&self, sketch: &mut Sketch, tick: &Tick) {
        let plane = self.plane();
        let y = plane.pixel([self.x.low(), tick.value])[1];
        let [left, right] = plane.rect.x;
        let stroke = Stroke { ink: self.theme.line, width: 1.0 };
        sketch.add(Mark::Rule([[left, y], [right, y]], stroke));
        row_label(sketch, ([left - GAP, y], tick), self.theme);
    }

    fn column(&self, sketch: &mut Sketch, tick: Tick) {
        let plane = self.plane();
        let x = plane.pixel([tick.value, self.y.low()])[0];
        let text = Text {
            at: [x, plane.rect.y[1] + 14.0],
            words: tick.label + &tick.power.map(number::superscript).unwrap_or_default(),
            size: TEXT,
            ink: self.theme.inks[2],
            anchor: Anchor::Centre,
        };
        let x = x.min(self.frame.width - text.width() / 2.0 - 2.0);
        sketch.add(Mark::Text(Text { at: [x, text.at[1]], ..text }));
    }

    fn titles(&self, sketch: &mut Sketch) {
        let Rect { x: [left, right], .. } = self.plane().rect;
        let ink = self.theme.inks[2];
        let below = [f64::midpoint(left, right), self.frame.height - 9.0];
        let above = [MARGIN, TITLE / 2.0];
        let titles = [(below, self.x_title, Anchor::Centre), (above, self.y_title, Anchor::Left)];
        for (at, title, anchor) in titles.into_iter().filter(|title| !title.1.is_empty()) {
            sketch.text(at, title, (ink, anchor));
        }
    }
}

/// The room that a title takes.
fn room(title: &str) -> f64 {
    if title.is_empty() { 0.0 } else { TITLE }
}

fn width(tick: &Tick) -> f64 {
    tick.label.chars().count() as f64 * TEXT * ADVANCE
}

/// A number left of an axis; a power of ten with its exponent raised.
fn row_label(sketch: &mut Sketch, (at, tick): (Point, &Tick), theme: &Theme) {
    let ink = theme.inks[2];
    let Some(power) = tick.power else {
        sketch.text(at, tick.label.as_str(), (ink, Anchor::Right));
        return;
    };
    let split = at[0] - 16.0;
    sketch.text([split, at[1] + 1.0], tick.label.as_str(), (ink, Anchor::Right));
    let words = number::fixed(f64::from(power), 0);
    let at = [split + 0.5, at[1] - 4.0];
    sketch.add(Mark::Text(Text { at, words, size: 8.5, ink, anchor: Anchor::Left }));
}
