//! The loss over a single parameter, and the points walking on it.

use crate::grid::Grid;
use crate::{
    Axis, Frame, Mark, Plane, Point, Sketch, Stroke, Tangent, Theme, Trails, tangent, trails,
};

/// The curve of a loss with one parameter.
#[derive(Clone, Copy, Debug)]
pub struct Curve<'a> {
    /// Its place.
    pub frame: Frame,
    /// The parameter.
    pub x: Axis,
    /// The loss.
    pub y: Axis,
    /// What the x axis shows; no room is taken when empty.
    pub x_title: &'a str,
    /// Its colours.
    pub theme: &'a Theme,
}

impl Curve<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        self.grid().plane()
    }

    /// Axes and the curve through `points`: what changes with the problem.
    pub fn ground(&self, points: &[Point]) -> Sketch {
        let mut sketch = Sketch::default();
        let pieces = trails::visible(points, &self.plane(), trails::NEAREST);
        for piece in &pieces {
            self.below(&mut sketch, piece);
        }
        sketch.append(self.grid().sketch());
        let width = if self.frame.is_thumbnail() { 1.5 } else { 2.2 };
        for piece in pieces {
            sketch.line(piece, Stroke { ink: self.theme.accent, width });
        }
        sketch
    }

    /// Steps, present points, minima and start, on nothing: what changes with the cursor.
    ///
    /// All points are pairs of parameter and loss.
    pub fn trails(&self, trails: &Trails<'_>) -> Sketch {
        trails::sketch(trails, &self.plane(), self.theme)
    }

    /// The slope under a run and the step that it leads to, on nothing.
    pub fn tangent(&self, tangent: &Tangent<'_>) -> Sketch {
        tangent::sketch(tangent, (&self.plane(), self.theme))
    }

    fn grid(&self) -> Grid<'_> {
        let Self { frame, x, y, x_title, theme } = *self;
        Grid { frame, x, y, x_title, y_title: "", theme }
    }

    /// The ground under the curve.
    fn below(&self, sketch: &mut Sketch, piece: &[Point]) {
        let (Some(first), Some(last)) = (piece.first(), piece.last()) else { return };
        let bottom = self.plane().rect.y[1];
        let foot = [[last[0], bottom], [first[0], bottom]];
        let outline = piece.iter().copied().chain(foot).collect();
        sketch.add(Mark::Fill(outline, self.theme.soft.faded(0.55)));
    }
}
