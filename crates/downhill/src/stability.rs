//! Stability: up to which learning rate a run goes straight to a minimum, and up to which it settles
//! there at all.

use crate::curvature::largest_eigenvalue;
use crate::experiment::{Experiment, Plan, Problem, Task};
use crate::objective::{Batch, Objective};
use crate::regression::Reduction;

/// Learning rates up to which something holds on a quadratic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Up to here it goes to the minimum from one side. (Dampened momentum, whose first update is
    /// not, may swing once at the start.)
    pub smooth: f64,
    /// Below this it settles.
    pub stable: f64,
    /// Above this it runs away; from `stable` on up to here it swings for ever.
    pub bounded: f64,
}

/// What a run does at a learning rate, where the loss curves most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// It goes to the minimum from one side.
    Smooth,
    /// It swings around the minimum, less and less.
    Oscillating,
    /// It swings around the minimum for ever.
    Restless,
    /// It runs away.
    Divergent,
}

impl Limits {
    /// The limits, each so many times as high.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        let Self { smooth, stable, bounded } = self;
        Self { smooth: smooth * factor, stable: stable * factor, bounded: bounded * factor }
    }

    /// The zone that a learning rate lies in.
    pub fn zone(&self, rate: f64) -> Zone {
        match rate {
            _ if rate <= self.smooth => Zone::Smooth,
            _ if rate < self.stable => Zone::Oscillating,
            _ if rate <= self.bounded => Zone::Restless,
            _ => Zone::Divergent,
        }
    }
}

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

    /// The limits of `plan`'s learning rate; see [`Plan::limits`]. The sum over a batch of B of n rows
    /// curves, on average, B/n times as much as the sum over all.
    pub fn limits(&self, experiment: &Experiment, plan: &Plan) -> Option<Limits> {
        let share = match &experiment.problem {
            Problem::Regression(fit) if fit.reduction() == Reduction::Sum => {
                let rows = self.objective.examples() as f64;
                plan.training.number("batch").min(rows) / rows
            }
            _ => 1.0,
        };
        plan.limits(self.curvature(experiment)? * share)
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
    /// The limits of the learning rate on a quadratic whose greatest curvature is `curvature`: 1/λ_max
    /// and 2/λ_max for plain gradient descent, others with momentum. L2 weight decay adds to the
    /// curvature. `None` where theory gives none. With mini-batches they are those of the full
    /// gradient, with a schedule those of the rate at its highest.
    ///
    /// Source: Polyak 1964, theorem 9; Goh 2017, Why momentum really works; O'Donoghue and Candès
    /// 2015, Adaptive restart for accelerated gradient schemes, for Nesterov's on quadratics.
    pub fn limits(&self, curvature: f64) -> Option<Limits> {
        let limits = self.optimizer.record.stability?;
        let settings = &self.optimizer.settings;
        let curvature = curvature + settings.get("weight_decay").unwrap_or(0.0);
        Some(limits(settings).times(1.0 / curvature))
    }
}

fn nearest(points: Vec<Vec<f64>>, from: &[f64]) -> Option<Vec<f64>> {
    let distance =
        |point: &[f64]| -> f64 { point.iter().zip(from).map(|(a, b)| (a - b) * (a - b)).sum() };
    points.into_iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
}
