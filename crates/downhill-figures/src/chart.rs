//! Curves over time: loss, learning rate, norm of the gradient.

use crate::map::count;
use crate::tick::{self, Tick};
use crate::{
    Anchor, Axis, Frame, Plane, Point, Rect, Sketch, Stroke, Text, Theme, clip, number, run_style,
};
use crate::{Mark, sketch::TEXT};

/// The chart's place, range and titles.
#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    /// Its place.
    pub frame: Frame,
    /// Steps, epochs, examples or seconds.
    pub x: Axis,
    /// The quantity shown, linear or logarithmic.
    pub y: Axis,
    /// What the x axis counts, with its unit; no room is taken when empty.
    pub x_title: &'a str,
    /// Its colours.
    pub theme: &'a Theme,
}

/// The curve of one run, thinned before.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// Which run, for its look.
    pub run: usize,
    /// Its points in order of x; what is not a number is a gap.
    pub points: &'a [Point],
    /// Its present point exactly, where the marker lies.
    pub now: Option<Point>,
}

/// A value to compare with.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// The value.
    pub value: f64,
    /// What it is, to which its number is added.
    pub label: &'a str,
}

/// What changes with the cursor.
#[derive(Clone, Copy, Debug)]
pub struct TimeLine<'a> {
    /// The curves, the uppermost last.
    pub series: &'a [Series<'a>],
    /// Up to which x they are drawn strongly; marked by a hairline.
    pub cursor: f64,
    /// Whether what lies beyond the cursor shows faintly.
    pub ghost: bool,
    /// A dashed line across.
    pub reference: Option<Reference<'a>>,
}

const LEFT: f64 = 50.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 24.0;
const TITLE: f64 = 15.0;

impl Chart<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        let title = if self.x_title.is_empty() { 0.0 } else { TITLE };
        let right = (self.frame.width - RIGHT).max(LEFT);
        let bottom = (self.frame.height - BOTTOM - title).max(TOP);
        Plane { rect: Rect { x: [LEFT, right], y: [TOP, bottom] }, x: self.x, y: self.y }
    }

    /// Grid, numbers and title: what changes with range, size and theme.
    pub fn axes(&self) -> Sketch {
        let mut sketch = Sketch::default();
        let rect = self.plane().rect;
        let [width, height] = [rect.x[1] - rect.x[0], rect.y[1] - rect.y[0]];
        for tick in tick::ticks(&self.y, count(height, 36.0)) {
            self.row(&mut sketch, &tick);
        }
        for tick in tick::ticks(&self.x, count(width, 75.0)) {
            self.column(&mut sketch, tick);
        }
        let at = [f64::midpoint(rect.x[0], rect.x[1]), self.frame.height - 9.0];
        if !self.x_title.is_empty() {
            sketch.text(at, self.x_title, (self.theme.inks[2], Anchor::Centre));
        }
        sketch
    }

    /// Curves, reference line and cursor, on nothing: what changes with the cursor.
    pub fn curves(&self, line: &TimeLine<'_>) -> Sketch {
        let mut sketch = Sketch::default();
        self.hairline(&mut sketch, line.cursor);
        if line.ghost {
            line.series.iter().for_each(|series| self.beyond(&mut sketch, series, line.cursor));
        }
        line.series.iter().for_each(|series| self.reached(&mut sketch, series, line.cursor));
        line.reference.iter().for_each(|reference| self.reference(&mut sketch, reference, line));
        line.series.iter().for_each(|series| self.now(&mut sketch, series));
        sketch
    }

    fn row(&self, sketch: &mut Sketch, tick: &Tick) {
        let plane = self.plane();
        let y = plane.pixel([self.x.low(), tick.value])[1];
        let [left, right] = plane.rect.x;
        let stroke = Stroke { ink: self.theme.line, width: 1.0 };
        sketch.add(Mark::Rule([[left, y], [right, y]], stroke));
        decade_label(sketch, ([left - 8.0, y], tick), self.theme);
    }

    fn column(&self, sketch: &mut Sketch, tick: Tick) {
        let plane = self.plane();
        let x = plane.pixel([tick.value, self.y.low()])[0];
        let y = plane.rect.y[1] + 14.0;
        let half = Text {
            at: [x, y],
            words: tick.label.clone(),
            size: TEXT,
            ink: self.theme.inks[2],
            anchor: Anchor::Centre,
        }
        .width()
            / 2.0;
        let x = x.min(self.frame.width - half - 2.0);
        sketch.text([x, y], tick.label, (self.theme.inks[2], Anchor::Centre));
    }

    fn hairline(&self, sketch: &mut Sketch, cursor: f64) {
        let plane = self.plane();
        let x = plane.pixel([cursor, self.y.low()])[0];
        let [top, bottom] = plane.rect.y;
        if (plane.rect.x[0]..=plane.rect.x[1]).contains(&x) {
            let stroke = Stroke { ink: self.theme.strong_line, width: 1.0 };
            sketch.add(Mark::Rule([[x, top], [x, bottom]], stroke));
        }
    }

    fn beyond(&self, sketch: &mut Sketch, series: &Series<'_>, cursor: f64) {
        let first = series.points.partition_point(|point| point[0] <= cursor);
        let last = series.now.or(first.checked_sub(1).map(|i| series.points[i]));
        let points: Vec<Point> = last.into_iter().chain(series.points[first..].to_vec()).collect();
        let ink = run_style(series.run, self.theme).ink.faded(0.28);
        for piece in self.visible(&points) {
            sketch.line(piece, Stroke { ink, width: 1.5 });
        }
    }

    fn reached(&self, sketch: &mut Sketch, series: &Series<'_>, cursor: f64) {
        let style = run_style(series.run, self.theme);
        let before = series.points.iter().take_while(|point| point[0] <= cursor);
        let points: Vec<Point> = before.copied().chain(series.now).collect();
        for piece in self.visible(&points) {
            sketch.dashed(piece, style.dashes, Stroke { ink: style.ink, width: 1.8 });
        }
    }

    fn now(&self, sketch: &mut Sketch, series: &Series<'_>) {
        let style = run_style(series.run, self.theme);
        let plane = self.plane();
        let at = series.now.map(|point| plane.pixel(point));
        if let Some(at) = at.filter(|at| plane.rect.grown(3.0).holds(*at)) {
            sketch.marker((style.marker, at), 3.6, [style.ink, self.theme.card]);
        }
    }

    /// The visible pieces of a curve, in pixels.
    fn visible(&self, points: &[Point]) -> Vec<Vec<Point>> {
        let plane = self.plane();
        let pixels = points.iter().map(|point| plane.pixel(*point));
        clip::clipped(pixels, &plane.rect.grown(1.0))
    }

    fn reference(&self, sketch: &mut Sketch, reference: &Reference<'_>, line: &TimeLine<'_>) {
        let plane = self.plane();
        let y = plane.pixel([self.x.low(), reference.value])[1];
        let [left, right] = plane.rect.x;
        if !plane.rect.holds([left, y]) {
            return;
        }
        let stroke = Stroke { ink: self.theme.inks[0], width: 1.0 };
        sketch.dashed(vec![[left, y], [right, y]], &[5.0, 4.0], stroke);
        let words = format!("{} {}", reference.label, number::number(reference.value));
        let text = Text {
            at: [right, y],
            words,
            size: TEXT,
            ink: self.theme.inks[0],
            anchor: Anchor::Right,
        };
        let text = self.freest(text, line);
        sketch.glowing(text, self.theme.card);
    }

    /// The text beside its line where the fewest curves run.
    fn freest(&self, text: Text, line: &TimeLine<'_>) -> Text {
        let plane = self.plane();
        let [left, right] = plane.rect.x;
        let places = [
            (right, 10.0),
            (right, -10.0),
            (left + text.width() + 4.0, 10.0),
            (left + text.width() + 4.0, -10.0),
        ];
        let placed = places.map(|(x, shift)| Text { at: [x, text.at[1] + shift], ..text.clone() });
        let inside = |text: &Text| plane.rect.grown(2.0).holds(text.at);
        let crowd =
            |text: &Text| self.crowd(text, line) + if inside(text) { 0 } else { usize::MAX / 2 };
        placed.into_iter().min_by_key(crowd).unwrap_or(text)
    }

    /// How many points of curves lie behind `text`.
    fn crowd(&self, text: &Text, line: &TimeLine<'_>) -> usize {
        let (plane, [x, y]) = (self.plane(), text.at);
        let behind = Rect { x: [x - text.width(), x], y: [y - 7.0, y + 7.0] };
        let points = line.series.iter().flat_map(|series| series.points);
        points.filter(|point| behind.holds(plane.pixel(**point))).count()
    }
}

/// A number left of an axis; a power of ten with its exponent raised.
fn decade_label(sketch: &mut Sketch, (at, tick): (Point, &Tick), theme: &Theme) {
    let ink = theme.inks[2];
    let Some(power) = tick.power else {
        sketch.text(at, tick.label.as_str(), (ink, Anchor::Right));
        return;
    };
    let split = at[0] - 16.0;
    sketch.text([split, at[1] + 1.0], tick.label.as_str(), (ink, Anchor::Right));
    let words = number::fixed(f64::from(power), 0);
    let at = [split + 1.0, at[1] - 4.0];
    sketch.add(Mark::Text(Text { at, words, size: 8.5, ink, anchor: Anchor::Left }));
}
