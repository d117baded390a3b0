//! The stepper: a rule applied to all coordinates, with weight decay around it.

use crate::ledger::{Ledger, Line, Unread};
use crate::rule::{Memory, Moment, Move, Pace, Rule, Shared, Slope};
use crate::schedule::plateau::Plateau;

/// How weights are drawn towards zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WeightDecay {
    /// Not at all.
    None,
    /// λθ is added to the gradient, as in the penalty ½λ‖θ‖², before the rule sees it.
    L2(f64),
    /// ηλθ is subtracted beside the rule's own step (Loshchilov and Hutter 2019, algorithm 2).
    Decoupled(f64),
}

/// The parameters and everything an optimizer remembers: a run can be resumed from it anywhere.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The number of updates made.
    pub step: u64,
    /// The parameters θ.
    pub theta: Vec<f64>,
    /// The rule's memory of each coordinate.
    pub memory: Vec<Memory>,
    /// The rule's numbers for all coordinates together.
    pub shared: Shared,
    /// What the schedule has seen of the losses.
    pub plateau: Plateau,
}

/// A rule with its weight decay, ready to step: the form in which an optimizer runs.
pub trait Stepper: Send + Sync {
    /// The state before the first update at `theta`.
    fn start(&self, theta: &[f64]) -> State;

    /// One update of `state` along `gradient` at `pace`. Allocates nothing.
    fn step(&self, state: &mut State, gradient: &[f64], pace: Pace);

    /// The arithmetic of the update that [`Stepper::step`] would make, for one coordinate: the
    /// same code, read out.
    fn explain(&self, state: &State, coordinate: usize, gradient: f64, pace: Pace) -> Vec<Line>;
}

/// The loop over coordinates around a rule.
pub(crate) struct Stepping<R> {
    pub(crate) rule: R,
    pub(crate) decay: WeightDecay,
}

impl<R: Rule> Stepping<R> {
    fn moment(&self, state: &State, pace: Pace) -> Moment {
        let last = Moment { update: state.step + 1, pace, shared: state.shared };
        Moment { shared: self.rule.tick(&last), ..last }
    }

    /// One coordinate's update: the new θ.
    #[inline]
    fn update<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> f64 {
        let Slope { theta, gradient } = slope;
        ledger.line(r"\eta", moment.pace.rate);
        let gradient = self.penalised(slope, ledger.line("g", gradient), ledger);
        let decayed = self.decayed(theta, moment.pace.rate, ledger);
        let slope = Slope { theta, gradient };
        let displacement = match self.rule.step(moment, slope, memory, ledger) {
            Move::Along(direction) => {
                ledger.line(r"\Delta = \eta\,d", moment.pace.rate * direction)
            }
            Move::By(displacement) => displacement,
        };
        ledger.line(r"\theta \gets \theta - \Delta", decayed - displacement)
    }

    #[inline]
    fn penalised<L: Ledger>(&self, slope: Slope, gradient: f64, ledger: &mut L) -> f64 {
        match self.decay {
            WeightDecay::L2(decay) if decay != 0.0 => {
                ledger.line(r"g \gets g + \lambda\theta", gradient + decay * slope.theta)
            }
            _ => gradient,
        }
    }

    #[inline]
    fn decayed<L: Ledger>(&self, theta: f64, rate: f64, ledger: &mut L) -> f64 {
        match self.decay {
            WeightDecay::Decoupled(decay) if decay != 0.0 => {
                ledger.line(r"\theta \gets (1 - \eta\lambda)\,\theta", theta * (1.0 - rate * decay))
            }
            _ => theta,
        }
    }
}

impl<R: Rule> Stepper for Stepping<R> {
    fn start(&self, theta: &[f64]) -> State {
        let memory = vec![self.rule.memory(); theta.len()];
        State {
            step: 0,
            theta: theta.to_vec(),
            memory,
            shared: Shared::default(),
            plateau: Plateau::default(),
        }
    }

    fn step(&self, state: &mut State, gradient: &[f64], pace: Pace) {
        let moment = self.moment(state, pace);
        let coordinates = state.theta.iter_mut().zip(&mut state.memory).zip(gradient);
        for ((theta, memory), &gradient) in coordinates {
            let slope = Slope { theta: *theta, gradient };
            *theta = self.update(&moment, slope, memory, &mut Unread);
        }
        state.shared = moment.shared;
        state.step = moment.update;
    }

    fn explain(&self, state: &State, coordinate: usize, gradient: f64, pace: Pace) -> Vec<Line> {
        let mut lines = Vec::new();
        let slope = Slope { theta: state.theta[coordinate], gradient };
        let mut memory = state.memory[coordinate];
        self.update(&self.moment(state, pace), slope, &mut memory, &mut lines);
        lines
    }
}
