//! The function of Styblinski and Tang.

use super::additive::{Additive, Separable};
use super::window::Window;
use super::{Surface, dimension};
use crate::catalogue::Entry;
use crate::scalar::Scalar;

/// f(θ) = ½ Σᵢ (θᵢ⁴ − 16θᵢ² + 5θᵢ) over n parameters.
#[derive(Debug, Clone, Copy)]
pub struct StyblinskiTang {
    /// n, the number of parameters.
    pub dimension: usize,
}

impl Additive<1> for StyblinskiTang {
    fn dimension(&self) -> usize {
        self.dimension
    }

    fn terms<S: Scalar>(&self, x: S) -> [S; 1] {
        [x.powi(4) - x.powi(2) * 16.0 + x * 5.0]
    }

    fn total<S: Scalar>(&self, [sum]: [S; 1]) -> S {
        sum * 0.5
    }
}

/// The record. Its least value is about −39.166 n, where all parameters are −2.9035…; the other
/// 2ⁿ − 1 minima have some parameters at 2.7468….
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "styblinski_tang",
        name: "Styblinski–Tang",
        summary: "Two wells along each axis, one a little deeper: most starts lead to the wrong \
                  one.",
        formula: r"f(\theta) = \frac{1}{2} \sum_{i=1}^{n} \left( \theta_i^4 - 16 \theta_i^2 + 5 \theta_i \right)",
        knobs: &[dimension::knob(2)],
        source: "M. A. Styblinski and T.-S. Tang, Experiments in nonconvex optimization, Neural \
                 Networks 3, 1990, 467–483",
    },
    window: Window::square(4.5),
    start: |settings| dimension::repeat(&[1.5, -0.5], settings),
    minima: |settings| vec![dimension::repeat(&[-2.903_534_027_771_177], settings)],
    build: |settings| Box::new(Separable(StyblinskiTang { dimension: dimension::of(settings) })),
};
