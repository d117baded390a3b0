//! Booth's function: a bowl that is turned by 45°.

use super::Surface;
use super::plane::{OnPlane, Plane};
use super::window::Window;
use crate::catalogue::Entry;
use crate::scalar::Scalar;

/// f(x, y) = (x + 2y − 7)² + (2x + y − 5)²: a quadratic with the condition number 9.
#[derive(Debug, Clone, Copy)]
pub struct Booth;

impl Plane for Booth {
    fn value<S: Scalar>(&self, x: S, y: S) -> S {
        (x + y * 2.0 - 7.0).powi(2) + (x * 2.0 + y - 5.0).powi(2)
    }
}

/// The record. Its least value is 0, at (1, 3).
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "booth",
        name: "Booth",
        summary: "Two linear equations solved by least squares: a bowl whose axes lie across the \
                  coordinates.",
        formula: r"f(x, y) = (x + 2 y - 7)^2 + (2 x + y - 5)^2",
        knobs: &[],
        source: "M. Jamil and X.-S. Yang, A literature survey of benchmark functions for global \
                 optimisation problems, Int. Journal of Mathematical Modelling and Numerical \
                 Optimisation 4, 2013, 150–194",
    },
    window: Window::square(8.0),
    start: |_| vec![-6.0, -5.0],
    minima: |_| vec![vec![1.0, 3.0]],
    build: |_| Box::new(OnPlane(Booth)),
};
