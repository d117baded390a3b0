//! A saddle.

use super::Surface;
use super::plane::{OnPlane, Plane};
use super::window::Window;
use crate::catalogue::Entry;
use crate::scalar::Scalar;

/// f(x, y) = x² − y².
#[derive(Debug, Clone, Copy)]
pub struct Saddle;

impl Plane for Saddle {
    fn value<S: Scalar>(&self, x: S, y: S) -> S {
        x.powi(2) - y.powi(2)
    }
}

/// The record. It has no least value; at the saddle (0, 0) the gradient is 0.
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "saddle",
        name: "Saddle",
        summary: "Up along one axis, down along the other: near its ridge the gradient all but \
                  vanishes.",
        formula: r"f(x, y) = x^2 - y^2",
        knobs: &[],
        source: "Y. N. Dauphin et al., Identifying and attacking the saddle point problem in \
                 high-dimensional non-convex optimization, NeurIPS 2014, arXiv:1406.2572, section \
                 3",
    },
    window: Window::square(1.5),
    start: |_| vec![1.2, 0.001],
    minima: |_| Vec::new(),
    build: |_| Box::new(OnPlane(Saddle)),
};
