//! A rule: how one coordinate moves, as scalar mathematics.

use crate::ledger::Ledger;
use crate::power::Power;

/// What a rule remembers of one coordinate from update to update.
pub type Memory = [f64; 3];

/// What a rule keeps for all coordinates together: running powers and products.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// Running powers, such as β₁ᵏ.
    pub powers: [Power; 2],
}

impl Default for Shared {
    fn default() -> Self {
        Self { powers: [Power::ONE; 2] }
    }
}

/// What all coordinates of one update have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// The number k of the update: 1 for the first.
    pub update: u64,
    /// The rate ηₖ of this update: the learning rate as its schedule has it now.
    pub rate: f64,
    /// The rule's running numbers, already brought to this update.
    pub shared: Shared,
}

/// Where a coordinate is and how the loss slopes there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// The coordinate θ.
    pub theta: f64,
    /// The gradient's component g, after clipping and L2 weight decay.
    pub gradient: f64,
}

/// An optimizer's mathematics for one coordinate. The loop over coordinates is written once, in
/// [`crate::stepper`], and inlines it.
pub trait Rule: Send + Sync + 'static {
    /// What a coordinate's memory holds before the first update.
    fn memory(&self) -> Memory {
        [0.0; 3]
    }

    /// Brings the shared numbers from update k − 1 to update k.
    fn tick(&self, _update: u64, _shared: &mut Shared) {}

    /// The direction d of descent: θ ← θ − η d. Updates `memory`.
    fn direction<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> f64;

    /// The displacement Δ: θ ← θ − Δ. A rule that has the rate inside its memory says so by
    /// writing this instead.
    fn displacement<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> f64 {
        let direction = self.direction(moment, slope, memory, ledger);
        ledger.line(r"\Delta = \eta\,d", moment.rate * direction)
    }
}
