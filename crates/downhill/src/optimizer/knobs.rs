//! Knobs that several optimizers have, under PyTorch's names.

use crate::knob::{Knob, Slider, Variant};

/// The largest decay of a running mean: with 1 it would never move.
const BELOW_ONE: f64 = 1.0 - f64::EPSILON;

/// The learning rate: any rate from 0 on; the slider covers what is useful on the page's problems.
pub(super) const LEARNING_RATE: Knob =
    Knob::real("learning_rate", 1e-3, (0.0, 1e9), Slider::logarithmic(1e-5, 10.0))
        .named("Learning rate", r"\eta");

/// The weight decay λ.
pub(super) const WEIGHT_DECAY: Knob =
    Knob::real("weight_decay", 0.0, (0.0, 1e6), Slider::linear(0.0, 1.0))
        .named("Weight decay", r"\lambda")
        .behind();

/// Where the weight decay acts: see [`super::weight_decay`].
pub(super) const DECAY: Knob = Knob::choice(
    "decay",
    &[
        Variant { key: "l2", name: "In the gradient (L2)" },
        Variant { key: "decoupled", name: "Beside the step (decoupled)" },
    ],
)
.named("Weight decay acts", r"\text{decay}")
.behind();

/// How much of the last step is kept.
pub(super) const MOMENTUM: Knob =
    Knob::real("momentum", 0.0, (0.0, 10.0), Slider::linear(0.0, 0.99)).named("Momentum", r"\mu");

/// The decay of the running mean of gradients.
pub(super) const BETA1: Knob =
    Knob::real("beta1", 0.9, (0.0, BELOW_ONE), Slider::near_one(0.0, 0.999))
        .named("β₁", r"\beta_1");

/// The decay of the running mean of squares.
pub(super) const BETA2: Knob =
    Knob::real("beta2", 0.999, (0.0, BELOW_ONE), Slider::near_one(0.5, 0.9999))
        .named("β₂", r"\beta_2");

/// The decay of the running mean of squares where there is no other.
pub(super) const ALPHA: Knob =
    Knob::real("alpha", 0.99, (0.0, BELOW_ONE), Slider::near_one(0.0, 0.999))
        .named("Smoothing α", r"\alpha");

/// What keeps the denominator from 0.
pub(super) const EPS: Knob = Knob::real("eps", 1e-8, (0.0, 1e6), Slider::logarithmic(1e-16, 1.0))
    .named("ε", r"\varepsilon")
    .behind();

/// What keeps the root's argument from 0, as in Optax.
pub(super) const EPS_ROOT: Knob =
    Knob::real("eps_root", 0.0, (0.0, 1e6), Slider::logarithmic(1e-16, 1.0))
        .named("ε inside the root", r"\bar\varepsilon")
        .behind();
