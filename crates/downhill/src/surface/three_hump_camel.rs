//! The camel's back with three humps.

use super::Surface;
use super::plane::{OnPlane, Plane};
use super::window::Window;
use crate::catalogue::Entry;
use crate::scalar::Scalar;

/// f(x, y) = 2x² − 1.05x⁴ + x⁶/6 + xy + y².
#[derive(Debug, Clone, Copy)]
pub struct ThreeHumpCamel;

impl Plane for ThreeHumpCamel {
    fn value<S: Scalar>(&self, x: S, y: S) -> S {
        x.powi(2) * 2.0 - x.powi(4) * 1.05 + x.powi(6) / 6.0 + x * y + y.powi(2)
    }
}

/// The record. Its least value is 0, at (0, 0); two more valleys end higher up, at ±(1.748, −0.874).
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "three_hump_camel",
        name: "Three-hump camel",
        summary: "A deep valley between two that end higher up: momentum may carry a run across.",
        formula: r"f(x, y) = 2 x^2 - 1.05 x^4 + \frac{x^6}{6} + x y + y^2",
        knobs: &[],
        source: "M. Jamil and X.-S. Yang, A literature survey of benchmark functions for global \
                 optimisation problems, Int. Journal of Mathematical Modelling and Numerical \
                 Optimisation 4, 2013, 150–194",
    },
    window: Window::square(2.2),
    start: |_| vec![1.8, -1.5],
    minima: |_| vec![vec![0.0, 0.0]],
    build: |_| Box::new(OnPlane(ThreeHumpCamel)),
};
