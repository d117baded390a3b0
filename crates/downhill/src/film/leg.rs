//! A leg: the numbers of a few updates, before they are wound onto a reel.

use super::reel::is_in_range;
use super::strip::copy_few;
use crate::run::Slope;

/// The most updates of a leg.
const ROOM: usize = 64;

/// The most numbers of its positions: a leg of many parameters is shorter.
const POSITIONS: usize = 1 << 13;

/// What is known of a few updates on end. Curves and trail take many in less time than as many times
/// one.
#[derive(Debug)]
pub(super) struct Leg {
    dimension: usize,
    positions: Vec<f64>,
    losses: [[f64; 2]; ROOM],
    batch_losses: [[f64; 2]; ROOM],
    rates: [[f64; 2]; ROOM],
    gradient_norms: [[f64; 2]; ROOM],
    /// Whether none of its updates may have been the last.
    pub(super) goes_on: bool,
}

impl Leg {
    /// A leg of so many parameters.
    pub(super) fn new(dimension: usize) -> Self {
        let room = (POSITIONS / dimension.max(1)).clamp(1, ROOM);
        let none = [[0.0; 2]; ROOM];
        let [losses, batch_losses, rates, gradient_norms] = [none; 4];
        let positions = vec![0.0; room * dimension];
        Self { dimension, positions, losses, batch_losses, rates, gradient_norms, goes_on: true }
    }

    /// The most updates that fit.
    pub(super) fn room(&self) -> usize {
        self.positions.len() / self.dimension.max(1)
    }

    /// Takes in what is known of an update before it.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    pub(super) fn set_out(&mut self, index: usize, slope: &Slope) {
        let index = index % ROOM;
        self.batch_losses[index] = [slope.batch_loss; 2];
        self.rates[index] = [slope.rate; 2];
        self.gradient_norms[index] = [slope.gradient_norm; 2];
    }

    /// Takes in where the update led: the parameters and their loss. Returns whether it did: not if
    /// one of the update's numbers ends a film.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    pub(super) fn arrive(&mut self, index: usize, theta: &[f64], loss: f64) -> bool {
        let index = index % ROOM;
        // A norm is never negative, and what is no number is in no range.
        let sound =
            self.gradient_norms[index][0] <= f64::MAX && is_in_range(self.batch_losses[index][0]);
        if !sound || !is_in_range(loss) {
            return false;
        }
        self.losses[index] = [loss; 2];
        copy_few(&mut self.positions[index * theta.len()..][..theta.len()], theta);
        true
    }

    /// What was known of an update before it.
    pub(super) fn slope(&self, index: usize) -> Slope {
        Slope {
            rate: self.rates[index][0],
            momentum: None,
            batch_loss: self.batch_losses[index][0],
            gradient_norm: self.gradient_norms[index][0],
        }
    }

    /// Losses, losses of batches, rates and norms of gradients of so many updates.
    pub(super) fn numbers(&self, updates: usize) -> [&[[f64; 2]]; 4] {
        let Self { losses, batch_losses, rates, gradient_norms, .. } = self;
        [losses, batch_losses, rates, gradient_norms].map(|numbers| &numbers[..updates])
    }

    /// The positions after so many updates, one behind the other.
    pub(super) fn positions(&self, updates: usize) -> &[f64] {
        &self.positions[..updates * self.dimension]
    }
}
