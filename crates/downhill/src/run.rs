//! A run: an objective, an optimizer with its schedule, and batches; it makes one step at a time.

use std::fmt;
use std::sync::Arc;

use crate::batches::{Batches, Cut, Order};
use crate::experiment::Plan;
use crate::ledger::Line;
use crate::noise::Noise;
use crate::norm::norm;
use crate::objective::{Batch, Objective};
use crate::optimizer::Optimizer;
use crate::rule::{Momentum, Pace};
use crate::schedule::Rate;
use crate::schedule::plateau::Watch;
use crate::settings::{Chosen, Settings};
use crate::stepper::{State, Stepper};

/// What one run needs to step. It holds no position: that is the [`State`].
pub struct Run {
    objective: Arc<dyn Objective>,
    /// The objective with its rows in the order of the batches, where that never changes.
    arranged: Option<Box<dyn Objective>>,
    stepper: Box<dyn Stepper>,
    rate: ByTime,
    momentum: Option<Rate>,
    watch: Option<Watch>,
    time: Time,
    noise: Option<Noise>,
    clip: f64,
    batches: Batches,
    gradient: Vec<f64>,
    /// Whether each update goes along the gradient over all rows, as it is, at the same rate.
    is_plain: bool,
    learning_rate: f64,
    optimizer: Chosen<Optimizer>,
}

/// The rate by the time. One that stays is not asked for at each update.
enum ByTime {
    Constant(f64),
    Moved(Rate),
}

impl ByTime {
    fn of(plan: &Plan) -> Self {
        let initial = plan.learning_rate();
        if plan.schedule.is_constant() {
            Self::Constant(initial)
        } else {
            Self::Moved(plan.schedule.rate(initial))
        }
    }
}

/// What a schedule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Updates,
    Epochs,
}

/// What is known of an update before it is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// The rate of the update.
    pub rate: f64,
    /// The momentum of the update, where the schedule moves that too.
    pub momentum: Option<f64>,
    /// The loss over the batch.
    pub batch_loss: f64,
    /// ‖g‖₂ over the batch, with noise and before clipping.
    pub gradient_norm: f64,
}

impl Slope {
    /// The pace of update `step` + 1.
    fn pace(&self, step: u64) -> Pace {
        let momentum = self.momentum.map(|now| Momentum::of(now, step + 1));
        Pace { momentum, ..Pace::at(self.rate) }
    }
}

impl Run {
    /// The run that `plan` asks for, with the batches of `course`.
    pub fn new(objective: Arc<dyn Objective>, plan: &Plan, course: &Settings) -> Self {
        let order = match course.variant("batch_order") {
            "once" => Order::Once,
            _ => Order::EachEpoch,
        };
        let (rows, size) = (objective.examples(), plan.training.count("batch"));
        let seed = course.count("batch_seed") as u64;
        let mut batches = Batches::new(Cut { rows, size, order, seed });
        let (noise, clip) = (Noise::of(plan, course), plan.training.number("clip"));
        let moves = !plan.schedule.is_constant() || noise.is_some() || clip > 0.0;
        Self {
            gradient: vec![0.0; objective.dimension()],
            arranged: batches.lasting().and_then(|order| objective.arranged(order)),
            objective,
            stepper: (plan.optimizer.record.stepper)(&plan.optimizer.settings),
            rate: ByTime::of(plan),
            momentum: plan.schedule.momentum(),
            watch: plan.schedule.watch(),
            time: if plan.training.variant("per") == "epoch" {
                Time::Epochs
            } else {
                Time::Updates
            },
            noise,
            clip,
            is_plain: !moves && batches.per_epoch() == 1,
            learning_rate: plan.learning_rate(),
            optimizer: plan.optimizer.clone(),
            batches,
        }
    }

    /// The state before the first update at `theta`.
    pub fn start(&self, theta: &[f64]) -> State {
        self.stepper.start(theta)
    }

    /// Makes one update. Deterministic, and allocates nothing. Returns what was known before it.
    #[inline]
    pub fn advance(&mut self, state: &mut State) -> Slope {
        let slope = self.slope(state);
        self.step(state, &slope);
        slope
    }

    /// Makes the update of which `slope` was just computed.
    #[inline]
    pub fn step(&self, state: &mut State, slope: &Slope) {
        self.stepper.step(state, &self.gradient, slope.pace(state.step));
        if let Some(watch) = &self.watch {
            self.note(watch, state, slope.batch_loss);
        }
    }

    /// Lets the schedule see the loss of the update that led to `state`.
    #[cold]
    fn note(&self, watch: &Watch, state: &mut State, loss: f64) {
        let ends = self.time(state.step) != self.time(state.step - 1);
        watch.note(&mut state.plateau, loss, (ends, self.rate(state.step)));
    }

    /// Computes the gradient of the next update, which [`Run::gradient`] then shows.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "where a film is made, its numbers stay in registers")]
    pub fn slope(&mut self, state: &State) -> Slope {
        let (rate, momentum) = self.rate_and_momentum(state);
        let (objective, batch) = match &self.arranged {
            Some(arranged) => (arranged.as_ref(), self.batches.arranged(state.step)),
            None => (self.objective.as_ref(), self.batches.at(state.step)),
        };
        let batch_loss = objective.gradient(&state.theta, batch, &mut self.gradient);
        if let Some(noise) = &self.noise {
            noise.add(state.step, &mut self.gradient);
        }
        let gradient_norm = norm(&self.gradient);
        if self.clip > 0.0 && gradient_norm >= self.clip {
            self.clip(gradient_norm);
        }
        Slope { rate, momentum, batch_loss, gradient_norm }
    }

    /// The slope of a plain run.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    pub(crate) fn plain_slope(&mut self, theta: &[f64]) -> Slope {
        let batch_loss = self.objective.gradient(theta, Batch::All, &mut self.gradient);
        let gradient_norm = norm(&self.gradient);
        Slope { rate: self.learning_rate, momentum: None, batch_loss, gradient_norm }
    }

    /// Makes the update of a plain run of which the slope was just computed.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    pub(crate) fn plain_step(&self, state: &mut State) {
        self.stepper.step(state, &self.gradient, Pace::at(self.learning_rate));
    }

    /// Whether each update goes along the gradient over all rows, as it is, at the same rate.
    pub(crate) fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Whether the other run makes the same steps but for its rate.
    pub(crate) fn steps_like(&self, other: &Self) -> bool {
        let at_any_rate = |run: &Self| run.optimizer.clone().with("learning_rate", 1.0).ok();
        self.stepper.shares() && at_any_rate(self) == at_any_rate(other)
    }

    /// What makes the steps.
    pub(crate) fn stepper(&self) -> &dyn Stepper {
        &*self.stepper
    }

    /// The rate of a plain run.
    pub(crate) fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// Scales the gradient to norm c, as it is longer (Pascanu et al. 2013, algorithm 1). Before
    /// weight decay, as in both libraries; `torch.nn.utils.clip_grad_norm_` divides by ‖g‖ + 1e-6
    /// where this and `optax.clip_by_global_norm` divide by ‖g‖.
    #[cold]
    fn clip(&mut self, norm: f64) {
        self.gradient.iter_mut().for_each(|g| *g = *g / norm * self.clip);
    }

    /// The gradient that [`Run::slope`] or [`Run::advance`] last computed, after clipping.
    pub fn gradient(&self) -> &[f64] {
        &self.gradient
    }

    /// The rate of update `step` + 1; where losses decide, as long as they fall.
    pub fn rate(&self, step: u64) -> f64 {
        match &self.rate {
            ByTime::Constant(rate) => *rate,
            ByTime::Moved(rate) => rate(self.time(step) as f64),
        }
    }

    /// The momentum of update `step` + 1, if the schedule moves it.
    pub fn momentum(&self, step: u64) -> Option<f64> {
        self.momentum.as_ref().map(|at| at(self.time(step) as f64))
    }

    /// Whether the rate depends on the losses, and [`Run::rate`] is only where it starts from.
    pub fn watches_losses(&self) -> bool {
        self.watch.is_some()
    }

    /// The rate of the update after `state`, and the momentum if the schedule moves that too.
    #[inline]
    pub fn rate_and_momentum(&self, state: &State) -> (f64, Option<f64>) {
        match (&self.rate, &self.momentum) {
            (ByTime::Constant(rate), None) => (*rate * state.plateau.scale, None),
            _ => self.moved(state),
        }
    }

    /// The same where a schedule moves something.
    #[inline(never)]
    fn moved(&self, state: &State) -> (f64, Option<f64>) {
        (self.rate(state.step) * state.plateau.scale, self.momentum(state.step))
    }

    /// What the schedule counts, before update `step` + 1.
    fn time(&self, step: u64) -> u64 {
        match self.time {
            Time::Updates => step,
            Time::Epochs => self.batches.epoch(step),
        }
    }

    /// The rows of update `step` + 1.
    pub fn batch(&mut self, step: u64) -> Batch<'_> {
        self.batches.at(step)
    }

    /// How updates make up epochs.
    pub fn batches(&self) -> &Batches {
        &self.batches
    }

    /// The objective that is descended.
    pub fn objective(&self) -> &Arc<dyn Objective> {
        &self.objective
    }

    /// The arithmetic of the next update for one coordinate, by the code that makes it.
    pub fn explain(&mut self, state: &State, coordinate: usize) -> Vec<Line> {
        let slope = self.slope(state);
        self.stepper.explain(state, coordinate, self.gradient[coordinate], slope.pace(state.step))
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Run").field("batches", &self.batches).finish_non_exhaustive()
    }
}
