//! The reel: what is recorded of a run. It is data alone, and can be sent in chunks.

use std::ops::Range;

use super::checkpoint;
use super::chunk::{Mark, Reading};
use super::curve::Curve;
use super::leg::Leg;
use super::strip::{Strip, Thinning};
use super::trail::Trail;
use super::{Best, DIVERGENCE, Divergence};
use crate::stepper::State;

/// The most numbers of a trail.
const TRAIL: usize = 1 << 17;

/// The most numbers of all checkpoints.
const CHECKPOINTS: usize = 1 << 19;

/// The most positions of a trail, and the most checkpoints.
const ITEMS: usize = 4096;

/// Updates from checkpoint to checkpoint at first: a state is more than all else that is kept of an
/// update, and a few updates are soon made again.
const SPACING: u64 = 16;

/// What is recorded of a run, in bounded memory: curves, the way, and states to seek from.
#[derive(Debug, Clone, PartialEq)]
pub struct Reel {
    /// The loss over all rows at each step.
    pub loss: Curve,
    /// The loss over the rows that are held out, at the steps at which the other is known; empty if
    /// none are.
    pub held_out: Curve,
    /// The loss over the batch of each update.
    pub batch_loss: Curve,
    /// The rate of each update.
    pub rate: Curve,
    /// The gradient's norm over the batch of each update.
    pub gradient_norm: Curve,
    /// The parameters now and then.
    pub trail: Trail,
    checkpoints: Strip,
    /// The state after the last update.
    pub head: State,
    /// The least loss so far.
    pub best: Best,
    /// The least loss over the rows that are held out; infinite if none are.
    pub best_held_out: Best,
    /// How it ended, if it did.
    pub divergence: Option<Divergence>,
}

/// Whether a loss is a number, and not one of a run that has diverged.
pub(super) fn is_in_range(loss: f64) -> bool {
    (-DIVERGENCE..=DIVERGENCE).contains(&loss)
}

impl Reel {
    /// A reel of a run from `start`, with nothing on it yet.
    pub fn new(start: State) -> Self {
        let dimension = start.theta.len();
        let width = checkpoint::width(dimension);
        let items = |numbers: usize, width: usize| (numbers / width.max(1)).min(ITEMS);
        Self {
            loss: Curve::default(),
            held_out: Curve::default(),
            batch_loss: Curve::default(),
            rate: Curve::default(),
            gradient_norm: Curve::default(),
            trail: Trail::new(dimension, items(TRAIL, dimension)),
            checkpoints: Strip::new(width, items(CHECKPOINTS, width), Thinning::First)
                .every(SPACING),
            head: start,
            best: Best::NONE,
            best_held_out: Best::NONE,
            divergence: None,
        }
    }

    /// The same reel for a run whose updates take so little time that even more of them are soon made
    /// again.
    pub(super) fn of_short_updates(self) -> Self {
        Self { checkpoints: self.checkpoints.every(4 * SPACING), ..self }
    }

    /// Writes down what was known before these updates of a leg.
    pub(super) fn wind_slopes(&mut self, leg: &Leg, updates: Range<usize>) {
        let [batch_losses, rates, gradient_norms] = leg.slopes(updates);
        self.batch_loss.extend(batch_losses);
        self.rate.extend(rates);
        self.gradient_norm.extend(gradient_norms);
    }

    /// The same reel for a run whose loss over all rows is only known where a stretch of its curve
    /// begins.
    pub(super) fn of_dear_loss(self) -> Self {
        let [loss, held_out] = std::array::from_fn(|_| Curve::of_dear_values());
        Self { loss, held_out, ..self }
    }

    /// Writes the head down, where the loss over all rows is `loss`, if it is known.
    pub(super) fn note(&mut self, loss: Option<f64>) {
        let step = self.head.step;
        if let Some(loss) = loss.filter(|loss| !is_in_range(*loss)) {
            self.divergence = Some(Divergence { step, loss });
            return;
        }
        self.loss.go_on(loss);
        self.best.note(step, loss);
        self.trail.extend(step, &self.head.theta);
        self.note_checkpoint();
    }

    /// Keeps the head as a checkpoint, where its turn has come.
    #[inline]
    pub(super) fn note_checkpoint(&mut self) {
        if self.is_due(self.head.step) {
            self.keep_checkpoint();
        }
    }

    /// Whether the state at `step` is to be a checkpoint.
    #[inline]
    pub(super) fn is_due(&self, step: u64) -> bool {
        self.checkpoints.is_due(step)
    }

    #[inline(never)]
    fn keep_checkpoint(&mut self) {
        self.checkpoints.offer(self.head.step, |numbers| checkpoint::write(&self.head, numbers));
    }

    /// Winds up so many updates of a leg of which the checkpoints were noted.
    pub(super) fn wind(&mut self, leg: &Leg, updates: usize) {
        let losses = leg.losses(updates);
        let first = self.loss.len();
        for (step, [loss, _]) in (first..).zip(losses) {
            self.best.note(step, Some(*loss));
        }
        self.trail.extend(first, leg.positions(updates));
        self.loss.extend(losses);
        self.wind_slopes(leg, 0..updates);
    }

    /// Writes down the loss over held-out rows at the head, known where the other loss is.
    pub(super) fn note_held_out(&mut self, loss: Option<f64>) {
        self.held_out.go_on(loss);
        self.best_held_out.note(self.head.step, loss);
    }

    /// The last step that was recorded with a loss.
    pub fn last(&self) -> u64 {
        self.loss.len().saturating_sub(1)
    }

    /// The latest state at `step` or before that is known: a checkpoint, the head, or `hint`.
    pub fn nearest(&self, step: u64, hint: Option<&State>) -> State {
        let checkpoint = self.checkpoints.before(step);
        let since = checkpoint.map_or(0, |(step, _)| step);
        let nearer = |state: &&State| (since..=step).contains(&state.step);
        let known = hint.into_iter().chain([&self.head]).filter(nearer);
        if let Some(state) = known.max_by_key(|state| state.step) {
            return state.clone();
        }
        let state = checkpoint.and_then(|(step, numbers)| checkpoint::state(step, numbers));
        state.unwrap_or_else(|| self.head.clone())
    }

    /// How far it is.
    pub fn mark(&self) -> Mark {
        let [rarer, trail] = self.trail.marks();
        let [loss, held_out, batch_loss, rate, gradient_norm] = self.curves().map(Curve::mark);
        let checkpoints = self.checkpoints.mark();
        Mark([loss, held_out, batch_loss, rate, gradient_norm, rarer, trail, checkpoints])
    }

    fn curves(&self) -> [&Curve; 5] {
        [&self.loss, &self.held_out, &self.batch_loss, &self.rate, &self.gradient_norm]
    }

    /// What came or changed since `mark`.
    pub fn since(&self, Mark(marks): &Mark) -> Vec<f64> {
        let [curves @ .., rarer, trail, checkpoints] = *marks;
        let mut chunk = Vec::new();
        chunk.extend([self.best, self.best_held_out].into_iter().flat_map(Best::numbers));
        let ending = self.divergence.map(|end| [end.step as f64, end.loss]);
        chunk.extend(ending.unwrap_or([-1.0, 0.0]));
        chunk.push(self.head.step as f64);
        checkpoint::write(&self.head, &mut chunk);
        for (curve, mark) in self.curves().into_iter().zip(curves) {
            curve.write(mark, &mut chunk);
        }
        self.trail.write([rarer, trail], &mut chunk);
        self.checkpoints.write(checkpoints, &mut chunk);
        chunk
    }

    /// Takes up a chunk of the same run that was cut where this reel is. Returns whether it is one;
    /// if not, the reel is of no more use.
    #[must_use]
    pub fn join(&mut self, chunk: &[f64]) -> bool {
        let mut reading = Reading::of(chunk);
        self.read(&mut reading).is_some() && reading.is_over()
    }

    fn read(&mut self, chunk: &mut Reading<'_>) -> Option<()> {
        self.best = Best { step: chunk.count()?, loss: chunk.number()? };
        self.best_held_out = Best { step: chunk.count()?, loss: chunk.number()? };
        let [step, loss] = [chunk.number()?, chunk.number()?];
        self.divergence = super::chunk::whole(step).map(|step| Divergence { step, loss });
        let step = chunk.count()?;
        let head = chunk.take(checkpoint::width(self.head.theta.len()))?;
        self.head = checkpoint::state(step, head)?;
        self.loss.read(chunk)?;
        self.held_out.read(chunk)?;
        self.batch_loss.read(chunk)?;
        self.rate.read(chunk)?;
        self.gradient_norm.read(chunk)?;
        self.trail.read(chunk)?;
        self.checkpoints.read(chunk)
    }
}
