//! Rastrigin's egg carton.

use std::f64::consts::TAU;

use super::additive::{Additive, Separable};
use super::window::Window;
use super::{Surface, dimension};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::scalar::Scalar;
use crate::settings::Settings;

/// f(θ) = A n + Σᵢ (θᵢ² − A cos 2πθᵢ) over n parameters: a bowl with a ripple.
#[derive(Debug, Clone, Copy)]
pub struct Rastrigin {
    /// n, the number of parameters.
    pub dimension: usize,
    /// A, the height of the ripple.
    pub amplitude: f64,
}

impl Rastrigin {
    fn new(settings: &Settings) -> Self {
        Self { dimension: dimension::of(settings), amplitude: settings.number("A") }
    }
}

impl Additive<1> for Rastrigin {
    fn dimension(&self) -> usize {
        self.dimension
    }

    fn terms<S: Scalar>(&self, x: S) -> [S; 1] {
        [x.powi(2) - (x * TAU).cos() * self.amplitude]
    }

    fn total<S: Scalar>(&self, [sum]: [S; 1]) -> S {
        sum + self.amplitude * self.dimension as f64
    }
}

const KNOBS: &[Knob] = &[
    Knob::real("A", 10.0, (0.0, 1e6), Slider::linear(0.0, 20.0)).named("height of the ripple", "A"),
    dimension::knob(2),
];

/// The record. Its least value is 0, where all parameters are 0.
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "rastrigin",
        name: "Rastrigin",
        summary: "A bowl full of dents: every whole-numbered point is a trap.",
        formula: concat!(
            r"f(\theta) = A n",
            r" + \sum_{i=1}^{n} \left( \theta_i^2 - A \cos 2 \pi \theta_i \right)",
        ),
        knobs: KNOBS,
        source: "L. A. Rastrigin, Systems of Extremal Control, 1974; for n parameters H. \
                 Mühlenbein, M. Schomisch and J. Born, The parallel genetic algorithm as function \
                 optimizer, Parallel Computing 17, 1991, 619–632",
    },
    window: Window::square(5.12),
    start: |settings| dimension::repeat(&[3.4, -2.7], settings),
    minima: |settings| vec![dimension::repeat(&[0.0], settings)],
    build: |settings| Box::new(Separable(Rastrigin::new(settings))),
};
