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
    losses: [f64; ROOM],
    batch_losses: [f64; ROOM],
    rates: [f64; ROOM],
    gradient_norms: [f64; ROOM],
}

impl Leg {
    /// A leg of so many parameters.
    pub(super) fn new(dimension: usize) -> Self {
        let room = (POSITIONS / dimension.max(1)).clamp(1, ROOM);
        let none = [0.0; ROOM];
        let [losses, batch_losses, rates, gradient_norms] = [none; 4];
        let positions = vec![0.0; room * dimension];
        Self { dimension, positions, losses, batch_losses, rates, gradient_norms }
    }

    /// The most updates that fit.
    pub(super) fn room(&self) -> usize {
        self.positions.len() / self.dimension.max(1)
    }

    /// Takes in an update, of which `slope` was known before it, and where it led: the parameters and
    /// their loss. Returns whether it did: not if one of these is a number that ends a film.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    pub(super) fn take(&mut self, index: usize, slope: &Slope, end: (&[f64], f64)) -> bool {
        let sound = slope.gradient_norm.is_finite() && slope.batch_loss.is_finite();
        let (theta, loss) = end;
        if !sound || !is_in_range(loss) || index >= ROOM {
            return false;
        }
        self.losses[index] = loss;
        self.batch_losses[index] = slope.batch_loss;
        self.rates[index] = slope.rate;
        self.gradient_norms[index] = slope.gradient_norm;
        copy_few(&mut self.positions[index * theta.len()..][..theta.len()], theta);
        true
    }

    /// Losses, losses of batches, rates and norms of gradients of so many updates.
    pub(super) fn numbers(&self, updates: usize) -> [&[f64]; 4] {
        let Self { losses, batch_losses, rates, gradient_norms, .. } = self;
        [losses, batch_losses, rates, gradient_norms].map(|numbers| &numbers[..updates])
    }

    /// The positions after so many updates, one behind the other.
    pub(super) fn positions(&self, updates: usize) -> &[f64] {
        &self.positions[..updates * self.dimension]
    }
}
