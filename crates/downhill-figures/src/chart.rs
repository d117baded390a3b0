//! Curves over time: loss, learning rate, norm of the gradient.

use crate::grid::Grid;
use crate::sketch::TEXT;
use crate::{
    Anchor, Axis, Frame, Mark, Plane, Point, Rect, Sketch, Stroke, Text, Theme, clip, number,
    run_style,
};

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

impl Chart<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        self.grid().plane()
    }

    /// Grid, numbers and title: what changes with range, size and theme.
    pub fn axes(&self) -> Sketch {
        self.grid().sketch()
    }

    /// Curves, reference line and cursor, on nothing: what changes with the cursor.
    pub fn curves(&self, line: &TimeLine<'_>) -> Sketch {
        let mut sketch = Sketch::default();
        self.hairline(&mut sketch, line.cursor);
        let ghosts = line.series.iter().filter(|_| line.ghost);
        ghosts.for_each(|series| self.beyond(&mut sketch, series, line.cursor));
        line.series.iter().for_each(|series| self.reached(&mut sketch, series, line.cursor));
        line.reference.iter().for_each(|reference| self.reference(&mut sketch, reference, line));
        line.series.iter().for_each(|series| self.now(&mut sketch, series));
        sketch
    }

    fn grid(&self) -> Grid<'_> {
        let Self { frame, x, y, x_title, theme } = *self;
        Grid { frame, x, y, x_title, theme }
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
        let points = last.into_iter().chain(series.points[first..].iter().copied());
        let ink = run_style(series.run, self.theme).ink.faded(0.28);
        for piece in self.visible(points) {
            sketch.line(piece, Stroke { ink, width: 1.5 });
        }
    }

    fn reached(&self, sketch: &mut Sketch, series: &Series<'_>, cursor: f64) {
        let style = run_style(series.run, self.theme);
        let before = series.points.iter().take_while(|point| point[0] <= cursor);
        for piece in self.visible(before.copied().chain(series.now)) {
            sketch.curve(piece, &style, 1.8);
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
    fn visible(&self, points: impl Iterator<Item = Point>) -> Vec<Vec<Point>> {
        let plane = self.plane();
        clip::clipped(points.map(|point| plane.pixel(point)), &plane.rect.grown(1.0))
    }

    fn reference(&self, sketch: &mut Sketch, reference: &Reference<'_>, line: &TimeLine<'_>) {
        let plane = self.plane();
        let y = plane.pixel([self.x.low(), reference.value])[1];
        let [left, right] = plane.rect.x;
        if !plane.rect.holds([left, y]) {
            return;
        }
        let ink = self.theme.inks[0];
        sketch.dashed(vec![[left, y], [right, y]], &[5.0, 4.0], Stroke { ink, width: 1.0 });
        let words = format!("{} {}", reference.label, number::number(reference.value));
        let text = Text { at: [right, y], words, size: TEXT, ink, anchor: Anchor::Right };
        sketch.glowing(self.freest(&text, line), self.theme.card);
    }

    /// The text beside its line where the fewest curves run.
    fn freest(&self, text: &Text, line: &TimeLine<'_>) -> Text {
        let plane = self.plane();
        let [left, right] = plane.rect.x;
        let left = left + text.width() + 4.0;
        let places = [(right, 10.0), (right, -10.0), (left, 10.0), (left, -10.0)];
        let placed = places.map(|(x, shift)| Text { at: [x, text.at[1] + shift], ..text.clone() });
        let (low, high) = (plane.rect.y[0] + 4.0, plane.rect.y[1] - 4.0);
        let outside = |text: &Text| !(low..=high).contains(&text.at[1]);
        let best = placed.iter().min_by_key(|text| (outside(text), self.crowd(text, line)));
        best.unwrap_or(text).clone()
    }

    /// How many points of curves lie behind `text`.
    fn crowd(&self, text: &Text, line: &TimeLine<'_>) -> usize {
        let (plane, [x, y]) = (self.plane(), text.at);
        let behind = Rect { x: [x - text.width(), x], y: [y - 7.0, y + 7.0] };
        let points = line.series.iter().flat_map(|series| series.points);
        points.filter(|point| behind.holds(plane.pixel(**point))).count()
    }
}
