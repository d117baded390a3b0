//! A rule: how a coordinate moves, as scalar mathematics.

use crate::lanes::Lanes;
use crate::ledger::Ledger;
use crate::power::{Powers, power};

/// What a rule remembers of a coordinate from update to update; of two side by side.
pub type Memory = [Lanes; 3];

/// What a rule keeps for all coordinates together, so that nothing of it is computed for each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// Running products, such as β₁ᵏ.
    pub powers: Powers,
    /// Other numbers of the update, such as the rate that ASGD lets fall.
    pub numbers: [f64; 2],
}

impl Default for Shared {
    fn default() -> Self {
        Self { powers: Powers::ONE, numbers: [0.0; 2] }
    }
}

/// What a schedule says of one update.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// The rate ηₖ: the learning rate as its schedule has it now; of two coordinates, for they may be
    /// those of two runs.
    pub rate: Lanes,
    /// The momentum where the schedule moves that too. `None` leaves the rule its own.
    pub momentum: Option<Momentum>,
}

impl Pace {
    /// The pace of a schedule that moves only the rate.
    #[inline]
    pub fn at(rate: f64) -> Self {
        Self { rate: Lanes::both(rate), momentum: None }
    }
}

/// The momentum of one update: μ for SGD and RMSprop, β₁ for Adam and its relatives.
#[derive(Debug, Clone, Copy)]
pub struct Momentum {
    now: f64,
    power: f64,
}

impl Momentum {
    /// The momentum of the k-th update, with its k-th power for the bias correction.
    pub fn of(now: f64, update: u64) -> Self {
        Self { now, power: power(now, update) }
    }
}

/// What all coordinates of one update have in common.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The number k of the update: 1 for the first.
    pub update: u64,
    /// The rate ηₖ.
    pub rate: Lanes,
    /// The momentum, where the schedule moves it.
    pub momentum: Option<Momentum>,
    /// The rule's running numbers, already brought to this update.
    pub shared: Shared,
}

impl Moment {
    /// The momentum of this update: the schedule's, or else the rule's `own`.
    pub fn momentum(&self, own: f64) -> f64 {
        self.momentum.map_or(own, |momentum| momentum.now)
    }

    /// β₁ᵏ and β₂ᵏ from those of the last update, for the rule's `own` β₁ and β₂. Where a schedule
    /// moves β₁, it is the k-th power of the β₁ of this update, as in PyTorch, and not the product of
    /// those there were.
    #[inline]
    pub fn powers(&self, own: [f64; 2]) -> Powers {
        let powers = self.shared.powers.times(own);
        match self.momentum {
            None => powers,
            Some(momentum) => powers.with_first(momentum.power),
        }
    }
}

/// Where a coordinate is and how the loss slopes there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// The coordinate θ.
    pub theta: Lanes,
    /// The gradient's component g, after clipping and L2 weight decay.
    pub gradient: Lanes,
}

/// Where a rule sends a coordinate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Move {
    /// Against the direction d: θ ← θ − η d.
    Along(Lanes),
    /// By the displacement Δ: θ ← θ − Δ. For rules that have the rate in what they remember.
    By(Lanes),
}

/// An optimizer's mathematics for one coordinate, done for two side by side. The loop over
/// coordinates is written once, in [`crate::stepper`], and inlines it.
pub trait Rule: Send + Sync + 'static {
    /// Whether the numbers for all coordinates together are the same at every rate, so that runs at
    /// different rates can have them in common.
    const SHARES: bool = true;

    /// What a coordinate's memory holds before the first update.
    fn memory(&self) -> [f64; 3] {
        [0.0; 3]
    }

    /// The shared numbers of this update; `moment` still holds those of the last.
    fn tick(&self, moment: &Moment) -> Shared {
        moment.shared
    }

    /// One update of one coordinate: where it goes. Updates `memory`.
    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move;
}
