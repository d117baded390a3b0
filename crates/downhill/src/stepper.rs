//! The stepper: a rule applied to all coordinates, with weight decay around it.

use crate::lanes::Lanes;
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

impl WeightDecay {
    /// A decay of 0 is none.
    pub(crate) fn or_none(self) -> Self {
        match self {
            Self::L2(decay) | Self::Decoupled(decay) if decay == 0.0 => Self::None,
            decay => decay,
        }
    }
}

/// The parameters and everything an optimizer remembers: a run can be resumed from it anywhere.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The number of updates made.
    pub step: u64,
    /// The parameters θ.
    pub theta: Vec<f64>,
    /// The rule's memory of the coordinates, two by two.
    pub memory: Vec<Memory>,
    /// The rule's numbers for all coordinates together.
    pub shared: Shared,
    /// What the schedule has seen of the losses.
    pub plateau: Plateau,
}

impl State {
    /// What the rule remembers of a coordinate.
    pub fn remembered(&self, coordinate: usize) -> [f64; 3] {
        self.memory[coordinate / 2].map(|lanes| lanes.numbers()[coordinate % 2])
    }
}

/// A rule with its weight decay, ready to step: the form in which an optimizer runs.
pub trait Stepper: Send + Sync {
    /// The state before the first update at `theta`.
    fn start(&self, theta: &[f64]) -> State;

    /// Whether runs at different rates have all of a state but its coordinates in common.
    fn shares(&self) -> bool;

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

/// Parameters, their gradient, and what is remembered of them, two by two.
type Pairs<'a> = (&'a mut [[f64; 2]], &'a [[f64; 2]], &'a mut [Memory]);

impl<R: Rule> Stepping<R> {
    fn moment(&self, state: &State, pace: Pace) -> Moment {
        let Pace { rate, momentum } = pace;
        let update = state.step + 1;
        let last = Moment { update, rate, momentum, shared: state.shared };
        Moment { shared: self.rule.tick(&last), ..last }
    }

    /// Makes the update of coordinates two by two.
    #[inline]
    fn walk(&self, moment: &Moment, (theta, gradient, memory): Pairs<'_>) {
        for ((theta, gradient), memory) in theta.iter_mut().zip(gradient).zip(memory) {
            let (at, gradient) = (Lanes::from(*theta), Lanes::gathered(*gradient));
            let slope = Slope { theta: at, gradient };
            *theta = self.update(moment, slope, memory, &mut Unread).numbers();
        }
    }

    /// The update of two coordinates: the new θ of each.
    #[inline]
    fn update<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Lanes {
        let Slope { theta, gradient } = slope;
        ledger.line(r"\eta", moment.rate);
        let gradient = self.penalised(slope, ledger.line("g", gradient), ledger);
        let decayed = self.decayed(theta, moment.rate, ledger);
        let slope = Slope { theta, gradient };
        let displacement = match self.rule.step(moment, slope, memory, ledger) {
            Move::Along(direction) => ledger.line(r"\Delta = \eta\,d", moment.rate * direction),
            Move::By(displacement) => displacement,
        };
        ledger.line(r"\theta \gets \theta - \Delta", decayed - displacement)
    }

    #[inline]
    fn penalised<L: Ledger>(&self, slope: Slope, gradient: Lanes, ledger: &mut L) -> Lanes {
        match self.decay {
            WeightDecay::L2(decay) => {
                ledger.line(r"g \gets g + \lambda\theta", gradient + decay * slope.theta)
            }
            _ => gradient,
        }
    }

    #[inline]
    fn decayed<L: Ledger>(&self, theta: Lanes, rate: Lanes, ledger: &mut L) -> Lanes {
        match self.decay {
            WeightDecay::Decoupled(decay) => {
                ledger.line(r"\theta \gets (1 - \eta\lambda)\,\theta", theta * (1.0 - rate * decay))
            }
            _ => theta,
        }
    }
}

impl<R: Rule> Stepper for Stepping<R> {
    fn shares(&self) -> bool {
        R::SHARES
    }

    fn start(&self, theta: &[f64]) -> State {
        let memory = vec![self.rule.memory().map(Lanes::both); theta.len().div_ceil(2)];
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
        let (pairs, last) = state.theta.as_chunks_mut();
        let (memory, last_memory) = state.memory.split_at_mut(pairs.len());
        let (slopes, last_slope) = gradient.as_chunks();
        self.walk(&moment, (pairs, slopes, memory));
        // The last of an odd number moves beside itself.
        if let ([theta], [gradient], [memory]) = (last, last_slope, last_memory) {
            let slope = Slope { theta: Lanes::both(*theta), gradient: Lanes::both(*gradient) };
            [*theta, _] = self.update(&moment, slope, memory, &mut Unread).numbers();
        }
        state.shared = moment.shared;
        state.step = moment.update;
    }

    fn explain(&self, state: &State, coordinate: usize, gradient: f64, pace: Pace) -> Vec<Line> {
        let mut lines = Vec::new();
        let [theta, gradient] = [state.theta[coordinate], gradient].map(Lanes::both);
        let slope = Slope { theta, gradient };
        let mut memory = state.remembered(coordinate).map(Lanes::both);
        self.update(&self.moment(state, pace), slope, &mut memory, &mut lines);
        lines
    }
}
