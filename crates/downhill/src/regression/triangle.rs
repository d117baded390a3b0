//! The triangular factor of the data, which knows the loss of all rows.

use std::slice::ChunksExact;

use nalgebra::DMatrix;

use super::rows::Rows;

/// Rows that are factored at a time; what has been factored joins the next block as its triangle.
const BLOCK: usize = 512;

/// The triangle R of the factorization [X y] = QR. As Q keeps lengths,
/// ‖Xθ − y‖² = ‖R[θ, −1]‖² for every θ, whatever the rank: at most k + 1 rows stand for all n.
/// `None` if the data's squares are beyond the range of numbers.
///
/// Source: Golub and Van Loan, Matrix Computations, 4th edition, section 5.2 (Householder QR) and
/// section 6.5 (appending rows).
pub(super) fn triangle(rows: &Rows) -> Option<Rows> {
    let columns = rows.terms() + 1;
    let nothing = DMatrix::zeros(0, columns);
    let r = rows.blocks(BLOCK).fold(nothing, |r, block| stacked(r, block).qr().unpack_r());
    let finite = r.iter().all(|entry| entry.is_finite());
    finite.then(|| Rows::new(r.nrows(), rows.terms(), |i, j| r[(i, j)]))
}

fn stacked(above: DMatrix<f64>, below: ChunksExact<'_, f64>) -> DMatrix<f64> {
    let top = above.nrows();
    let mut whole = above.resize_vertically(top + below.len(), 0.0);
    for (row, i) in below.zip(top..) {
        for j in 0..whole.ncols() {
            whole[(i, j)] = row[j];
        }
    }
    whole
}
