//! Augmented rows [x, y], and the one pass over them that gives squares and gradient.
//!
//! With t = [θ, −1] a row's product row·t is the residual x·θ − y, and residual × row is the row's
//! share of the gradient, so that one stream of memory serves both. Rows are padded with zeros to
//! an even width and kept as pairs of numbers; the pass is compiled for each width up to 32.
//!
//! A pair is a vector of 128 bits, which SSE2, NEON and WASM's simd128 add and multiply at once.
//! The crate `wide` says so in its type: left to itself the compiler makes vectors only where the
//! whole program is optimised for speed, and the page is optimised for size.

use std::slice::ChunksExact;

use wide::f64x2;

use super::any_width::{any_pass, any_squares};
use super::fixed_width::{fixed_pass, fixed_squares};
use crate::objective::Batch;

/// Writes c Σ r·x over a batch to the slice, with the factor c, and returns Σ r².
type Pass = fn(&Rows, &[f64], Batch<'_>, Product<'_>) -> f64;

/// A factor, and where a sum that is multiplied by it goes.
pub(super) type Product<'a> = (f64, &'a mut [f64]);

/// Returns Σ r² over all rows.
type Squares = fn(&Rows, &[f64]) -> f64;

/// The most pairs of which a run gets a copy in the order of its batches: 8 MB.
const KEPT_TWICE: usize = 1 << 19;

/// Rows of k terms and a target.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    terms: usize,
    width: usize,
    pairs: Vec<f64x2>,
    pass: Pass,
    squares: Squares,
}

impl Rows {
    /// `count` rows of `terms` terms and the target; `entry` gives the number in a row and column,
    /// the target's column being `terms`.
    pub(super) fn new(count: usize, terms: usize, entry: impl Fn(usize, usize) -> f64) -> Self {
        let width = (terms + 1).next_multiple_of(2);
        let column = |row, column| if column > terms { 0.0 } else { entry(row, column) };
        let places = (0..count).flat_map(|i| (0..width).step_by(2).map(move |j| (i, j)));
        let pairs = places.map(|(i, j)| f64x2::new([column(i, j), column(i, j + 1)])).collect();
        let (pass, squares) = compiled(width);
        Self { terms, width, pairs, pass, squares }
    }

    /// The same rows with row `order[i]` in place i; `None` if they are too many to be kept twice.
    pub(super) fn arranged(&self, order: &[u32]) -> Option<Self> {
        let pairs = || order.iter().flat_map(|&index| self.row(index)).copied().collect();
        (self.pairs.len() <= KEPT_TWICE).then(|| Self { pairs: pairs(), ..*self })
    }

    /// The number of terms, k.
    pub(super) fn terms(&self) -> usize {
        self.terms
    }

    /// The number of rows, n.
    pub(super) fn count(&self) -> usize {
        2 * self.pairs.len() / self.width
    }

    /// The rows in blocks of `count` (the last may be shorter).
    pub(super) fn blocks(&self, count: usize) -> impl Iterator<Item = ChunksExact<'_, f64>> {
        self.values().chunks(count * self.width).map(|block| block.chunks_exact(self.width))
    }

    /// All numbers, row after row, with the padding.
    fn values(&self) -> &[f64] {
        bytemuck::cast_slice(&self.pairs)
    }

    /// All pairs, row after row.
    pub(super) fn pairs(&self) -> &[f64x2] {
        &self.pairs
    }

    /// The row with this number and its padding.
    pub(super) fn row(&self, index: u32) -> &[f64x2] {
        &self.pairs[index as usize * (self.width / 2)..][..self.width / 2]
    }

    /// The rows as pairs.
    pub(super) fn rows(&self) -> ChunksExact<'_, f64x2> {
        self.pairs.chunks_exact(self.width / 2)
    }

    /// The entry in this row and column; the target's column is `terms`.
    pub(super) fn at(&self, row: usize, column: usize) -> f64 {
        self.values()[row * self.width + column]
    }

    /// Each row with its padding: k terms, the target, perhaps a zero.
    pub(super) fn iter(&self) -> ChunksExact<'_, f64> {
        self.values().chunks_exact(self.width)
    }

    /// Σ (x·θ − y)² over all rows.
    pub(super) fn squares(&self, theta: &[f64]) -> f64 {
        (self.squares)(self, theta)
    }

    /// Writes c Σ (x·θ − y) x over the rows of `batch`, with the factor c, to `gradient`; returns
    /// Σ (x·θ − y)².
    pub(super) fn pass(
        &self,
        theta: &[f64],
        batch: Batch<'_>,
        (factor, gradient): Product<'_>,
    ) -> f64 {
        (self.pass)(self, theta, batch, (factor, gradient))
    }
}

/// What goes with the pair of columns in which the target is: the θ that is left over, if one is,
/// and the target's −1.
#[inline]
pub(super) fn with_target(rest: &[f64]) -> f64x2 {
    f64x2::new(rest.first().map_or([-1.0, 0.0], |theta| [*theta, -1.0]))
}

/// The passes for a width, which is even.
fn compiled(width: usize) -> (Pass, Squares) {
    macro_rules! pairs {
        ($($pairs:literal)*) => {
            match width / 2 {
                $($pairs => (fixed_pass::<$pairs>, fixed_squares::<$pairs>),)*
                _ => (any_pass, any_squares),
            }
        };
    }
    pairs!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16)
}
