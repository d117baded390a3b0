//! Rosenbrock's banana-shaped valley.

use super::Surface;
use super::plane::{OnPlane, Plane};
use super::window::Window;
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::scalar::Scalar;
use crate::settings::Settings;

/// f(x, y) = (a − x)² + b (y − x²)²: the valley y = x² falls gently towards x = a, and its walls
/// are the steeper the larger b.
#[derive(Debug, Clone, Copy)]
pub struct Rosenbrock {
    /// a, the x of the minimum.
    pub a: f64,
    /// b, the steepness of the walls.
    pub b: f64,
}

impl Rosenbrock {
    fn new(settings: &Settings) -> Self {
        Self { a: settings.number("a"), b: settings.number("b") }
    }
}

impl Plane for Rosenbrock {
    fn value<S: Scalar>(&self, x: S, y: S) -> S {
        (x - self.a).powi(2) + (y - x.powi(2)).powi(2) * self.b
    }
}

const KNOBS: &[Knob] = &[
    Knob::real("a", 1.0, (-100.0, 100.0), Slider::linear(-1.5, 1.5))
        .named("place of the minimum", "a")
        .behind(),
    Knob::real("b", 100.0, (0.0, 1e6), Slider::logarithmic(1.0, 1000.0))
        .named("steepness of the walls", "b")
        .behind(),
];

/// The record. Its least value is 0, at (a, a²).
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "rosenbrock",
        name: "Rosenbrock",
        summary: "A curved, narrow valley: quickly found, slowly followed.",
        formula: r"f(x, y) = (a - x)^2 + b \left( y - x^2 \right)^2",
        knobs: KNOBS,
        source: "H. H. Rosenbrock, An automatic method for finding the greatest or least value \
                 of a function, The Computer Journal 3, 1960, 175–184",
    },
    window: Window { x: [-2.0, 2.0], y: [-1.35, 3.25] },
    start: |_| vec![-1.2, 1.0],
    minima: |settings| {
        let a = settings.number("a");
        vec![vec![a, a * a]]
    },
    build: |settings| Box::new(OnPlane(Rosenbrock::new(settings))),
};
