//! Augmented rows [x, y], and the one pass over them that gives squares and gradient.
//!
//! With t = [θ, −1] a row's product row·t is the residual x·θ − y, and residual × row is the row's
//! share of the gradient, so that one stream of memory serves both. Rows are padded with zeros to
//! an even width; the pass is compiled for each width up to 32, so that t and the gradient stay in
//! registers. Four sums run side by side in a dot product, column j in sum j mod 4; that order
//! is fixed, nothing is fused, and so the bits are the same on every machine.

use std::slice::ChunksExact;

use crate::objective::Batch;

/// Writes Σ r·x over a batch to the slice and returns Σ r².
type Pass = fn(&Rows, &[f64], Batch<'_>, &mut [f64]) -> f64;

/// Returns Σ r² over all rows.
type Squares = fn(&Rows, &[f64]) -> f64;

/// Rows of k terms and a target.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    terms: usize,
    width: usize,
    values: Vec<f64>,
    pass: Pass,
    squares: Squares,
}

impl Rows {
    /// `count` rows of `terms` terms and the target; `entry` gives the number in a row and column,
    /// the target's column being `terms`.
    pub(super) fn new(count: usize, terms: usize, entry: impl Fn(usize, usize) -> f64) -> Self {
        let width = (terms + 1).next_multiple_of(2);
        let column = |row, column| if column > terms { 0.0 } else { entry(row, column) };
        let values = (0..count).flat_map(|i| (0..width).map(move |j| (i, j)));
        let values = values.map(|(i, j)| column(i, j)).collect();
        let (pass, squares) = compiled(width);
        Self { terms, width, values, pass, squares }
    }

    /// The number of terms, k.
    pub(super) fn terms(&self) -> usize {
        self.terms
    }

    /// The number of rows, n.
    pub(super) fn count(&self) -> usize {
        self.values.len() / self.width
    }

    /// The rows in blocks of `count` (the last may be shorter).
    pub(super) fn blocks(&self, count: usize) -> impl Iterator<Item = ChunksExact<'_, f64>> {
        self.values.chunks(count * self.width).map(|block| block.chunks_exact(self.width))
    }

    fn row(&self, index: u32) -> &[f64] {
        &self.values[index as usize * self.width..][..self.width]
    }

    /// The entry in this row and column; the target's column is `terms`.
    pub(super) fn at(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.width + column]
    }

    /// Each row with its padding: k terms, the target, perhaps a zero.
    pub(super) fn iter(&self) -> ChunksExact<'_, f64> {
        self.values.chunks_exact(self.width)
    }

    /// Σ (x·θ − y)² over all rows.
    pub(super) fn squares(&self, theta: &[f64]) -> f64 {
        (self.squares)(self, theta)
    }

    /// Writes Σ (x·θ − y) x over the rows of `batch` to `gradient`; returns Σ (x·θ − y)².
    pub(super) fn pass(&self, theta: &[f64], batch: Batch<'_>, gradient: &mut [f64]) -> f64 {
        (self.pass)(self, theta, batch, gradient)
    }
}

/// The passes for a width, which is even.
fn compiled(width: usize) -> (Pass, Squares) {
    macro_rules! widths {
        ($($width:literal)*) => {
            match width {
                $($width => (fixed_pass::<$width>, fixed_squares::<$width>),)*
                _ => (wide_pass, wide_squares),
            }
        };
    }
    widths!(2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 32)
}

/// [θ, −1] and padding.
fn augmented<const W: usize>(theta: &[f64]) -> [f64; W] {
    let mut t = [0.0; W];
    t[..theta.len()].copy_from_slice(theta);
    t[theta.len()] = -1.0;
    t
}

fn residual<const W: usize>(row: &[f64; W], t: &[f64; W]) -> f64 {
    let mut sums = [0.0; 4];
    for j in 0..W {
        sums[j % 4] += row[j] * t[j];
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3])
}

fn fixed_squares<const W: usize>(rows: &Rows, theta: &[f64]) -> f64 {
    let t = augmented::<W>(theta);
    let (rows, _) = rows.values.as_chunks::<W>();
    rows.iter().fold(0.0, |squares, row| {
        let r = residual(row, &t);
        squares + r * r
    })
}

fn fixed_pass<const W: usize>(
    rows: &Rows,
    theta: &[f64],
    batch: Batch<'_>,
    gradient: &mut [f64],
) -> f64 {
    let (rows, _) = rows.values.as_chunks::<W>();
    let t = augmented::<W>(theta);
    let (sum, squares) = match batch {
        Batch::All => add_up(rows.iter(), &t),
        Batch::Rows(chosen) => add_up(chosen.iter().map(|&i| &rows[i as usize]), &t),
    };
    gradient.copy_from_slice(&sum[..gradient.len()]);
    squares
}

/// Σ r·row and Σ r².
#[inline]
fn add_up<'a, const W: usize>(
    rows: impl Iterator<Item = &'a [f64; W]>,
    t: &[f64; W],
) -> ([f64; W], f64) {
    let (mut sum, mut squares) = ([0.0; W], 0.0);
    for row in rows {
        let r = residual(row, t);
        squares += r * r;
        for (sum, x) in sum.iter_mut().zip(row) {
            *sum += r * x;
        }
    }
    (sum, squares)
}

/// The residual of a row of any width.
fn wide_residual(row: &[f64], theta: &[f64]) -> f64 {
    let (terms, target) = (&row[..theta.len()], row[theta.len()]);
    let (fours, thetas) = (terms.as_chunks::<4>(), theta.as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (x, t) in fours.0.iter().zip(thetas.0) {
        for lane in 0..4 {
            sums[lane] += x[lane] * t[lane];
        }
    }
    for ((sum, x), t) in sums.iter_mut().zip(fours.1).zip(thetas.1) {
        *sum += x * t;
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3]) - target
}

fn wide_squares(rows: &Rows, theta: &[f64]) -> f64 {
    rows.iter().fold(0.0, |squares, row| {
        let r = wide_residual(row, theta);
        squares + r * r
    })
}

fn wide_pass(rows: &Rows, theta: &[f64], batch: Batch<'_>, gradient: &mut [f64]) -> f64 {
    gradient.fill(0.0);
    let mut squares = 0.0;
    let add = |row: &[f64]| {
        let r = wide_residual(row, theta);
        squares += r * r;
        for (sum, x) in gradient.iter_mut().zip(row) {
            *sum += r * x;
        }
    };
    match batch {
        Batch::All => rows.iter().for_each(add),
        Batch::Rows(chosen) => chosen.iter().map(|&i| rows.row(i)).for_each(add),
    }
    squares
}
