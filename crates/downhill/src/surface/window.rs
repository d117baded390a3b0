//! The part of the plane that a map shows.

use crate::knob::{Knob, Slider};
use crate::settings::Settings;

/// A rectangle of the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The least and the largest x.
    pub x: [f64; 2],
    /// The least and the largest y; without meaning for a surface of one parameter.
    pub y: [f64; 2],
}

impl Window {
    /// All points whose coordinates lie between `−half` and `half`.
    pub const fn square(half: f64) -> Self {
        Self { x: [-half, half], y: [-half, half] }
    }

    /// Whether the point (x, y) lies in the window.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        (self.x[0]..=self.x[1]).contains(&x) && (self.y[0]..=self.y[1]).contains(&y)
    }
}

/// A side of a window that can be set.
pub const fn knob(key: &'static str, default: f64) -> Knob {
    Knob::real(key, default, (-1e9, 1e9), Slider::linear(-10.0, 10.0))
}

/// The window between the knobs `x_from` and `x_to`, `y_from` and `y_to`, in whatever order; one
/// wide where they are equal. `None` for a surface without them.
pub fn of(settings: &Settings) -> Option<Window> {
    let side = |from: &str, to: &str| {
        let (from, to) = (settings.get(from)?, settings.get(to)?);
        let (least, most) = (from.min(to), from.max(to));
        Some([least, if least < most { most } else { least + 1.0 }])
    };
    Some(Window { x: side("x_from", "x_to")?, y: side("y_from", "y_to")? })
}
