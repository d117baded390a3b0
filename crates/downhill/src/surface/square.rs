//! θ², in one dimension or more.

use super::additive::{Additive, Separable};
use super::window::Window;
use super::{Surface, dimension};
use crate::catalogue::Entry;
use crate::scalar::Scalar;

/// f(θ) = Σᵢ θᵢ² over n parameters; the parabola θ² for n = 1.
#[derive(Debug, Clone, Copy)]
pub struct Square {
    /// n, the number of parameters.
    pub dimension: usize,
}

impl Additive<1> for Square {
    fn dimension(&self) -> usize {
        self.dimension
    }

    fn terms<S: Scalar>(&self, x: S) -> [S; 1] {
        [x.powi(2)]
    }

    fn total<S: Scalar>(&self, [sum]: [S; 1]) -> S {
        sum
    }
}

/// The record. Its least value is 0, where all parameters are 0.
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "square",
        name: "θ²",
        summary: "A parabola: the simplest loss, on which every step can be worked out by hand.",
        formula: r"f(\theta) = \sum_{i=1}^{n} \theta_i^2",
        knobs: &[dimension::knob(1)],
        source: "K. A. De Jong, An Analysis of the Behavior of a Class of Genetic Adaptive \
                 Systems, 1975, function F1",
    },
    window: Window::square(2.0),
    start: |settings| dimension::repeat(&[1.0], settings),
    minima: |settings| vec![dimension::repeat(&[0.0], settings)],
    build: |settings| Box::new(Separable(Square { dimension: dimension::of(settings) })),
};
