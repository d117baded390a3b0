//! Ackley's function: a funnel in a rippled plain.

use std::f64::consts::{E, TAU};

use super::additive::{Additive, Separable};
use super::window::Window;
use super::{Surface, dimension};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::scalar::Scalar;
use crate::settings::Settings;

/// f(θ) = −a exp(−b √((1/n) Σᵢ θᵢ²)) − exp((1/n) Σᵢ cos cθᵢ) + a + e over n parameters.
///
/// At the minimum the funnel comes to a point, where no derivative exists; the gradient counts as
/// 0 there.
#[derive(Debug, Clone, Copy)]
pub struct Ackley {
    /// n, the number of parameters.
    pub dimension: usize,
    /// a, the depth of the funnel.
    pub a: f64,
    /// b, how narrow the funnel is.
    pub b: f64,
    /// c, how close the ripples are.
    pub c: f64,
}

impl Ackley {
    fn new(settings: &Settings) -> Self {
        Self {
            dimension: dimension::of(settings),
            a: settings.number("a"),
            b: settings.number("b"),
            c: settings.number("c"),
        }
    }
}

impl Additive<2> for Ackley {
    fn dimension(&self) -> usize {
        self.dimension
    }

    fn terms<S: Scalar>(&self, x: S) -> [S; 2] {
        [x.powi(2), (x * self.c).cos()]
    }

    fn total<S: Scalar>(&self, [squares, cosines]: [S; 2]) -> S {
        let n = self.dimension as f64;
        let funnel = ((squares / n).sqrt() * -self.b).exp() * -self.a + self.a;
        let ripple = -(cosines / n).exp() + E;
        funnel + ripple
    }
}

const KNOBS: &[Knob] = &[
    Knob::real("a", 20.0, (0.0, 1e6), Slider::linear(0.0, 40.0))
        .named("depth of the funnel", "a")
        .behind(),
    Knob::real("b", 0.2, (0.0, 100.0), Slider::linear(0.0, 1.0))
        .named("narrowness of the funnel", "b")
        .behind(),
    Knob::real("c", TAU, (0.0, 100.0), Slider::linear(0.0, 15.0))
        .named("closeness of the ripples", "c")
        .behind(),
    dimension::knob(2),
];

/// The record. Its least value is 0, where all parameters are 0.
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "ackley",
        name: "Ackley",
        summary: "A funnel in a rippled plain: far out, the slope that matters is lost among the \
                  ripples.",
        formula: concat!(
            r"f(\theta) = -a \exp\left( -b \sqrt{\frac{1}{n} \sum_{i=1}^{n} \theta_i^2} \right)",
            r" - \exp\left( \frac{1}{n} \sum_{i=1}^{n} \cos c \theta_i \right) + a + e",
        ),
        knobs: KNOBS,
        source: "D. H. Ackley, A Connectionist Machine for Genetic Hillclimbing, Kluwer, 1987",
    },
    window: Window::square(5.0),
    start: |settings| dimension::repeat(&[3.2, -2.4], settings),
    minima: |settings| vec![dimension::repeat(&[0.0], settings)],
    build: |settings| Box::new(Separable(Ackley::new(settings))),
};
