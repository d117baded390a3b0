//! The coefficients of a model against the closed-form solution.

use crate::grid::Grid;
use crate::sketch::TEXT;
use crate::{
    Anchor, Axis, Frame, Mark, Plane, Point, Rect, Sketch, Stroke, Text, Theme, run_style,
};

/// One slot a coefficient, from left to right.
#[derive(Clone, Copy, Debug)]
pub struct Coefficients<'a> {
    /// Its place.
    pub frame: Frame,
    /// The range of the coefficients.
    pub y: Axis,
    /// What they are called; as many as there are slots.
    pub names: &'a [String],
    /// Its colours.
    pub theme: &'a Theme,
}

/// The coefficients of one run.
#[derive(Clone, Copy, Debug)]
pub struct Estimate<'a> {
    /// The number of its look.
    pub look: usize,
    /// Its coefficients.
    pub values: &'a [f64],
}

impl Coefficients<'_> {
    /// Between data and CSS pixels; slot `i` reaches from x = `i` to `i` + 1.
    pub fn plane(&self) -> Plane {
        self.grid().plane()
    }

    /// Axis, names and the closed-form solution: what changes with the data.
    pub fn ground(&self, solution: &[f64]) -> Sketch {
        let mut sketch = self.grid().rows_only();
        self.zero(&mut sketch);
        self.labels(&mut sketch);
        for (i, value) in solution.iter().enumerate().take(self.names.len()) {
            self.tick(&mut sketch, [i as f64, *value]);
        }
        sketch
    }

    /// The coefficients of the runs, on nothing: what changes with the cursor.
    pub fn dots(&self, estimates: &[Estimate<'_>]) -> Sketch {
        let mut sketch = Sketch::default();
        for (place, estimate) in estimates.iter().enumerate() {
            self.run(&mut sketch, estimate, self.shift(place, estimates.len()));
        }
        sketch
    }

    fn grid(&self) -> Grid<'_> {
        let x = Axis::linear([0.0, self.names.len().max(1) as f64]);
        let Self { frame, y, theme, .. } = *self;
        Grid { frame, x, y, x_title: "", y_title: "", theme }
    }

    /// The width of a slot in pixels.
    fn slot(&self) -> f64 {
        let [left, right] = self.plane().rect.x;
        (right - left) / self.names.len().max(1) as f64
    }

    /// How far from the middle of their slot the dots of run `place` of `runs` lie, in slots.
    fn shift(&self, place: usize, runs: usize) -> f64 {
        let each = (9.0 / self.slot().max(1.0)).min(0.7 / runs.max(1) as f64);
        (place as f64 - (runs as f64 - 1.0) / 2.0) * each
    }

    fn run(&self, sketch: &mut Sketch, estimate: &Estimate<'_>, shift: f64) {
        let style = run_style(estimate.look, self.theme);
        let plane = self.plane();
        let radius = (self.slot() * 0.3).clamp(1.5, 4.0);
        for (i, value) in estimate.values.iter().enumerate().take(self.names.len()) {
            let at = plane.pixel([i as f64 + 0.5 + shift, *value]);
            if plane.rect.grown(4.0).holds(at) {
                sketch.marker((style.marker, at), radius, [style.ink, self.theme.card]);
            }
        }
    }

    fn zero(&self, sketch: &mut Sketch) {
        let plane = self.plane();
        let [left, right] = plane.rect.x;
        let y = plane.pixel([0.0, 0.0])[1];
        if plane.rect.holds([left, y]) {
            let stroke = Stroke { ink: self.theme.inks[2], width: 1.0 };
            sketch.add(Mark::Rule([[left, y], [right, y]], stroke));
        }
    }

    fn tick(&self, sketch: &mut Sketch, [slot, value]: Point) {
        let plane = self.plane();
        let ends = [0.1, 0.9].map(|part| plane.pixel([slot + part, value]));
        let stroke = Stroke { ink: self.theme.inks[0], width: 2.0 };
        if plane.rect.grown(2.0).holds(ends[0]) {
            sketch.line(ends.to_vec(), stroke);
        }
    }

    /// The names that find room: every one, every second, every fifth …
    fn labels(&self, sketch: &mut Sketch) {
        let labels: Vec<Text> = (0..self.names.len()).map(|i| self.label(i)).collect();
        let widest = labels.iter().map(Text::width).fold(0.0, f64::max).min(90.0) + 8.0;
        let strides = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
        let stride = strides.into_iter().find(|stride| *stride as f64 * self.slot() >= widest);
        labels.into_iter().step_by(stride.unwrap_or(2000)).for_each(|l| sketch.add(Mark::Text(l)));
    }

    fn label(&self, i: usize) -> Text {
        let plane = self.plane();
        let Rect { y: [_, bottom], .. } = plane.rect;
        let at = [plane.pixel([i as f64 + 0.5, self.y.low()])[0], bottom + 14.0];
        let words = self.names[i].chars().take(14).collect();
        Text { at, words, size: TEXT, ink: self.theme.inks[2], anchor: Anchor::Centre }
    }
}
