//! The knob by which a surface of any number of parameters is given one.

use crate::knob::{Knob, Slider};
use crate::settings::Settings;

/// The knob `dimension`, n.
pub const fn knob(default: u32) -> Knob {
    Knob::whole("dimension", default, (1, 1000), Slider::linear(1.0, 20.0)).named("dimension", "n")
}

/// The number of parameters: what the knob `dimension` says, else 2.
pub fn of(settings: &Settings) -> usize {
    settings.get("dimension").map_or(2, |_| settings.count("dimension"))
}

/// A point of that many coordinates that repeat `pattern`.
pub fn repeat(pattern: &[f64], settings: &Settings) -> Vec<f64> {
    pattern.iter().copied().cycle().take(of(settings)).collect()
}
