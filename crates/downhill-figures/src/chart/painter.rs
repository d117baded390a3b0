//! What draws on a chart: curves, markers and reference lines.

use super::{Chart, Reference, Series, TimeLine, Weight};
use crate::sketch::TEXT;
use crate::{
    Anchor, Ink, Mark, Plane, Point, Rect, RunStyle, Sketch, Stroke, Text, Theme, clip, exit,
    number, run_style,
};

/// How opaque what lies beyond the cursor is.
const GHOST: f64 = 0.28;

/// Stretches are shown as what they are from this many pixels on.
const WIDE: f64 = 3.0;

/// The walls of a hollow line, both together, in pixels.
const WALLS: f64 = 2.0;

/// What a band is widened by on either side, in pixels, so that it is seen where it is no wider
/// than nothing.
const THIN: f64 = 0.7;

/// What draws on a chart.
pub(super) struct Painter<'a> {
    pub(super) chart: &'a Chart<'a>,
    pub(super) plane: Plane,
    pub(super) theme: &'a Theme,
    pub(super) sketch: Sketch,
}

impl Painter<'_> {
    /// Where `x` lies across the chart, if it is in sight.
    pub(super) fn across(&self, x: f64) -> Option<f64> {
        let [left, right] = self.plane.rect.x;
        Some(self.plane.pixel([x, self.chart.y.low()])[0]).filter(|x| (left..=right).contains(x))
    }

    /// A line from top to bottom at `x`, if that is in sight.
    pub(super) fn hairline(&mut self, x: f64, ink: Ink) {
        let [top, bottom] = self.plane.rect.y;
        if let Some(x) = self.across(x) {
            self.sketch.add(Mark::Rule([[x, top], [x, bottom]], Stroke { ink, width: 1.0 }));
        }
    }

    /// The curve beyond the cursor, faintly.
    pub(super) fn beyond(&mut self, series: &Series<'_>) {
        let Stroke { ink, width } = series.stroke(self.theme);
        let stroke = Stroke { ink: ink.faded(GHOST * ink.alpha), width: width * 0.85 };
        let first = series.points.partition_point(|point| point[0] <= series.reached);
        if self.is_band(series) {
            self.band((&series.points[first..], series.stride), stroke.ink);
            return;
        }
        let last = series.now.or(first.checked_sub(1).map(|i| series.points[i]));
        let points = last.into_iter().chain(series.points[first..].iter().copied());
        for piece in self.visible(points) {
            self.sketch.line(piece, stroke);
        }
    }

    /// The curve up to the cursor.
    pub(super) fn reached(&mut self, series: &Series<'_>) {
        let style = run_style(series.look, self.theme);
        let stroke = series.stroke(self.theme);
        let last = series.points.partition_point(|point| point[0] <= series.reached);
        let before = &series.points[..last];
        if self.is_band(series) {
            self.band((before, series.stride), stroke.ink.faded(0.45 * stroke.ink.alpha));
            return;
        }
        for piece in self.visible(before.iter().copied().chain(series.now)) {
            match series.weight {
                Weight::Raw => self.sketch.line(piece, stroke),
                Weight::Hollow => {
                    let inside = Stroke { ink: self.theme.card, width: stroke.width - WALLS };
                    let style = RunStyle { ink: stroke.ink, ..style };
                    self.sketch.curve(piece.clone(), &style, stroke.width);
                    self.sketch.line(piece, inside);
                }
                _ => self.sketch.curve(piece, &RunStyle { ink: stroke.ink, ..style }, stroke.width),
            }
        }
    }

    /// Whether stretches are so wide that only what lies between their ends is known.
    fn is_band(&self, series: &Series<'_>) -> bool {
        let Rect { x: [left, right], .. } = self.plane.rect;
        series.stride * (right - left) > WIDE * (self.chart.x.high() - self.chart.x.low())
    }

    /// What lies between least and greatest values, stretch by stretch.
    fn band(&mut self, (points, stride): (&[Point], f64), ink: Ink) {
        let plane = self.plane;
        let bounds = plane.rect.grown(1.0);
        for stretch in points.chunk_by(|a, b| a[0] == b[0]) {
            let [least, most] = [stretch[0], stretch[stretch.len() - 1]];
            let [low, high] = [[least[0], least[1]], [least[0] + stride, most[1]]]
                .map(|point| plane.pixel(point));
            let corners = [
                [low[0], low[1] + THIN],
                [high[0], low[1] + THIN],
                [high[0], high[1] - THIN],
                [low[0], high[1] - THIN],
            ];
            let seen = high[0] >= bounds.x[0]
                && low[0] <= bounds.x[1]
                && corners.as_flattened().iter().all(|v| v.is_finite());
            if seen {
                self.sketch
                    .add(Mark::Fill(corners.map(|corner| bounds.nearest(corner)).to_vec(), ink));
            }
        }
    }

    /// Signs where the curve goes on beyond the chart.
    pub(super) fn exits(&mut self, series: &Series<'_>, ghost: bool) {
        let reached = series.points.partition_point(|point| point[0] <= series.reached);
        let (before, behind) = series.points.split_at(reached);
        let behind = if ghost { behind } else { &[] };
        let points = before.iter().copied().chain(series.now).chain(behind.iter().copied());
        let ink = series.stroke(self.theme).ink;
        for exit in exit::exits(points, &self.plane) {
            let part = if exit.along > series.reached { GHOST } else { 1.0 };
            self.sketch.add(exit.sign(&self.plane, ink.faded(part * ink.alpha)));
        }
    }

    /// The marker of a curve, at the edge that its value lies beyond.
    pub(super) fn now(&mut self, series: &Series<'_>) {
        let (low, high) = (self.chart.y.low(), self.chart.y.high());
        let held = |[x, y]: Point| [x, y.clamp(low, high)];
        series.now.map(held).iter().for_each(|point| self.marker(series.look, *point));
    }

    /// A marker with the look of this number.
    pub(super) fn marker(&mut self, look: usize, point: Point) {
        let style = run_style(look, self.theme);
        let plane = self.plane;
        let at = plane.pixel(point);
        if plane.rect.grown(3.0).holds(at) {
            self.sketch.marker((style.marker, at), 3.6, [style.ink, self.theme.card]);
        }
    }

    /// The visible pieces of a curve, in pixels.
    fn visible(&self, points: impl Iterator<Item = Point>) -> Vec<Vec<Point>> {
        let plane = self.plane;
        clip::clipped(points.map(|point| plane.pixel(point)), &plane.rect.grown(1.0))
    }

    /// A dashed line across, with its label where there is room.
    pub(super) fn reference(&mut self, reference: &Reference<'_>, line: &TimeLine<'_>) {
        let plane = self.plane;
        let y = plane.pixel([self.chart.x.low(), reference.value])[1];
        let [left, right] = plane.rect.x;
        if !plane.rect.holds([left, y]) {
            return;
        }
        let ink = self.theme.inks[0];
        self.sketch.dashed(vec![[left, y], [right, y]], &[5.0, 4.0], Stroke { ink, width: 1.0 });
        let words = format!("{} {}", reference.label, number::number(reference.value));
        let text = Text { at: [right, y], words, size: TEXT, ink, anchor: Anchor::Right };
        self.sketch.glowing(self.freest(&text, line), self.theme.card);
    }

    /// The text beside its line where the fewest curves run.
    fn freest(&self, text: &Text, line: &TimeLine<'_>) -> Text {
        let plane = self.plane;
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
        let [x, y] = text.at;
        let [left, low] = self.plane.data([x - text.width(), y + 7.0]);
        let [right, high] = self.plane.data([x, y - 7.0]);
        let behind = |series: &Series<'_>| {
            let first = series.points.partition_point(|point| point[0] < left);
            let near = series.points[first..].iter().take_while(|point| point[0] <= right);
            near.filter(|point| (low..=high).contains(&point[1])).count()
        };
        line.series.iter().map(behind).sum()
    }
}
