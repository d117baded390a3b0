//! A quadratic bowl.

use super::Surface;
use super::plane::{OnPlane, Plane};
use super::window::Window;
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::scalar::Scalar;
use crate::settings::Settings;

/// f(x, y) = ½(a x² + 2c x y + b y²): a is the curvature along x, b that along y, and c couples
/// the two. For c = 0 the condition number is the larger of b/a and a/b.
#[derive(Debug, Clone, Copy)]
pub struct Bowl {
    /// a, the curvature along x.
    pub a: f64,
    /// b, the curvature along y.
    pub b: f64,
    /// c, the coupling.
    pub c: f64,
}

impl Bowl {
    fn new(settings: &Settings) -> Self {
        let [a, b, c] = ["a", "b", "c"].map(|key| settings.number(key));
        Self { a, b, c }
    }

    /// Whether no direction leads down from the origin.
    fn opens_upwards(&self) -> bool {
        self.a >= 0.0 && self.b >= 0.0 && self.a * self.b >= self.c * self.c
    }
}

impl Plane for Bowl {
    fn value<S: Scalar>(&self, x: S, y: S) -> S {
        (x.powi(2) * self.a + x * y * (2.0 * self.c) + y.powi(2) * self.b) * 0.5
    }
}

const KNOBS: &[Knob] = &[
    Knob::real("a", 1.0, (-1e6, 1e6), Slider::logarithmic(0.1, 1000.0))
        .named("curvature along x", "a"),
    Knob::real("b", 100.0, (-1e6, 1e6), Slider::logarithmic(0.1, 1000.0))
        .named("curvature along y", "b"),
    Knob::real("c", 0.0, (-1e6, 1e6), Slider::linear(-10.0, 10.0)).named("coupling", "c").behind(),
];

/// The record. Its least value is 0, at (0, 0), unless a, b and c make it a saddle.
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "bowl",
        name: "Bowl",
        summary: "A quadratic valley: the steeper one side, the smaller the steps it allows.",
        formula: r"f(x, y) = \frac{1}{2} \left( a x^2 + 2 c x y + b y^2 \right)",
        knobs: KNOBS,
        source: "J. Nocedal and S. J. Wright, Numerical Optimization, 2nd edition, 2006, \
                 equation (3.24)",
    },
    window: Window::square(3.0),
    start: |_| vec![-2.5, 1.5],
    minima: |settings| {
        let lowest = Bowl::new(settings).opens_upwards();
        lowest.then(|| vec![0.0, 0.0]).into_iter().collect()
    },
    build: |settings| Box::new(OnPlane(Bowl::new(settings))),
};
