//! The stability limit: up to which learning rate a run settles where the loss curves most.

use crate::curvature::largest_eigenvalue;
use crate::experiment::{Experiment, Plan, Problem, Task};

impl Task {
    /// The greatest curvature λ_max (of the Hessian) where the runs of `experiment` are to settle:
    /// at the known minimum that is nearest to their start, or at the best fit. `None` if no minimum
    /// is known, or the loss is flat there.
    pub fn curvature(&self, experiment: &Experiment) -> Option<f64> {
        let place = match &experiment.problem {
            Problem::Surface(surface) => nearest(surface.minima(), &self.start)?,
            Problem::Regression(_) => self.closed_form.as_ref()?.theta.clone(),
        };
        largest_eigenvalue(self.objective.as_ref(), &place).filter(|curvature| *curvature > 0.0)
    }
}

impl Plan {
    /// The learning rate below which the run settles on a quadratic whose greatest curvature is
    /// `curvature`: 2/λ_max for plain gradient descent, more with momentum. L2 weight decay adds
    /// to the curvature. `None` where theory gives none. With mini-batches it is the limit of the
    /// full gradient.
    ///
    /// Source: Polyak 1964, theorem 9; Goh 2017, Why momentum really works.
    pub fn stable_below(&self, curvature: f64) -> Option<f64> {
        let stability = self.optimizer.record.stability?;
        let settings = &self.optimizer.settings;
        Some(stability(settings) / (curvature + settings.get("weight_decay").unwrap_or(0.0)))
    }
}

fn nearest(points: Vec<Vec<f64>>, from: &[f64]) -> Option<Vec<f64>> {
    let distance =
        |point: &[f64]| -> f64 { point.iter().zip(from).map(|(a, b)| (a - b) * (a - b)).sum() };
    points.into_iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
}
