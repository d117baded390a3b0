//! The film: a recorded run, in bounded memory, that can be sought.

mod account;
mod best;
mod checkpoint;
mod chunk;
mod curve;
mod held_out;
mod joint;
mod leg;
mod reel;
mod side_by_side;
mod sign;
mod standing;
mod strip;
mod trail;

use std::sync::Arc;

pub use account::Account;
pub use best::Best;
pub use chunk::Mark;
pub use curve::{Curve, Stretch};
use held_out::HeldOut;
use leg::Leg;
pub use reel::Reel;
use reel::is_in_range;
pub use side_by_side::record_side_by_side;
use side_by_side::record_told;
pub use sign::Sign;
pub use standing::{Course, Standing, nearest};
pub use trail::Trail;

use crate::experiment::Plan;
use crate::ledger::Line;
use crate::objective::Objective;
use crate::run::{Run, Slope};
use crate::settings::Settings;
use crate::stepper::State;

/// A loss beyond this, up or down, counts as diverged: squares of it are still numbers.
pub const DIVERGENCE: f64 = 1e60;

/// Why a run ended before its horizon: at `step` the loss was `loss`, which is no number or
/// beyond [`DIVERGENCE`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Divergence {
    /// The number of updates made.
    pub step: u64,
    /// The loss then.
    pub loss: f64,
}

/// A run with the record of what it has done so far.
#[derive(Debug)]
pub struct Film {
    run: Run,
    losses: Losses,
    held_out: Option<HeldOut>,
    /// The last updates, while it is recorded.
    leg: Box<Leg>,
    /// What is recorded.
    pub reel: Reel,
}

/// At which steps the loss over all rows is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Losses {
    /// At each, where the slope of the next update tells it.
    Told,
    /// At each.
    All,
    /// Where a stretch of the loss curve begins, and where the batch's loss says that the run may
    /// have diverged.
    Due,
}

/// Numbers in the rows times parameters from which a loss takes longer than a gradient over a batch
/// by so much that it would be most of a film.
const DEAR: usize = 20_000;

impl Losses {
    fn of(run: &Run, course: &Settings) -> Self {
        let work = run.objective().loss_rows() * run.objective().dimension();
        match course.variant("full_loss") {
            _ if run.objective().gradient_tells_loss() => Self::Told,
            "every" => Self::All,
            _ if work < DEAR => Self::All,
            _ => Self::Due,
        }
    }
}

/// Everything at one step of a film.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The state, which the next update starts from.
    pub state: State,
    /// The loss over all rows.
    pub loss: f64,
    /// The loss over the rows that are held out, if some are.
    pub held_out: Option<f64>,
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
        let losses = Losses::of(&run, course);
        let (leg, reel) = (Box::new(Leg::new(&run, start.len())), Reel::new(run.start(start)));
        let mut film = Self { run, losses, held_out: None, leg, reel };
        film.rewind(start);
        film
    }

    /// The film from its start, with the loss over rows that are held out recorded as well.
    #[must_use]
    pub fn with_held_out(self, objective: Arc<dyn Objective>) -> Self {
        let start = self.reel.nearest(0, None).theta;
        let mut film = Self { held_out: Some(HeldOut(objective)), ..self };
        film.rewind(&start);
        film
    }

    /// Forgets everything that is recorded but the start.
    pub fn rewind(&mut self, start: &[f64]) {
        let reel = Reel::new(self.run.start(start));
        self.reel = match self.losses {
            Losses::Due => reel.of_dear_loss(),
            Losses::All => reel,
            Losses::Told => reel.of_short_updates(),
        };
        self.note(true);
    }

    /// Records up to `steps` more updates; fewer if the run diverges.
    pub fn record(&mut self, steps: u64) {
        self.record_until(self.end_after(steps));
    }

    /// The step after so many more updates.
    fn end_after(&self, steps: u64) -> u64 {
        self.reel.head.step.saturating_add(steps)
    }

    /// Records the updates up to this step; fewer if the run diverges.
    fn record_until(&mut self, end: u64) {
        while let left @ 1.. = self.left(end) {
            match self.losses {
                _ if self.is_told() => record_told([self], left),
                Losses::All | Losses::Told if self.held_out.is_none() => self.record_leg(left),
                _ => {
                    let slope = self.run.advance(&mut self.reel.head);
                    self.note_update(&slope);
                }
            }
        }
    }

    /// How many updates there are up to `end`, if the run has not diverged.
    fn left(&self, end: u64) -> usize {
        let left = if self.reel.divergence.is_none() { end - self.reel.head.step } else { 0 };
        usize::try_from(left).unwrap_or(usize::MAX)
    }

    /// Records a leg of up to so many updates, each with its loss, or up to the first that may be
    /// the last.
    fn record_leg(&mut self, updates: usize) {
        let updates = updates.min(self.leg.room);
        for index in 0..updates {
            let slope = self.run.advance(&mut self.reel.head);
            let loss = self.run.objective().loss(&self.reel.head.theta);
            let is_sound = slope.gradient_norm.is_finite() && is_in_range(slope.batch_loss);
            if !is_sound || !is_in_range(loss) {
                self.reel.wind(&self.leg, index);
                self.note_update(&slope);
                return;
            }
            self.leg.set_out(index, &slope);
            self.arrive(index, loss);
        }
        self.reel.wind(&self.leg, updates);
    }

    /// Takes down where an update of a leg led.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    fn arrive(&mut self, index: usize, loss: f64) {
        self.leg.arrive(index, &self.reel.head.theta, loss);
        self.reel.note_checkpoint();
    }

    /// Winds up so many updates of a leg, the last of which has yet to arrive, and by itself; makes
    /// one if there is none.
    #[cold]
    fn end_leg(&mut self, updates: usize) {
        let Some(last) = updates.checked_sub(1) else {
            let slope = self.run.advance(&mut self.reel.head);
            return self.note_update(&slope);
        };
        self.reel.wind(&self.leg, last);
        self.reel.wind_slopes(&self.leg, last..updates);
        self.note(true);
    }

    /// Writes an update down, of which `slope` was known before it. A gradient beyond all numbers
    /// leads to parameters that are none: the film ends there, or where the loss already was none.
    fn note_update(&mut self, slope: &Slope) {
        if slope.gradient_norm.is_finite() && slope.batch_loss.is_finite() {
            self.leg.set_out(0, slope);
            self.reel.wind_slopes(&self.leg, 0..1);
        }
        self.note(is_in_range(slope.batch_loss) && slope.gradient_norm.is_finite());
    }

    /// Writes the head down. An update that is not `sound`, for what was known before it, may have
    /// led out of the range of numbers.
    fn note(&mut self, sound: bool) {
        let is_wanted = self.losses != Losses::Due || self.reel.loss.is_due();
        let loss = (is_wanted || !sound).then(|| self.run.objective().loss(&self.reel.head.theta));
        self.reel.note(loss.filter(|loss| is_wanted || !is_in_range(*loss)));
        if let (Some(held_out), None) = (&self.held_out, self.reel.divergence) {
            self.reel.note_held_out(is_wanted.then(|| held_out.loss(&self.reel.head.theta)));
        }
    }

    /// The last step that was recorded with a loss.
    pub fn last(&self) -> u64 {
        self.reel.last()
    }

    /// The last state and its loss, which is no loss any more if the run diverged.
    pub fn end(&self) -> (&State, f64) {
        (&self.reel.head, self.run.objective().loss(&self.reel.head.theta))
    }

    /// The loss over held-out rows at the last state, if rows are held out.
    pub fn held_out_end(&self) -> Option<f64> {
        self.held_out.as_ref().map(|held_out| held_out.loss(&self.reel.head.theta))
    }

    /// The run.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The state at `step`, or at the last step if that is earlier: from the nearest checkpoint,
    /// or from `hint` if that is nearer.
    pub fn seek(&mut self, step: u64, hint: Option<&State>) -> State {
        self.approach(step, hint, u64::MAX)
    }

    /// As [`Film::seek`], but with so many updates at most: the state may be an earlier one, from
    /// which to go on.
    pub fn approach(&mut self, step: u64, hint: Option<&State>, updates: u64) -> State {
        let step = step.min(self.last());
        let mut state = self.reel.nearest(step, hint);
        let end = step.min(state.step.saturating_add(updates));
        while state.step < end {
            self.run.advance(&mut state);
        }
        state
    }

    /// Everything at `state`.
    pub fn frame(&mut self, state: State) -> Frame {
        let slope = self.run.slope(&state);
        let loss = self.run.objective().loss(&state.theta);
        let held_out = self.held_out.as_ref().map(|held_out| held_out.loss(&state.theta));
        Frame { loss, held_out, slope, gradient: self.run.gradient().to_vec(), state }
    }

    /// The state after one more update, whether the film has recorded it or not.
    pub fn after(&mut self, state: &State) -> State {
        let mut next = state.clone();
        self.run.advance(&mut next);
        next
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
