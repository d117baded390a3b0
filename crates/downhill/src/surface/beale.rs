//! Beale's function: steep at the corners, all but flat in between.

use super::Surface;
use super::plane::{OnPlane, Plane};
use super::window::Window;
use crate::catalogue::Entry;
use crate::scalar::Scalar;

/// f(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)².
#[derive(Debug, Clone, Copy)]
pub struct Beale;

impl Plane for Beale {
    fn value<S: Scalar>(&self, x: S, y: S) -> S {
        (x * y - x + 1.5).powi(2)
            + (x * y.powi(2) - x + 2.25).powi(2)
            + (x * y.powi(3) - x + 2.625).powi(2)
    }
}

/// The record. Its least value is 0, at (3, ½).
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "beale",
        name: "Beale",
        summary: "Cliffs at the corners, a long flat valley between them: one rate does not suit \
                  both.",
        formula: concat!(
            r"f(x, y) = (1.5 - x + x y)^2 + \left( 2.25 - x + x y^2 \right)^2",
            r" + \left( 2.625 - x + x y^3 \right)^2",
        ),
        knobs: &[],
        source: "J. J. Moré, B. S. Garbow and K. E. Hillstrom, Testing unconstrained optimization \
                 software, ACM Transactions on Mathematical Software 7, 1981, function (5)",
    },
    window: Window::square(4.5),
    start: |_| vec![1.0, 1.5],
    minima: |_| vec![vec![3.0, 0.5]],
    build: |_| Box::new(OnPlane(Beale)),
};
