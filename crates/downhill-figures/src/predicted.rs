//! Predicted against true values.

use crate::{Axis, Cloud, Filling, Frame, Plane, Point, Scatter, Sketch, Stroke, Theme, run_style};

/// Predictions over the truth; on the diagonal they agree.
#[derive(Clone, Copy, Debug)]
pub struct Predicted<'a> {
    /// Its place.
    pub frame: Frame,
    /// The range of both.
    pub range: Axis,
    /// What the x axis shows; no room is taken when empty.
    pub x_title: &'a str,
    /// Its colours.
    pub theme: &'a Theme,
}

/// The predictions of one run.
#[derive(Clone, Copy, Debug)]
pub struct Prediction<'a> {
    /// The number of its look, for the colour.
    pub look: usize,
    /// True value and predicted one.
    pub points: &'a [Point],
    /// Whether they are filled.
    pub filling: Filling,
}

impl Predicted<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        self.scatter().plane()
    }

    /// Axes and the diagonal: what changes with the data.
    pub fn ground(&self) -> Sketch {
        let mut sketch = self.scatter().ground(&[]);
        let plane = self.plane();
        let ends = [self.range.low(), self.range.high()].map(|value| plane.pixel([value, value]));
        let stroke = Stroke { ink: self.theme.inks[2], width: 1.0 };
        sketch.dashed(ends.to_vec(), &[5.0, 4.0], stroke);
        sketch
    }

    /// The predictions, on nothing: what changes with the cursor.
    pub fn dots(&self, predictions: &[Prediction<'_>]) -> Sketch {
        let mut sketch = Sketch::default();
        for Prediction { look, points, filling } in predictions {
            let alpha = if *filling == Filling::Full { 0.55 } else { 0.9 };
            let ink = run_style(*look, self.theme).ink.faded(alpha);
            sketch.append(self.scatter().cloud(&Cloud { points, ink, filling: *filling }));
        }
        sketch
    }

    fn scatter(&self) -> Scatter<'_> {
        let Self { frame, range, x_title, theme } = *self;
        Scatter { frame, x: range, y: range, x_title, theme }
    }
}
