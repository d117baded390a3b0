//! A leg: the numbers of a few updates, before they are wound onto a reel.

use std::ops::Range;

use super::strip::copy_few;
use crate::run::{Run, Slope};

/// The most updates of a leg.
const ROOM: usize = 64;

/// The most numbers of its positions: a leg of many parameters is shorter.
const POSITIONS: usize = 1 << 13;

/// What is known of a few updates on end. Curves and trail take many in less time than as many times
/// one.
#[derive(Debug)]
pub(super) struct Leg {
    dimension: usize,
    /// The most updates that fit.
    pub(super) room: usize,
    positions: Vec<f64>,
    losses: [[f64; 2]; ROOM],
    gradient_norms: [[f64; 2]; ROOM],
    /// Of no update where a batch is all rows.
    batch_losses: Vec<[f64; 2]>,
    /// Of no update where the rate follows from the step.
    rates: Vec<[f64; 2]>,
}

impl Leg {
    /// A leg of `run`, with so many parameters.
    pub(super) fn new(run: &Run, dimension: usize) -> Self {
        let room = (POSITIONS / dimension.max(1)).clamp(1, ROOM);
        let if_kept = |is_kept| vec![[0.0; 2]; if is_kept { ROOM } else { 0 }];
        Self {
            dimension,
            room,
            positions: vec![0.0; room * dimension],
            losses: [[0.0; 2]; ROOM],
            gradient_norms: [[0.0; 2]; ROOM],
            batch_losses: if_kept(run.batches().per_epoch() > 1),
            rates: if_kept(run.watches_losses()),
        }
    }

    /// Takes in what is known of an update before it.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    pub(super) fn set_out(&mut self, index: usize, slope: &Slope) {
        let index = index % ROOM;
        self.note_norm(index, [slope.gradient_norm; 2]);
        if let Some(place) = self.batch_losses.get_mut(index) {
            *place = [slope.batch_loss; 2];
        }
        if let Some(place) = self.rates.get_mut(index) {
            *place = [slope.rate; 2];
        }
    }

    /// Notes the norm of an update's gradient, twice.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    pub(super) fn note_norm(&mut self, index: usize, norm: [f64; 2]) {
        self.gradient_norms[index % ROOM] = norm;
    }

    /// Takes in where the update led: the parameters and their loss.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    pub(super) fn arrive(&mut self, index: usize, theta: &[f64], loss: f64) {
        match theta {
            [x, y] => self.note_arrival(index, [*x, *y], [loss; 2]),
            _ => self.copy(index, theta, loss),
        }
    }

    /// Notes where the update led in the plane, and twice its loss there.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope")]
    pub(super) fn note_arrival(&mut self, index: usize, place: [f64; 2], loss: [f64; 2]) {
        self.losses[index % ROOM] = loss;
        if let Some(position) = self.positions.as_chunks_mut().0.get_mut(index) {
            *position = place;
        }
    }

    #[inline(never)]
    fn copy(&mut self, index: usize, theta: &[f64], loss: f64) {
        self.losses[index % ROOM] = [loss; 2];
        copy_few(&mut self.positions[index * theta.len()..][..theta.len()], theta);
    }

    /// The losses after so many updates.
    pub(super) fn losses(&self, updates: usize) -> &[[f64; 2]] {
        &self.losses[..updates]
    }

    /// Losses of batches, rates and norms of gradients of these updates.
    pub(super) fn slopes(&self, updates: Range<usize>) -> [&[[f64; 2]]; 3] {
        let of_all: [&[[f64; 2]]; 3] = [&self.batch_losses, &self.rates, &self.gradient_norms];
        of_all.map(|numbers| numbers.get(updates.clone()).unwrap_or_default())
    }

    /// The positions after so many updates, one behind the other.
    pub(super) fn positions(&self, updates: usize) -> &[f64] {
        &self.positions[..updates * self.dimension]
    }
}
