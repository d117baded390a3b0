//! The knobs that generated data sets share, and their reading.

use crate::knob::{Knob, Slider};
use crate::random::RandomState;
use crate::settings::Settings;

/// The number of rows.
pub(super) const EXAMPLES: Knob =
    Knob::whole("n", 200, (2, 100_000), Slider::logarithmic(10.0, 10_000.0)).named("Examples", "n");

/// The standard deviation of what the model cannot explain.
pub(super) const NOISE: Knob =
    Knob::real("noise", 0.3, (0.0, 100.0), Slider::linear(0.0, 2.0)).named("Noise", r"\sigma");

/// The seed of `RandomState`.
pub(super) const SEED: Knob =
    Knob::whole("seed", 47, (0, u32::MAX), Slider::linear(0.0, 100.0)).named("Seed", "s").behind();

/// The generator that the whole knob `key` seeds.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole knob is a u32"
)]
pub(super) fn random_state(settings: &Settings, key: &str) -> RandomState {
    RandomState::new(settings.number(key) as u32)
}

/// x1, x2, …, or x if there is only one.
pub(super) fn feature_names(count: usize) -> Vec<String> {
    match count {
        1 => vec!["x".to_owned()],
        _ => (1..=count).map(|number| format!("x{number}")).collect(),
    }
}
