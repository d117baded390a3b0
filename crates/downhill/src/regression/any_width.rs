//! The pass over rows that are too wide to be compiled for: a residual, then its share of the
//! gradient, row after row, in the order of sums that rows of a fixed width have.

use wide::f64x2;

use super::rows::{Product, Rows, with_target};
use crate::objective::Batch;

/// x·θ − y.
fn residual(row: &[f64x2], theta: &[f64]) -> f64 {
    let (twos, rest) = theta.as_chunks::<2>();
    let mut sums = [f64x2::ZERO; 2];
    for (j, (x, t)) in row.iter().zip(twos).enumerate() {
        sums[j % 2] += *x * f64x2::new(*t);
    }
    sums[twos.len() % 2] += row[twos.len()] * with_target(rest);
    let [even, odd] = (sums[0] + sums[1]).to_array();
    even + odd
}

/// Σ (x·θ − y)² over all rows.
pub(super) fn any_squares(rows: &Rows, theta: &[f64]) -> f64 {
    rows.rows().fold(0.0, |squares, row| {
        let r = residual(row, theta);
        squares + r * r
    })
}

/// Writes c Σ (x·θ − y) x over the rows of `batch` to where the product goes; returns
/// Σ (x·θ − y)².
pub(super) fn any_pass(
    rows: &Rows,
    theta: &[f64],
    batch: Batch<'_>,
    (factor, gradient): Product<'_>,
) -> f64 {
    gradient.fill(0.0);
    let mut squares = 0.0;
    let add = |row: &[f64x2]| {
        let r = residual(row, theta);
        squares += r * r;
        add_product(gradient, r, row);
    };
    match batch {
        Batch::All => rows.rows().for_each(add),
        Batch::Stretch { first, count } => rows.rows().skip(first).take(count).for_each(add),
        Batch::Rows(chosen) => chosen.iter().map(|&i| rows.row(i)).for_each(add),
    }
    for sum in gradient {
        *sum *= factor;
    }
    squares
}

/// Adds r·x to `sums`.
fn add_product(sums: &mut [f64], r: f64, row: &[f64x2]) {
    let (twos, rest) = sums.as_chunks_mut::<2>();
    for (sums, x) in twos.iter_mut().zip(row) {
        *sums = (f64x2::new(*sums) + f64x2::splat(r) * *x).to_array();
    }
    if let [sum] = rest {
        *sum += r * row[twos.len()].to_array()[0];
    }
}
