//! The mean of squares: the loss of a layer whose output should be zero.

use super::additive::{Additive, Separable};
use super::window::Window;
use super::{Surface, dimension};
use crate::catalogue::Entry;
use crate::scalar::Scalar;

/// f(θ) = (1/n) Σᵢ θᵢ² over n parameters.
#[derive(Debug, Clone, Copy)]
pub struct MeanSquare {
    /// n, the number of parameters.
    pub dimension: usize,
}

impl Additive<1> for MeanSquare {
    fn dimension(&self) -> usize {
        self.dimension
    }

    fn terms<S: Scalar>(&self, x: S) -> [S; 1] {
        [x.powi(2)]
    }

    fn total<S: Scalar>(&self, [sum]: [S; 1]) -> S {
        sum / self.dimension as f64
    }
}

/// The record. Its least value is 0, where all parameters are 0.
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "mean_square",
        name: "Mean of squares",
        summary: "A hundred parameters that do not know of each other; averaging makes the \
                  gradient small.",
        formula: r"f(\theta) = \frac{1}{n} \sum_{i=1}^{n} \theta_i^2",
        knobs: &[dimension::knob(100)],
        source: "The sphere (De Jong 1975, function F1), averaged as torch.nn.MSELoss does by \
                 default",
    },
    window: Window::square(6.5),
    start: |settings| dimension::repeat(&[6.0, -3.0, 4.5, -1.5], settings),
    minima: |settings| vec![dimension::repeat(&[0.0], settings)],
    build: |settings| Box::new(Separable(MeanSquare { dimension: dimension::of(settings) })),
};
