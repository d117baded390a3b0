//! Curves over time: loss, learning rate, norm of the gradient, parameters.

use crate::grid::Grid;
use crate::sketch::TEXT;
use crate::{
    Anchor, Axis, Frame, Ink, Mark, Plane, Point, Rect, RunStyle, Sketch, Stroke, Text, Theme,
    clip, exit, number, run_style,
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
    /// What the y axis measures, with its unit; no room is taken when empty.
    pub y_title: &'a str,
    /// Places marked on the x axis, such as the ends of epochs.
    pub marks: &'a [f64],
    /// Its colours.
    pub theme: &'a Theme,
}

/// How strongly a curve is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// What the figure is about.
    #[default]
    Strong,
    /// What goes with it.
    Light,
    /// What is compared with it, such as a loss over other rows: a line that is empty inside.
    Hollow,
    /// What is behind it, such as values before they are smoothed.
    Raw,
}

impl Weight {
    /// How opaque and how wide.
    fn stroke(self, ink: Ink) -> Stroke {
        let (alpha, width) = match self {
            Self::Strong => (1.0, 1.8),
            Self::Light => (0.85, 1.3),
            Self::Hollow => (0.9, 3.6),
            Self::Raw => (0.28, 1.0),
        };
        Stroke { ink: ink.faded(alpha), width }
    }
}

/// The curve of one run, thinned before.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// The number of its look.
    pub look: usize,
    /// Its points in order of x; what is not a number is a gap.
    pub points: &'a [Point],
    /// How far along x a pair of points with the same x tells the least and the greatest value.
    pub stride: f64,
    /// Up to which x it is drawn strongly.
    pub reached: f64,
    /// How strongly.
    pub weight: Weight,
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
    /// The x that is marked by a hairline.
    pub cursor: f64,
    /// Whether what lies beyond the cursor shows faintly.
    pub ghost: bool,
    /// A dashed line across.
    pub reference: Option<Reference<'a>>,
}

/// How opaque what lies beyond the cursor is.
const GHOST: f64 = 0.28;

/// Stretches are shown as what they are from this many pixels on.
const WIDE: f64 = 3.0;

/// The walls of a hollow line, both together, in pixels.
const WALLS: f64 = 2.0;

/// What a band is widened by on either side, in pixels, so that it is seen where it is no wider
/// than nothing.
const THIN: f64 = 0.7;

impl Series<'_> {
    fn stroke(&self, theme: &Theme) -> Stroke {
        self.weight.stroke(run_style(self.look, theme).ink)
    }
}

impl Chart<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        self.grid().plane()
    }

    /// Grid, numbers and title: what changes with range, size and theme.
    pub fn axes(&self) -> Sketch {
        let mut painter = self.painter();
        painter.sketch = self.grid().sketch();
        let Rect { y: [_, bottom], .. } = painter.plane.rect;
        let stroke = Stroke { ink: self.theme.inks[2], width: 1.0 };
        let marks: Vec<_> = self.marks.iter().filter_map(|mark| painter.across(*mark)).collect();
        for x in marks {
            painter.sketch.add(Mark::Rule([[x, bottom - 4.0], [x, bottom + 1.0]], stroke));
        }
        painter.sketch
    }

    /// Curves, reference line and cursor, on nothing: what changes with the cursor.
    pub fn curves(&self, line: &TimeLine<'_>) -> Sketch {
        let mut painter = self.painter();
        painter.hairline(line.cursor, self.theme.strong_line);
        let ghosts = line.series.iter().filter(|_| line.ghost);
        ghosts.for_each(|series| painter.beyond(series));
        line.series.iter().for_each(|series| painter.reached(series));
        line.series.iter().for_each(|series| painter.exits(series, line.ghost));
        line.reference.iter().for_each(|reference| painter.reference(reference, line));
        line.series.iter().for_each(|series| painter.now(series));
        painter.sketch
    }

    /// A hairline at `x` with the points of runs on it, by the numbers of their looks: what is read
    /// off at a pointer.
    pub fn reading(&self, x: f64, points: &[(usize, Point)]) -> Sketch {
        let mut painter = self.painter();
        painter.hairline(x, self.theme.inks[2]);
        painter.sketch.append(self.points(points));
        painter.sketch
    }

    /// Points of runs, by the numbers of their looks.
    pub fn points(&self, points: &[(usize, Point)]) -> Sketch {
        let mut painter = self.painter();
        for (look, point) in points {
            painter.marker(*look, *point);
        }
        painter.sketch
    }

    fn grid(&self) -> Grid<'_> {
        let Self { frame, x, y, x_title, y_title, theme, .. } = *self;
        Grid { frame, x, y, x_title, y_title, theme }
    }

    fn painter(&self) -> Painter<'_> {
        Painter { chart: self, plane: self.plane(), theme: self.theme, sketch: Sketch::default() }
    }
}

/// What draws on a chart.
struct Painter<'a> {
    chart: &'a Chart<'a>,
    plane: Plane,
    theme: &'a Theme,
    sketch: Sketch,
}

impl Painter<'_> {
    /// Where `x` lies across the chart, if it is in sight.
    fn across(&self, x: f64) -> Option<f64> {
        let [left, right] = self.plane.rect.x;
        Some(self.plane.pixel([x, self.chart.y.low()])[0]).filter(|x| (left..=right).contains(x))
    }

    fn hairline(&mut self, x: f64, ink: Ink) {
        let [top, bottom] = self.plane.rect.y;
        if let Some(x) = self.across(x) {
            self.sketch.add(Mark::Rule([[x, top], [x, bottom]], Stroke { ink, width: 1.0 }));
        }
    }

    fn beyond(&mut self, series: &Series<'_>) {
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

    fn reached(&mut self, series: &Series<'_>) {
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
    fn exits(&mut self, series: &Series<'_>, ghost: bool) {
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

    fn now(&mut self, series: &Series<'_>) {
        series.now.iter().for_each(|point| self.marker(series.look, *point));
    }

    fn marker(&mut self, look: usize, point: Point) {
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

    fn reference(&mut self, reference: &Reference<'_>, line: &TimeLine<'_>) {
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
