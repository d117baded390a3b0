//! What a run descends: a loss of the parameters, and its gradient.

use crate::chain::Note;

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
