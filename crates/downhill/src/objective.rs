//! What a run descends: a loss of the parameters, and its gradient.

use crate::chain::Note;
use crate::lanes::Lanes;

/// The rows that a gradient is taken over. A loss that has no rows ignores it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch<'a> {
    /// All rows.
    All,
    /// These rows.
    Rows(&'a [u32]),
    /// Rows that follow each other, as batches do where the rows are [`Objective::arranged`].
    Stretch {
        /// The number of the first.
        first: usize,
        /// How many they are.
        count: usize,
    },
}

impl Batch<'_> {
    /// The number of rows, of `examples` that there are.
    pub fn count(self, examples: usize) -> usize {
        match self {
            Self::All => examples,
            Self::Rows(rows) => rows.len(),
            Self::Stretch { count, .. } => count,
        }
    }
}

/// A differentiable loss L(θ) of `dimension` parameters, summed or averaged over `examples` rows.
pub trait Objective: Send + Sync {
    /// The number of parameters.
    fn dimension(&self) -> usize;

    /// The number of rows; 1 for a loss that has none.
    fn examples(&self) -> usize {
        1
    }

    /// The number of rows that [`Objective::loss`] goes through: fewer than there are where fewer
    /// tell it.
    fn loss_rows(&self) -> usize {
        self.examples()
    }

    /// L(θ) over all rows.
    fn loss(&self, theta: &[f64]) -> f64;

    /// Whether [`Objective::gradient`] returns what [`Objective::loss`] does, to the last bit, whatever
    /// the batch.
    fn gradient_tells_loss(&self) -> bool {
        false
    }

    /// Writes ∂L/∂θ over the rows of `batch` to `gradient` and returns L over the same rows.
    /// Allocates nothing. Both slices have `dimension` entries.
    fn gradient(&self, theta: &[f64], batch: Batch<'_>, gradient: &mut [f64]) -> f64;

    /// The same at two points at once, where that takes less time than twice at one.
    fn two_points(&self) -> Option<&dyn TwoPoints> {
        None
    }

    /// Writes the Hessian ∂²L/∂θ² over all rows to `hessian`, row by row (`dimension`² entries).
    fn hessian(&self, theta: &[f64], hessian: &mut [f64]);

    /// The same loss with row `order[i]` in place i, so that what was a batch of rows here and there
    /// is a stretch of memory; every sum has the same order, and so the same bits. `None` where rows
    /// are as quickly gathered, or too many to be kept twice.
    fn arranged(&self, _order: &[u32]) -> Option<Box<dyn Objective>> {
        None
    }

    /// The chain rule of [`Objective::gradient`] over `batch`, example by example, noted down by the
    /// code that computes it. Nothing for a loss that is not made of layers.
    fn explain(&self, _theta: &[f64], _batch: Batch<'_>) -> Vec<Note> {
        Vec::new()
    }
}

/// A loss of two parameters at two points at once.
pub trait TwoPoints {
    /// The losses at the points (x₁, y₁) and (x₂, y₂), given as x₁, x₂, y₁, y₂. Writes their
    /// gradients in the same order.
    fn gradients(&self, points: &[f64; 4], gradients: &mut [f64; 4]) -> Lanes;
}
