//! The least squares fit, without descending.

use nalgebra::{DMatrix, DVector};

use super::rows::Rows;

/// The best parameters there are.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// θ with the least loss; of several, the shortest.
    pub theta: Vec<f64>,
    /// The loss at θ.
    pub loss: f64,
    /// The number of independent columns of the design. Less than the number of parameters means
    /// that others fit as well.
    pub rank: usize,
}

/// The shortest θ that minimises ‖Xθ − y‖², and the rank of X, from the triangle of [X y] by
/// singular values: θ = V Σ⁺ Uᵀ y. Singular values below max(n, k)·ε times the largest count as
/// zero, as in `numpy.linalg.lstsq`. `None` if the iteration does not settle.
///
/// Source: Golub and Van Loan, Matrix Computations, 4th edition, equation (5.5.2).
pub(super) fn shortest_minimum(triangle: &Rows, examples: usize) -> Option<(Vec<f64>, usize)> {
    let (rows, terms) = (triangle.count(), triangle.terms());
    let entry = |i: usize, j: usize| triangle.iter().nth(i).map_or(0.0, |row| row[j]);
    let design = DMatrix::from_fn(rows, terms, entry);
    let targets = DVector::from_fn(rows, |i, _| entry(i, terms));
    let svd = design.try_svd(true, true, f64::EPSILON, 10_000)?;
    let least = svd.singular_values.max() * examples.max(terms) as f64 * f64::EPSILON;
    let theta = svd.solve(&targets, least).ok()?;
    Some((theta.iter().copied().collect(), svd.rank(least)))
}
