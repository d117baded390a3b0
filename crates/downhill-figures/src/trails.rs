//! What runs leave on a map or a curve: paths, present points, minima and the start.

use crate::{
    Anchor, Marker, Plane, Point, Rect, Sketch, Stroke, Text, Theme, clip, dash, run_style,
};

/// The path of one run.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    /// The number of its look.
    pub look: usize,
    /// Where it went.
    pub points: &'a [Point],
    /// How many of the points lie before the cursor or at it.
    pub reached: usize,
}

/// Where the start's label may stand, from the start: the best first.
const PLACES: [(f64, f64); 6] =
    [(15.0, 0.0), (-15.0, 0.0), (9.0, -17.0), (9.0, 17.0), (-9.0, -17.0), (-9.0, 17.0)];

/// The length of a path behind a label that is not minded, in CSS pixels.
const PASSING: f64 = 20.0;

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

/// Points nearer to their neighbour on a path, in CSS pixels, are not seen.
pub(crate) const NEAREST: f64 = 0.35;

/// How far beyond the edge lines are still drawn, so that their ends do not show.
const MARGIN: f64 = 6.0;

/// Where the words at the start stand, if it is seen and has any.
pub(crate) fn words_at_start(trails: &Trails<'_>, plane: &Plane, theme: &Theme) -> Option<Rect> {
    let start = trails.start?;
    let painter = Painter { plane, theme, sketch: Sketch::default() };
    let at = Some(plane.pixel(start.at)).filter(|at| painter.shows(*at))?;
    Some(painter.label(at, start.label, trails.paths)?.place())
}

/// The trails upon `plane`.
pub(crate) fn sketch(trails: &Trails<'_>, plane: &Plane, theme: &Theme) -> Sketch {
    let mut painter = Painter { plane, theme, sketch: Sketch::default() };
    trails.minima.iter().for_each(|at| painter.minimum(*at));
    let ghosts = trails.paths.iter().filter(|_| trails.ghost);
    ghosts.for_each(|path| painter.ghost(path));
    trails.paths.iter().for_each(|path| painter.path(path));
    trails.start.iter().for_each(|start| painter.start(start, trails.paths));
    trails.paths.iter().for_each(|path| painter.present(path));
    painter.sketch
}

/// The visible pieces of a line of the data, in pixels, without points nearer than `nearest`.
pub(crate) fn visible(points: &[Point], plane: &Plane, nearest: f64) -> Vec<Vec<Point>> {
    let pixels = points.iter().map(|point| plane.pixel(*point));
    let pieces = clip::clipped(pixels, &plane.rect.grown(MARGIN));
    pieces.into_iter().map(|piece| sparse(piece, nearest)).collect()
}

/// The line without points too near to be seen, both ends kept.
fn sparse(points: Vec<Point>, nearest: f64) -> Vec<Point> {
    let last = points.len().saturating_sub(1);
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for (i, point) in points.into_iter().enumerate() {
        let seen = kept.last().is_none_or(|before| dash::distance(*before, point) > nearest);
        if seen || i == last {
            kept.push(point);
        }
    }
    kept
}

struct Painter<'a> {
    plane: &'a Plane,
    theme: &'a Theme,
    sketch: Sketch,
}

impl Painter<'_> {
    fn minimum(&mut self, at: Point) {
        let [x, y] = self.plane.pixel(at);
        if !self.shows([x, y]) {
            return;
        }
        for (reach, width, ink) in [(7.2, 4.0, self.theme.map[0]), (6.4, 2.0, self.theme.card)] {
            self.sketch.line(vec![[x - reach, y], [x + reach, y]], Stroke { ink, width });
            self.sketch.line(vec![[x, y - reach], [x, y + reach]], Stroke { ink, width });
        }
    }

    fn ghost(&mut self, path: &Path<'_>) {
        let beyond = &path.points[path.reached().saturating_sub(1)..];
        let ink = run_style(path.look, self.theme).ink.faded(0.5);
        for piece in visible(beyond, self.plane, NEAREST) {
            let halo = Stroke { ink: self.theme.card.faded(0.35), width: 3.4 };
            self.sketch.line(piece.clone(), halo);
            self.sketch.line(piece, Stroke { ink, width: 1.5 });
        }
    }

    fn path(&mut self, path: &Path<'_>) {
        let style = run_style(path.look, self.theme);
        for piece in visible(&path.points[..path.reached()], self.plane, NEAREST) {
            let halo = Stroke { ink: self.theme.card.faded(0.8), width: 4.2 };
            self.sketch.line(piece.clone(), halo);
            self.sketch.curve(piece, &style, 2.0);
        }
    }

    fn present(&mut self, path: &Path<'_>) {
        let Some(last) = path.reached().checked_sub(1) else { return };
        let style = run_style(path.look, self.theme);
        let at = self.plane.pixel(path.points[last]);
        if self.shows(at) {
            self.sketch.marker((style.marker, at), 5.2, [style.ink, self.theme.card]);
        }
    }

    fn start(&mut self, start: &Start<'_>, paths: &[Path<'_>]) {
        let at = self.plane.pixel(start.at);
        if self.shows(at) {
            self.sketch.marker((Marker::Disc, at), 7.6, [self.theme.card, self.theme.inks[0]]);
            if let Some(text) = self.label(at, start.label, paths) {
                self.sketch.glowing(text, self.theme.card);
            }
        }
    }

    /// What is written beside `at`: on the side that has room and where the shortest paths go, or
    /// else above or below.
    fn label(&self, at: Point, words: &str, paths: &[Path<'_>]) -> Option<Text> {
        if words.is_empty() {
            return None;
        }
        let (words, ink) = (words.to_owned(), self.theme.inks[0]);
        let text = Text { at, words, size: 12.0, ink, anchor: Anchor::Left };
        let placed = |(across, down): (f64, f64)| {
            let anchor = if across < 0.0 { Anchor::Right } else { Anchor::Left };
            Text { at: [at[0] + across, at[1] + down], anchor, ..text.clone() }
        };
        let places = PLACES.map(placed);
        let Rect { x: [left, right], y: [top, bottom] } = self.plane.rect;
        let far = |text: &Text| {
            let ([from, to], y) = (text.ends(), text.at[1]);
            from < left || to > right || y < top + 8.0 || y > bottom - 8.0
        };
        let key = |text: &&Text| (far(text), self.crowd(text, paths));
        places.iter().min_by_key(key).cloned()
    }

    /// How much of the paths lies behind `text`, roughly: one that passes by moves nothing.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length")]
    fn crowd(&self, text: &Text, paths: &[Path<'_>]) -> usize {
        let behind = Rect { x: text.ends(), y: [text.at[1] - 8.0, text.at[1] + 8.0] };
        let pieces = paths.iter().flat_map(|path| {
            clip::clipped(path.points.iter().map(|point| self.plane.pixel(*point)), &behind)
        });
        let length = |piece: Vec<Point>| -> f64 {
            piece
                .windows(2)
                .map(|ends| libm::hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]))
                .sum()
        };
        (pieces.map(length).sum::<f64>() / PASSING) as usize
    }

    fn shows(&self, at: Point) -> bool {
        self.plane.rect.grown(10.0).holds(at)
    }
}

impl Path<'_> {
    fn reached(&self) -> usize {
        self.reached.min(self.points.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Window, theme::LIGHT};

    #[test]
    fn the_words_at_the_start_are_where_they_are_said_to_be() {
        let rect = Rect { x: [0.0, 400.0], y: [0.0, 300.0] };
        let plane = Plane::linear(rect, Window { x: [0.0, 4.0], y: [0.0, 3.0] });
        for x in [0.1, 1.0, 2.4, 3.9] {
            let points = [[x, 2.0], [x + 0.9, 2.0], [x + 0.9, 0.0]];
            let paths = &[Path { look: 0, points: &points, reached: 3 }];
            let start = Some(Start { at: points[0], label: "start — drag me" });
            let trails = Trails { paths, start, ..Trails::default() };
            let said = words_at_start(&trails, &plane, &LIGHT);
            assert!(said.is_some() && said == sketch(&trails, &plane, &LIGHT).words().last());
        }
    }
}
