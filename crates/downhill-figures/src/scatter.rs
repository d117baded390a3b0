//! Data and the fits through them.

use crate::grid::Grid;
use crate::{
    Axis, Filling, Frame, Ink, Mark, Marker, Plane, Point, Sketch, Stroke, Theme, run_style, trails,
};
use std::collections::HashSet;

/// Points of data under fits; y against x.
#[derive(Clone, Copy, Debug)]
pub struct Scatter<'a> {
    /// Its place.
    pub frame: Frame,
    /// The feature.
    pub x: Axis,
    /// The target.
    pub y: Axis,
    /// What the x axis shows, with its unit; no room is taken when empty.
    pub x_title: &'a str,
    /// Its colours.
    pub theme: &'a Theme,
}

/// Points of one kind, such as a class or the held-out ones.
#[derive(Clone, Copy, Debug)]
pub struct Cloud<'a> {
    /// The points.
    pub points: &'a [Point],
    /// Their colour; about half transparent, so that crowds show.
    pub ink: Ink,
    /// Whether they are filled.
    pub filling: Filling,
}

/// The fit of one run.
#[derive(Clone, Copy, Debug)]
pub struct Fit<'a> {
    /// The number of its look.
    pub look: usize,
    /// Points of its line; two for a straight one.
    pub points: &'a [Point],
}

/// What one run sees at the cursor.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spotlight<'a> {
    /// The number of its look, for the colour.
    pub look: usize,
    /// The examples of its present batch.
    pub batch: &'a [Point],
    /// From every example to the fit.
    pub residuals: &'a [[Point; 2]],
}

/// The width of the line around a hollow point.
const RING: f64 = 1.4;

/// From so many points on those that cover each other are left out.
const MANY: usize = 5000;

impl Scatter<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        self.grid().plane()
    }

    /// Axes and data: what changes with the data.
    pub fn ground(&self, clouds: &[Cloud<'_>]) -> Sketch {
        let mut sketch = self.grid().sketch();
        for cloud in clouds {
            sketch.append(self.cloud(cloud));
        }
        sketch
    }

    /// Fits, residuals and the present batch, on nothing: what changes with the cursor.
    pub fn fits(&self, fits: &[Fit<'_>], spotlight: &Spotlight<'_>) -> Sketch {
        let mut sketch = Sketch::default();
        self.residuals(&mut sketch, spotlight);
        for fit in fits {
            self.fit(&mut sketch, fit);
        }
        self.batch(&mut sketch, spotlight);
        sketch
    }

    fn grid(&self) -> Grid<'_> {
        let Self { frame, x, y, x_title, theme } = *self;
        Grid { frame, x, y, x_title, y_title: "", theme }
    }

    /// The points of one kind, on nothing.
    pub(crate) fn cloud(&self, cloud: &Cloud<'_>) -> Sketch {
        let plane = self.plane();
        let shown = cloud.points.iter().map(|point| plane.pixel(*point));
        let shown = shown.filter(|at| plane.rect.grown(4.0).holds(*at));
        let many = cloud.points.len() > MANY;
        let mut taken = HashSet::new();
        let free = shown.filter(|at| !many || taken.insert(place(*at)));
        let radius = self.radius(cloud.points.len());
        let mark = |at| match cloud.filling {
            Filling::Full => Mark::Disc(at, radius, cloud.ink),
            Filling::Hollow => {
                let stroke = Stroke { ink: cloud.ink, width: RING };
                Mark::Line(Marker::Disc.ring(at, radius), stroke)
            }
        };
        free.map(mark).collect()
    }

    fn radius(&self, points: usize) -> f64 {
        match points {
            _ if self.frame.is_thumbnail() => 1.6,
            0..400 => 3.0,
            400..2000 => 2.4,
            _ => 1.6,
        }
    }

    fn fit(&self, sketch: &mut Sketch, fit: &Fit<'_>) {
        let style = run_style(fit.look, self.theme);
        for piece in self.visible(fit.points) {
            sketch.line(piece.clone(), Stroke { ink: self.theme.card.faded(0.7), width: 4.0 });
            sketch.curve(piece, &style, 2.2);
        }
    }

    fn residuals(&self, sketch: &mut Sketch, spotlight: &Spotlight<'_>) {
        let ink = run_style(spotlight.look, self.theme).ink.faded(0.4);
        for ends in spotlight.residuals.iter().take(MANY) {
            for piece in self.visible(ends) {
                sketch.line(piece, Stroke { ink, width: 1.0 });
            }
        }
    }

    fn batch(&self, sketch: &mut Sketch, spotlight: &Spotlight<'_>) {
        let style = run_style(spotlight.look, self.theme);
        let plane = self.plane();
        let radius = if spotlight.batch.len() > 300 { 3.2 } else { 4.6 };
        let shown = spotlight.batch.iter().take(MANY).map(|point| plane.pixel(*point));
        for at in shown.filter(|at| plane.rect.grown(4.0).holds(*at)) {
            sketch.add(Mark::Disc(at, radius + 1.0, self.theme.card.faded(0.8)));
            sketch.add(Mark::Disc(at, radius, style.ink));
        }
    }

    fn visible(&self, points: &[Point]) -> Vec<Vec<Point>> {
        trails::visible(points, &self.plane(), trails::NEAREST)
    }
}

/// The two-pixel square a point falls into.
#[expect(clippy::cast_possible_truncation, reason = "inside the frame")]
fn place([x, y]: Point) -> (i32, i32) {
    ((x / 2.0).floor() as i32, (y / 2.0).floor() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::LIGHT;

    #[test]
    fn crowds_cost_no_more_than_their_pixels() {
        let crowd: Vec<Point> =
            (0..20_000).map(|i| [f64::from(i % 7), f64::from(i % 11)]).collect();
        let (x, y) = (Axis::linear([0.0, 10.0]), Axis::linear([0.0, 10.0]));
        let frame = Frame::new(300.0, 200.0, 1.0);
        let scatter = Scatter { frame, x, y, x_title: "", theme: &LIGHT };
        let cloud = Cloud { points: &crowd, ink: LIGHT.inks[2].faded(0.4), filling: Filling::Full };
        let dots = scatter.ground(&[cloud]);
        assert!(dots.marks().iter().filter(|mark| matches!(mark, Mark::Disc(..))).count() <= 77);
    }
}
