//! The topographic map: ground, paths, start and minima.

use crate::sketch::TEXT;
use crate::{
    Anchor, Contour, Frame, Marker, Plane, Point, Rect, Sketch, Stroke, Text, Theme, Window, clip,
    dash, run_style, tick,
};

/// A map that fills its frame; the raster lies below it.
#[derive(Clone, Copy, Debug)]
pub struct Map<'a> {
    /// Its place.
    pub frame: Frame,
    /// What it shows.
    pub window: Window,
    /// Its colours.
    pub theme: &'a Theme,
}

/// The path of one run.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    /// Which run, for its look.
    pub run: usize,
    /// Where it went.
    pub points: &'a [Point],
    /// How many of the points lie before the cursor or at it.
    pub reached: usize,
}

/// The point where all runs start.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    /// Where.
    pub at: Point,
    /// What is written beside it; nothing when empty.
    pub label: &'a str,
}

/// What lies on the ground and changes with the cursor.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trails<'a> {
    /// The runs, the uppermost last.
    pub paths: &'a [Path<'a>],
    /// Whether what lies beyond the cursor shows faintly.
    pub ghost: bool,
    /// Known minima.
    pub minima: &'a [Point],
    /// The start, as a handle.
    pub start: Option<Start<'a>>,
}

/// Frames less wide or high, such as thumbnails, bear no numbers.
const LEAST_FOR_NUMBERS: f64 = 160.0;

/// The room at the top that titles and buttons take.
const HEADROOM: f64 = 44.0;

/// Points nearer to their neighbour, in CSS pixels, are not seen.
const NEAREST: f64 = 0.35;

impl Map<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        Plane::linear(self.rect(), self.window)
    }

    /// Contour lines and the numbers of the axes: what changes with problem, window and theme.
    pub fn ground(&self, contours: &[Contour]) -> Sketch {
        let mut sketch = Sketch::default();
        for contour in contours {
            self.contour(&mut sketch, contour);
        }
        if self.frame.width.min(self.frame.height) >= LEAST_FOR_NUMBERS {
            self.numbers(&mut sketch);
        }
        sketch
    }

    /// Paths, minima and start, on nothing: what changes with the cursor.
    pub fn trails(&self, trails: &Trails<'_>) -> Sketch {
        let mut sketch = Sketch::default();
        trails.minima.iter().for_each(|at| self.minimum(&mut sketch, *at));
        if trails.ghost {
            trails.paths.iter().for_each(|path| self.ghost(&mut sketch, path));
        }
        trails.paths.iter().for_each(|path| self.path(&mut sketch, path));
        trails.start.iter().for_each(|start| self.start(&mut sketch, start));
        trails.paths.iter().for_each(|path| self.present(&mut sketch, path));
        sketch
    }

    fn rect(&self) -> Rect {
        Rect { x: [0.0, self.frame.width], y: [0.0, self.frame.height] }
    }

    fn contour(&self, sketch: &mut Sketch, contour: &Contour) {
        let ink = self.theme.contour(contour.level).faded(0.75);
        for line in contour.lines.iter().flat_map(|line| self.visible(line)) {
            sketch.line(line, Stroke { ink, width: 0.8 });
        }
    }

    /// The visible pieces of a line of the data, in pixels.
    fn visible(&self, points: &[Point]) -> Vec<Vec<Point>> {
        let plane = self.plane();
        let pixels = points.iter().map(|point| plane.pixel(*point));
        let pieces = clip::clipped(pixels, &self.rect().grown(6.0));
        pieces.into_iter().map(sparse).collect()
    }

    fn numbers(&self, sketch: &mut Sketch) {
        let (plane, [width, height]) = (self.plane(), [self.frame.width, self.frame.height]);
        for tick in tick::ticks(&plane.x, count(width, 110.0)) {
            let at = [plane.pixel([tick.value, 0.0])[0], height - 13.0];
            if (44.0..width - 24.0).contains(&at[0]) {
                self.number(sketch, (at, tick.label), Anchor::Centre);
            }
        }
        for tick in tick::ticks(&plane.y, count(height, 90.0)) {
            let at = [9.0, plane.pixel([0.0, tick.value])[1]];
            if (HEADROOM..height - 14.0).contains(&at[1]) {
                self.number(sketch, (at, tick.label), Anchor::Left);
            }
        }
    }

    fn number(&self, sketch: &mut Sketch, (at, words): (Point, String), anchor: Anchor) {
        let text = Text { at, words, size: TEXT, ink: self.theme.inks[1], anchor };
        sketch.glowing(text, self.theme.paper.faded(0.3));
    }

    fn minimum(&self, sketch: &mut Sketch, at: Point) {
        let [x, y] = self.plane().pixel(at);
        if !self.rect().grown(8.0).holds([x, y]) {
            return;
        }
        for (reach, width, ink) in [(7.6, 4.4, self.theme.map[0]), (6.4, 2.0, self.theme.card)] {
            sketch.line(vec![[x - reach, y], [x + reach, y]], Stroke { ink, width });
            sketch.line(vec![[x, y - reach], [x, y + reach]], Stroke { ink, width });
        }
    }

    fn ghost(&self, sketch: &mut Sketch, path: &Path<'_>) {
        let beyond = &path.points[path.reached().saturating_sub(1)..];
        let ink = run_style(path.run, self.theme).ink.faded(0.3);
        for piece in self.visible(beyond) {
            sketch.line(piece, Stroke { ink, width: 1.5 });
        }
    }

    fn path(&self, sketch: &mut Sketch, path: &Path<'_>) {
        let style = run_style(path.run, self.theme);
        for piece in self.visible(&path.points[..path.reached()]) {
            let halo = Stroke { ink: self.theme.card.faded(0.8), width: 4.2 };
            sketch.line(piece.clone(), halo);
            sketch.dashed(piece, style.dashes, Stroke { ink: style.ink, width: 2.0 });
        }
    }

    fn present(&self, sketch: &mut Sketch, path: &Path<'_>) {
        let Some(last) = path.reached().checked_sub(1) else { return };
        let style = run_style(path.run, self.theme);
        let at = self.plane().pixel(path.points[last]);
        if self.rect().grown(8.0).holds(at) {
            sketch.marker((style.marker, at), 5.2, [style.ink, self.theme.card]);
        }
    }

    fn start(&self, sketch: &mut Sketch, start: &Start<'_>) {
        let at = self.plane().pixel(start.at);
        if !self.rect().grown(12.0).holds(at) {
            return;
        }
        sketch.marker((Marker::Disc, at), 7.6, [self.theme.card, self.theme.inks[0]]);
        self.label(sketch, at, start.label);
    }

    /// Writes beside `at`, on the side that has room.
    fn label(&self, sketch: &mut Sketch, at: Point, words: &str) {
        let text = Text {
            at,
            words: words.to_owned(),
            size: 12.0,
            ink: self.theme.inks[0],
            anchor: Anchor::Left,
        };
        if words.is_empty() {
            return;
        }
        let right = at[0] + 15.0 + text.width() < self.frame.width;
        let (shift, anchor) = if right { (15.0, Anchor::Left) } else { (-15.0, Anchor::Right) };
        sketch.glowing(Text { at: [at[0] + shift, at[1]], anchor, ..text }, self.theme.card);
    }
}

impl Path<'_> {
    fn reached(&self) -> usize {
        self.reached.min(self.points.len())
    }
}

/// The line without points too near to be seen, both ends kept.
fn sparse(points: Vec<Point>) -> Vec<Point> {
    let last = points.len().saturating_sub(1);
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for (i, point) in points.into_iter().enumerate() {
        let seen = kept.last().is_none_or(|before| dash::distance(*before, point) >= NEAREST);
        if seen || i == last {
            kept.push(point);
        }
    }
    kept
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub(crate) fn count(length: f64, each: f64) -> usize {
    (length / each).round().clamp(2.0, 12.0) as usize
}
