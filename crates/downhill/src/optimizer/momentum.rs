//! Gradient descent and stochastic gradient descent, with and without momentum.

use super::{LEARNING_RATE, Optimizer, WEIGHT_DECAY, stepping};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Rule, Slope};
use crate::settings::Settings;
use crate::stepper::WeightDecay;
use crate::twin::{Meaning::Knob as Of, Twin};

pub(super) const RECORDS: &[Optimizer] = &[SGD];

const MOMENTUM: Knob =
    Knob::real("momentum", 0.0, (0.0, 10.0), Slider::linear(0.0, 0.99)).named("Momentum", r"\mu");
const DAMPENING: Knob = Knob::real("dampening", 0.0, (-10.0, 10.0), Slider::linear(0.0, 1.0))
    .named("Dampening", r"\tau")
    .behind();
const FORM: Knob = Knob::choice(
    "form",
    &[
        Variant { key: "heavy-ball", name: "Heavy ball" },
        Variant { key: "nesterov", name: "Nesterov" },
    ],
)
.named("Form", r"\text{form}")
.behind();

const SGD: Optimizer = Optimizer {
    entry: Entry {
        key: "sgd",
        name: "SGD",
        summary: "Steps against the gradient; with momentum it keeps a part of its last step. \
                  On all examples at once it is gradient descent.",
        formula: r"b \gets \mu b + (1-\tau)\,g, \quad \theta \gets \theta - \eta\,b",
        knobs: &[LEARNING_RATE, MOMENTUM, DAMPENING, FORM, WEIGHT_DECAY],
        source: "Polyak 1964, Some methods of speeding up the convergence of iteration methods, \
                 eq. 9; Sutskever et al. 2013, On the importance of initialization and momentum in \
                 deep learning, eqs. 1–4; in the form of torch.optim.SGD",
    },
    twins: &[
        Twin::torch(
            "SGD",
            &[
                ("lr", Of("learning_rate")),
                ("momentum", Of("momentum")),
                ("dampening", Of("dampening")),
                ("nesterov", Of("form")),
                ("weight_decay", Of("weight_decay")),
            ],
        )
        .remembering(&["momentum_buffer"]),
        Twin::optax(
            "sgd",
            &[
                ("learning_rate", Of("learning_rate")),
                ("momentum", Of("momentum")),
                ("nesterov", Of("form")),
            ],
        )
        .remembering(&["TraceState.trace"]),
    ],
    stability: Some(stable_rate),
    stepper: |settings| {
        let (momentum, dampening) = (settings.number("momentum"), settings.number("dampening"));
        let decay = WeightDecay::L2(settings.number("weight_decay"));
        match settings.variant("form") {
            _ if momentum == 0.0 => stepping(Plain, decay),
            "nesterov" => stepping(Nesterov { momentum, dampening }, decay),
            _ => stepping(HeavyBall { momentum, dampening }, decay),
        }
    },
};

/// ηλ_max at which the slowest root of the recurrence on a quadratic reaches the unit circle.
///
/// With a = ηλ and κ = 1 − τ the recurrence has the characteristic polynomial z² − Tz + D, whose
/// root reaches −1 where 1 + T + D = 0. Heavy ball (T = 1 + μ − κa, D = μ): a = 2(1+μ)/κ.
/// Nesterov (T = 1 + μ − a − μκa, D = μ(1−a)): a = 2(1+μ)/(1 + μ + μκ). With μ ≥ 1 nothing is stable.
fn stable_rate(settings: &Settings) -> f64 {
    let (momentum, dampening) = (settings.number("momentum"), settings.number("dampening"));
    let kept = 1.0 - dampening;
    match settings.variant("form") {
        _ if momentum == 0.0 => 2.0,
        _ if momentum >= 1.0 => 0.0,
        "nesterov" => 2.0 * (1.0 + momentum) / (1.0 + momentum + momentum * kept),
        _ => 2.0 * (1.0 + momentum) / kept,
    }
}

/// θ ← θ − η g.
struct Plain;

impl Rule for Plain {
    fn direction<L: Ledger>(
        &self,
        _: &Moment,
        slope: Slope,
        _: &mut Memory,
        ledger: &mut L,
    ) -> f64 {
        ledger.line("d = g", slope.gradient)
    }
}

/// b ← μ b + (1 − τ) g, θ ← θ − η b. As in PyTorch the first update takes b = g, undampened.
struct HeavyBall {
    momentum: f64,
    dampening: f64,
}

impl Rule for HeavyBall {
    fn direction<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> f64 {
        let [buffer, ..] = memory;
        let g = slope.gradient;
        *buffer = if moment.update == 1 {
            ledger.line("b = g", g)
        } else {
            ledger.line(
                r"b \gets \mu b + (1-\tau)\,g",
                self.momentum * *buffer + (1.0 - self.dampening) * g,
            )
        };
        ledger.line("d = b", *buffer)
    }
}

/// As [`HeavyBall`], but θ ← θ − η (g + μ b): the gradient as if the momentum's step were made already.
struct Nesterov {
    momentum: f64,
    dampening: f64,
}

impl Rule for Nesterov {
    fn direction<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> f64 {
        let Self { momentum, dampening } = *self;
        let b = HeavyBall { momentum, dampening }.direction(moment, slope, memory, ledger);
        ledger.line(r"d = g + \mu b", slope.gradient + momentum * b)
    }
}
