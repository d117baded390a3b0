//! A quadratic bowl with a chosen condition number, turned by an angle.

use super::Surface;
use super::plane::{OnPlane, Plane};
use super::window::Window;
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::scalar::Scalar;
use crate::settings::Settings;

/// f(x, y) = ½(u² + κ v²) with u = x cos φ + y sin φ and v = y cos φ − x sin φ.
#[derive(Debug, Clone, Copy)]
pub struct Ravine {
    /// κ, the condition number of the Hessian.
    pub condition: f64,
    /// cos φ; φ is the angle from the x axis to the bottom of the ravine.
    pub cosine: f64,
    /// sin φ.
    pub sine: f64,
}

impl Ravine {
    fn new(settings: &Settings) -> Self {
        let angle = settings.number("angle").to_radians();
        let condition = settings.number("condition");
        Self { condition, cosine: libm::cos(angle), sine: libm::sin(angle) }
    }
}

impl Plane for Ravine {
    fn value<S: Scalar>(&self, x: S, y: S) -> S {
        let u = x * self.cosine + y * self.sine;
        let v = y * self.cosine - x * self.sine;
        (u.powi(2) + v.powi(2) * self.condition) * 0.5
    }
}

const KNOBS: &[Knob] = &[
    Knob::real("condition", 20.0, (1.0, 1e6), Slider::logarithmic(1.0, 1000.0))
        .named("condition number", r"\kappa"),
    Knob::real("angle", 30.0, (-360.0, 360.0), Slider::linear(-90.0, 90.0))
        .named("angle in degrees", r"\varphi"),
];

/// The record. Its least value is 0, at (0, 0).
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "ravine",
        name: "Ravine",
        summary: "A bowl with a chosen condition number; turned, it takes from optimizers that \
                  rescale each parameter what they gain on an upright one.",
        formula: concat!(
            r"f(x, y) = \frac{1}{2} \left( u^2 + \kappa v^2 \right), \quad",
            r" u = x \cos \varphi^\circ + y \sin \varphi^\circ, \quad v = y \cos \varphi^\circ - x \sin \varphi^\circ",
        ),
        knobs: KNOBS,
        source: "S. Boyd and L. Vandenberghe, Convex Optimization, Cambridge University Press, \
                 2004, section 9.3.2",
    },
    window: Window::square(3.0),
    start: |_| vec![-2.5, 0.5],
    minima: |_| vec![vec![0.0, 0.0]],
    build: |settings| Box::new(OnPlane(Ravine::new(settings))),
};
