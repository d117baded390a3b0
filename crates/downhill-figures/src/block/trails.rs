//! Paths on the land: solid where they are seen, faint where a ridge hides them.

use super::{Block, Image, Mesh};
use crate::{Marker, Path, Point, Sketch, Stroke, Trails, dash, run_style};

/// What lies on the land lies so much above it, or its own ground would hide half of it.
const LIFT: f64 = 0.012;

/// And is so much nearer the viewer.
const NEARER: f64 = 0.02;

/// The longest way, in half sides, between two points that follow the land.
const STRIDE: f64 = 1.0 / 24.0;

/// A line of the land as it is seen.
#[derive(Default)]
struct Seen {
    shown: Vec<Vec<Point>>,
    hidden: Vec<Vec<Point>>,
}

impl Seen {
    /// Adds the way between two places to what is shown or to what is hidden.
    fn extend(&mut self, (last, next): (Place, Place)) -> Place {
        let (Some((from, was_hidden)), Some((to, hidden))) = (last, next) else { return next };
        if dash::distance(from, to) < crate::trails::NEAREST {
            return last;
        }
        let lines = if hidden || was_hidden { &mut self.hidden } else { &mut self.shown };
        match lines.last_mut() {
            Some(line) if line.last() == Some(&from) => line.push(to),
            _ => lines.push(vec![from, to]),
        }
        next
    }
}

impl Block<'_> {
    /// Paths, present points, minima and start on the land that `image` shows.
    pub fn trails(&self, trails: &Trails<'_>, (mesh, image): (&Mesh, &Image)) -> Sketch {
        let scene = Scene { block: self, mesh, image };
        let mut sketch = Sketch::default();
        for at in trails.minima {
            scene.minimum(&mut sketch, *at);
        }
        for path in trails.paths {
            scene.path(&mut sketch, path, trails.ghost);
        }
        if let Some(start) = &trails.start {
            scene.start(&mut sketch, start.at);
        }
        trails.paths.iter().for_each(|path| scene.present(&mut sketch, path));
        sketch
    }
}

struct Scene<'a> {
    block: &'a Block<'a>,
    mesh: &'a Mesh,
    image: &'a Image,
}

impl Scene<'_> {
    fn path(&self, sketch: &mut Sketch, path: &Path<'_>, ghost: bool) {
        let theme = self.block.theme;
        let style = run_style(path.look, theme);
        let reached = path.reached.min(path.points.len());
        if ghost {
            let seen = self.line(&path.points[reached.saturating_sub(1)..]);
            let stroke = Stroke { ink: style.ink.faded(0.5), width: 1.5 };
            seen.shown.into_iter().for_each(|piece| sketch.line(piece, stroke));
        }
        let seen = self.line(&path.points[..reached]);
        let faint = Stroke { ink: style.ink.faded(0.28), width: 1.5 };
        seen.hidden.into_iter().for_each(|piece| sketch.line(piece, faint));
        for piece in seen.shown {
            let halo = Stroke { ink: theme.card.faded(0.8), width: 4.2 };
            sketch.line(piece.clone(), halo);
            sketch.curve(piece, &style, 2.0);
        }
    }

    fn present(&self, sketch: &mut Sketch, path: &Path<'_>) {
        let last = path.reached.min(path.points.len()).checked_sub(1);
        let place = last.and_then(|last| self.place(self.block.square(path.points[last])));
        if let Some((at, hidden)) = place {
            let style = run_style(path.look, self.block.theme);
            let ink = if hidden { style.ink.faded(0.4) } else { style.ink };
            sketch.marker((style.marker, at), 5.2, [ink, self.block.theme.card]);
        }
    }

    fn start(&self, sketch: &mut Sketch, at: Point) {
        if let Some((at, _)) = self.place(self.block.square(at)) {
            let theme = self.block.theme;
            sketch.marker((Marker::Disc, at), 6.0, [theme.card, theme.inks[0]]);
        }
    }

    fn minimum(&self, sketch: &mut Sketch, at: Point) {
        let Some((at, _)) = self.place(self.block.square(at)) else { return };
        let theme = self.block.theme;
        sketch.marker((Marker::Cross, at), 5.0, [theme.card, theme.map[0]]);
    }

    /// The line through points of the plane, along the land.
    fn line(&self, points: &[Point]) -> Seen {
        let (mut seen, mut last) = (Seen::default(), None);
        let mut from: Option<Point> = None;
        for point in points.iter().map(|point| self.block.square(*point)) {
            for spot in strides(from, point) {
                last = seen.extend((last, self.place(spot)));
            }
            from = Some(point);
        }
        seen
    }

    /// Where a place of the square is seen, and whether it is hidden; nothing outside the land.
    fn place(&self, [u, v]: Point) -> Place {
        if !(u.abs() <= 1.0 && v.abs() <= 1.0) {
            return None;
        }
        let height = self.mesh.height([u, v]) + LIFT;
        let (at, depth) = self.block.seen([u, v, height]);
        Some((at, self.image.hides(at, depth + NEARER)))
    }
}

/// Where something is seen, and whether it is hidden.
type Place = Option<(Point, bool)>;

/// Places on the way to `to` that are no farther apart than the land can change.
fn strides(from: Option<Point>, to: Point) -> impl Iterator<Item = Point> {
    let from = from.unwrap_or(to);
    let length = dash::distance(from, to);
    let count = if length < 4.0 { (length / STRIDE).ceil().max(1.0) } else { 1.0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below a hundred")]
    let steps = count as u32;
    (1..=steps).map(move |step| {
        let part = f64::from(step) / count;
        [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
    })
}
