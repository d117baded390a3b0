//! The stability limit: up to which learning rate a run settles where the loss curves most.

use crate::curvature::largest_eigenvalue;
use crate::experiment::{Experiment, Plan, Problem, Task};
use crate::objective::{Batch, Objective};
use crate::regression::Reduction;

impl Task {
    /// The greatest curvature λ_max (of the Hessian) where the runs of `experiment` are to settle:
    /// at the known minimum that is nearest to their start, or at the best fit. `None` if no minimum
    /// is known, or the loss is flat there.
    pub fn curvature(&self, experiment: &Experiment) -> Option<f64> {
        let place = match &experiment.problem {
            Problem::Surface(surface) => nearest(surface.minima(), &self.start)?,
            Problem::Regression(_) => self.closed_form.as_ref()?.theta.clone(),
        };
        let objective = self.objective.as_ref();
        let curvature =
            largest_eigenvalue(objective, &place).filter(|curvature| *curvature > 0.0)?;
        is_smooth(objective, &place, curvature).then_some(curvature)
    }

    /// The learning rate below which `plan` settles; see [`Plan::stable_below`]. The sum over a
    /// batch of B of n rows curves, on average, B/n times as much as the sum over all.
    pub fn stable_below(&self, experiment: &Experiment, plan: &Plan) -> Option<f64> {
        let share = match &experiment.problem {
            Problem::Regression(fit) if fit.reduction() == Reduction::Sum => {
                let rows = self.objective.examples() as f64;
                plan.training.number("batch").min(rows) / rows
            }
            _ => 1.0,
        };
        plan.stable_below(self.curvature(experiment)? * share)
    }
}

/// How far from a minimum its surroundings are looked at.
const NEAR: f64 = 1e-4;

/// Whether the gradient near the minimum is no more than the curvature allows. At the tip of a cone
/// it is: there is no stable rate there.
fn is_smooth(objective: &dyn Objective, place: &[f64], curvature: f64) -> bool {
    let mut gradient = vec![0.0; place.len()];
    let beside: Vec<_> = place.iter().map(|theta| theta + NEAR).collect();
    objective.gradient(&beside, Batch::All, &mut gradient);
    let steepest = gradient.iter().fold(0.0, |most: f64, g| most.max(g.abs()));
    steepest <= 2.0 * curvature * NEAR * (place.len() as f64).sqrt()
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
