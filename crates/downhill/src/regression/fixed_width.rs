//! The pass over rows of a width that is known when it is compiled.
//!
//! It takes a block of rows twice: for their residuals, and then for their share of the gradient. All
//! that one of these needs beside the rows, the parameters or the sums, fits into the registers of a
//! processor, and both together do not.
//!
//! The order of sums is part of the algorithm: four sums side by side in a dot product, column j
//! in sum j mod 4, and rows one after the other in squares and gradient. Nothing is fused. So bits
//! are the same on every machine, and those of the textbook's loop in the tests below.

use std::hint::black_box;

use wide::f64x2;

use super::rows::{Product, Rows, with_target};
use crate::objective::Batch;

/// A row of 2H numbers.
type Row<const H: usize> = [f64x2; H];

/// So many rows go together.
const BLOCK: usize = 32;

fn rows_of<const H: usize>(rows: &Rows) -> &[Row<H>] {
    rows.pairs().as_chunks::<H>().0
}

/// [θ, −1] and padding: all pairs but the last are whole ones of θ.
#[inline]
fn augmented<const H: usize>(theta: &[f64]) -> Row<H> {
    let (twos, rest) = theta.as_chunks::<2>();
    let twos = &twos[..H - 1];
    std::array::from_fn(|j| if j < H - 1 { f64x2::new(twos[j]) } else { with_target(rest) })
}

/// row·t.
#[inline]
fn residual<const H: usize>(row: &Row<H>, t: &Row<H>) -> f64 {
    let mut sums = [f64x2::ZERO; 2];
    for j in 0..H {
        sums[j % 2] += row[j] * t[j];
    }
    let [even, odd] = (sums[0] + sums[1]).to_array();
    even + odd
}

/// Σ (x·θ − y)² over all rows.
pub(super) fn fixed_squares<const H: usize>(rows: &Rows, theta: &[f64]) -> f64 {
    let t = augmented::<H>(theta);
    rows_of::<H>(rows).iter().fold(0.0, |squares, row| {
        let r = residual(row, &t);
        squares + r * r
    })
}

/// Writes c Σ (x·θ − y) x over the rows of `batch` to where the product goes; returns
/// Σ (x·θ − y)².
pub(super) fn fixed_pass<const H: usize>(
    rows: &Rows,
    theta: &[f64],
    batch: Batch<'_>,
    gradient: Product<'_>,
) -> f64 {
    let rows = rows_of::<H>(rows);
    let mut sums = Sums::<H>::over(augmented(theta));
    match batch {
        Batch::All => sums.add_stretch(rows),
        Batch::Stretch { first, count } => sums.add_stretch(&rows[first..][..count]),
        Batch::Rows(chosen) => {
            for block in chosen.chunks(BLOCK) {
                sums.add(block.iter().map(|&index| &rows[index as usize]));
            }
        }
    }
    sums.write(gradient)
}

/// Σ r·row and Σ r² of the rows so far.
struct Sums<const H: usize> {
    t: Row<H>,
    /// The residuals of the last block.
    residuals: [f64; BLOCK],
    products: Row<H>,
    squares: f64,
}

impl<const H: usize> Sums<H> {
    /// No rows yet. To fill memory with what is known to be zero, a WebAssembly engine makes a call
    /// that takes as long as a row.
    #[inline]
    fn over(t: Row<H>) -> Self {
        let zero = black_box(f64x2::ZERO);
        let residuals = [zero.to_array()[0]; BLOCK];
        Self { t, residuals, products: [zero; H], squares: 0.0 }
    }

    #[inline]
    fn add_stretch(&mut self, rows: &[Row<H>]) {
        rows.chunks(BLOCK).for_each(|block| self.add(block.iter()));
    }

    /// Adds up to [`BLOCK`] rows.
    #[inline]
    fn add<'a>(&mut self, rows: impl Iterator<Item = &'a Row<H>> + Clone) {
        self.squares = residuals(rows.clone(), &self.t, (&mut self.residuals, self.squares));
        add_products(rows, &self.residuals, &mut self.products);
    }

    #[inline]
    fn write(&self, (factor, gradient): Product<'_>) -> f64 {
        let (twos, rest) = gradient.as_chunks_mut::<2>();
        for (two, sum) in twos[..H - 1].iter_mut().zip(&self.products) {
            *two = (*sum * factor).to_array();
        }
        if let [entry] = rest {
            [*entry, _] = (self.products[H - 1] * factor).to_array();
        }
        self.squares
    }
}

/// Writes r for up to [`BLOCK`] rows; returns Σ r², begun with `squares`. Never a part of another
/// function, which would have to share the registers.
#[inline(never)]
fn residuals<'a, const H: usize>(
    rows: impl Iterator<Item = &'a Row<H>>,
    t: &Row<H>,
    (residuals, mut squares): (&mut [f64; BLOCK], f64),
) -> f64 {
    for (r, row) in residuals.iter_mut().zip(rows) {
        *r = residual(row, t);
        squares += *r * *r;
    }
    squares
}

/// Adds Σ r·row to the sums. Never a part of another function either.
#[inline(never)]
fn add_products<'a, const H: usize>(
    rows: impl Iterator<Item = &'a Row<H>>,
    residuals: &[f64; BLOCK],
    products: &mut Row<H>,
) {
    let mut sums = *products;
    for (r, row) in residuals.iter().zip(rows) {
        let r = f64x2::splat(*r);
        for j in 0..H {
            sums[j] += r * row[j];
        }
    }
    *products = sums;
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// `count` rows of `terms` terms, and parameters, by a small congruential generator.
    fn problem(count: usize, terms: usize) -> (Rows, Vec<f64>) {
        let mut word = 1_u32;
        let mut number = || {
            word = word.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(word >> 8) / 4_194_304.0 - 2.0
        };
        let numbers: Vec<_> = (0..count * (terms + 1)).map(|_| number()).collect();
        let theta = (0..terms).map(|_| number()).collect();
        (Rows::new(count, terms, |i, j| numbers[i * (terms + 1) + j]), theta)
    }

    const FACTOR: f64 = 2.0 / 7.0;

    /// The textbook's loop over rows and columns: no pairs, no padding to look at, one row at a
    /// time; four sums in a dot product.
    fn textbook<'a>(rows: impl Iterator<Item = &'a [f64]>, theta: &[f64]) -> (Vec<f64>, f64) {
        let (mut gradient, mut squares) = (vec![0.0; theta.len()], 0.0);
        for row in rows {
            let mut sums = [0.0; 4];
            for (j, x) in row[..=theta.len()].iter().enumerate() {
                sums[j % 4] += x * theta.get(j).unwrap_or(&-1.0);
            }
            let r = (sums[0] + sums[2]) + (sums[1] + sums[3]);
            squares += r * r;
            for (sum, x) in gradient.iter_mut().zip(row) {
                *sum += r * x;
            }
        }
        (gradient.into_iter().map(|sum| sum * FACTOR).collect(), squares)
    }

    #[test]
    fn the_bits_are_those_of_the_textbook_s_loop() {
        for terms in 1..40 {
            for count in [1, 2, 7, BLOCK, 2 * BLOCK + 3] {
                let (rows, theta) = problem(count, terms);
                let mut gradient = vec![0.0; terms];
                let (want, squares) = textbook(rows.iter(), &theta);
                assert_eq!(rows.squares(&theta), squares, "{count} × {terms}");
                assert_eq!(rows.pass(&theta, Batch::All, (FACTOR, &mut gradient)), squares);
                assert_eq!(gradient, want, "{count} × {terms}");
                let part = Batch::Stretch { first: 0, count: count / 2 };
                let (want, squares) = textbook(rows.iter().take(count / 2), &theta);
                assert_eq!(rows.pass(&theta, part, (FACTOR, &mut gradient)), squares);
                assert_eq!(gradient, want, "{count} × {terms}");
                let mut chosen: Vec<u32> = (0..).take(count).step_by(2).collect();
                chosen.reverse();
                let (want, squares) = textbook(
                    chosen.iter().map(|&i| rows.iter().nth(i as usize).expect("a row")),
                    &theta,
                );
                assert_eq!(
                    rows.pass(&theta, Batch::Rows(&chosen), (FACTOR, &mut gradient)),
                    squares
                );
                assert_eq!(gradient, want, "{count} × {terms}");
            }
        }
    }
}
