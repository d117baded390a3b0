//! A leg: the numbers of a few updates, before they are wound onto a reel.

use super::reel::is_in_range;
use crate::run::Slope;

/// The most updates of a leg.
pub(super) const MOST: u64 = ROOM as u64;

const ROOM: usize = 64;

/// What is known of a few updates on end. A curve takes many values in less time than as many times
/// one.
#[derive(Debug)]
pub(super) struct Leg {
    length: usize,
    losses: [f64; ROOM],
    batch_losses: [f64; ROOM],
    rates: [f64; ROOM],
    gradient_norms: [f64; ROOM],
}

impl Leg {
    /// A leg without updates.
    pub(super) fn new() -> Self {
        let none = [0.0; ROOM];
        let [losses, batch_losses, rates, gradient_norms] = [none; 4];
        Self { length: 0, losses, batch_losses, rates, gradient_norms }
    }

    /// Takes in an update, of which `slope` was known before it, and the loss after it. Returns
    /// whether it did: not if there is no room, or if one of these is a number that ends a film.
    #[inline]
    pub(super) fn take(&mut self, slope: &Slope, loss: f64) -> bool {
        let sound = slope.gradient_norm.is_finite() && slope.batch_loss.is_finite();
        let index = self.length;
        if !sound || !is_in_range(loss) || index >= ROOM {
            return false;
        }
        self.losses[index] = loss;
        self.batch_losses[index] = slope.batch_loss;
        self.rates[index] = slope.rate;
        self.gradient_norms[index] = slope.gradient_norm;
        self.length += 1;
        true
    }

    /// Losses, losses of batches, rates and norms of gradients, which the leg forgets.
    pub(super) fn unwound(&mut self) -> [&[f64]; 4] {
        let length = std::mem::take(&mut self.length);
        let Self { losses, batch_losses, rates, gradient_norms, .. } = self;
        [losses, batch_losses, rates, gradient_norms].map(|numbers| &numbers[..length])
    }
}
