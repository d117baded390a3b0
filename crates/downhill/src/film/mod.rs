//! The film: a recorded run, in bounded memory, that can be sought.

mod curve;
mod thinned;
mod trail;

use std::sync::Arc;

pub use curve::{Curve, Stretch};
pub use thinned::Thinned;
pub use trail::Trail;

use crate::experiment::Plan;
use crate::ledger::Line;
use crate::objective::Objective;
use crate::run::{Run, Slope};
use crate::settings::Settings;
use crate::stepper::State;

/// A loss beyond this, up or down, counts as diverged: squares of it are still numbers.
pub const DIVERGENCE: f64 = 1e60;

/// The most numbers that the trail and the checkpoints of a film keep each.
const NUMBERS: usize = 1 << 17;

/// The most points of a trail and the most checkpoints.
const POINTS: usize = 4096;

/// Why a run ended before its horizon: at `step` the loss was `loss`, which is no number or
/// beyond [`DIVERGENCE`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Divergence {
    /// The number of updates made.
    pub step: u64,
    /// The loss then.
    pub loss: f64,
}

/// The least loss of a film and its step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Best {
    /// The first step with the least loss.
    pub step: u64,
    /// The least loss.
    pub loss: f64,
}

/// A run with the record of what it has done so far.
#[derive(Debug)]
pub struct Film {
    run: Run,
    head: State,
    /// The loss over all rows at each step.
    pub loss: Curve,
    /// The loss over the batch of each update.
    pub batch_loss: Curve,
    /// The rate of each update.
    pub rate: Curve,
    /// The gradient's norm over the batch of each update.
    pub gradient_norm: Curve,
    /// The parameters now and then.
    pub trail: Trail,
    checkpoints: Thinned<State>,
    /// The least loss so far.
    pub best: Best,
    /// How it ended, if it did.
    pub divergence: Option<Divergence>,
}

/// Everything at one step of a film.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The state, which the next update starts from.
    pub state: State,
    /// The loss over all rows.
    pub loss: f64,
    /// Rate, batch loss and gradient norm of the next update.
    pub slope: Slope,
    /// The gradient of the next update, after clipping.
    pub gradient: Vec<f64>,
}

impl Film {
    /// The film of `plan` from `start`, with nothing recorded but the start.
    pub fn new(
        objective: Arc<dyn Objective>,
        plan: &Plan,
        course: &Settings,
        start: &[f64],
    ) -> Self {
        let run = Run::new(objective, plan, course);
        let head = run.start(start);
        let capacity = |numbers: usize| (NUMBERS / numbers.max(1)).clamp(64, POINTS);
        let mut film = Self {
            loss: Curve::default(),
            batch_loss: Curve::default(),
            rate: Curve::default(),
            gradient_norm: Curve::default(),
            trail: Trail::new(capacity(start.len())),
            checkpoints: Thinned::new(capacity(4 * start.len())),
            best: Best { step: 0, loss: f64::INFINITY },
            divergence: None,
            run,
            head,
        };
        film.note();
        film
    }

    /// Records up to `steps` more updates; fewer if the run diverges.
    pub fn record(&mut self, steps: u64) {
        for _ in 0..steps {
            if self.divergence.is_some() {
                return;
            }
            let slope = self.run.advance(&mut self.head);
            // A gradient beyond all numbers leads to parameters that are none: the film ends here.
            if slope.gradient_norm.is_finite() {
                self.batch_loss.push(slope.batch_loss);
                self.rate.push(slope.rate);
                self.gradient_norm.push(slope.gradient_norm);
            }
            self.note();
        }
    }

    /// Writes the head down.
    fn note(&mut self) {
        let (step, loss) = (self.head.step, self.run.objective().loss(&self.head.theta));
        if !(-DIVERGENCE..=DIVERGENCE).contains(&loss) {
            self.divergence = Some(Divergence { step, loss });
            return;
        }
        self.loss.push(loss);
        self.trail.offer(step, &self.head.theta);
        self.checkpoints.offer(step, || self.head.clone());
        if loss < self.best.loss {
            self.best = Best { step, loss };
        }
    }

    /// The last step that was recorded with a loss.
    pub fn last(&self) -> u64 {
        self.loss.len().saturating_sub(1)
    }

    /// The last state and its loss, which is no loss any more if the run diverged.
    pub fn end(&self) -> (&State, f64) {
        (&self.head, self.run.objective().loss(&self.head.theta))
    }

    /// The run.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The state at `step`, or at the last step if that is earlier: from the nearest checkpoint,
    /// or from `hint` if that is nearer.
    pub fn seek(&mut self, step: u64, hint: Option<State>) -> State {
        let step = step.min(self.last());
        let checkpoint = self.checkpoints.before(step).filter(|state| state.step <= step);
        let hint = hint.filter(|state| state.step <= step);
        let nearest = match (checkpoint, hint) {
            (Some(checkpoint), Some(hint)) if hint.step >= checkpoint.step => hint,
            (Some(checkpoint), _) => checkpoint.clone(),
            (None, Some(hint)) => hint,
            (None, None) => self.head.clone(),
        };
        self.replay(nearest, step)
    }

    fn replay(&mut self, mut state: State, step: u64) -> State {
        while state.step < step {
            self.run.advance(&mut state);
        }
        state
    }

    /// Everything at `state`.
    pub fn frame(&mut self, state: State) -> Frame {
        let slope = self.run.slope(&state);
        let loss = self.run.objective().loss(&state.theta);
        Frame { loss, slope, gradient: self.run.gradient().to_vec(), state }
    }

    /// The arithmetic of the update after `state`, for one coordinate.
    pub fn explain(&mut self, state: &State, coordinate: usize) -> Vec<Line> {
        self.run.explain(state, coordinate)
    }

    /// The rows of the update after `step`.
    pub fn batch(&mut self, step: u64) -> crate::objective::Batch<'_> {
        self.run.batch(step)
    }
}
