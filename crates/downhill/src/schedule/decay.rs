//! Rates that stay, or fall by a factor.

use super::{Rate, Schedule};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::settings::Settings;
use crate::twin::{
    Meaning::{Formula, InitialRate, Knob as Of},
    Twin,
};

pub(super) const RECORDS: &[Schedule] = &[CONSTANT, INVERSE_SQRT, EXPONENTIAL, STEP];

const CONSTANT: Schedule = Schedule {
    entry: Entry {
        key: "constant",
        name: "Constant",
        summary: "The learning rate stays as it is.",
        formula: r"\eta_t = \eta_0",
        knobs: &[],
        source: "optax.constant_schedule",
    },
    twins: &[Twin::optax("constant_schedule", &[("value", InitialRate)])],
    rate: |_, initial| Box::new(move |_| initial),
};

const INVERSE_SQRT: Schedule = Schedule {
    entry: Entry {
        key: "inverse-sqrt",
        name: "Inverse square root",
        summary: "Falls as one over the square root of the time: fast at first, then ever slower.",
        formula: r"\eta_t = \frac{\eta_0}{\sqrt{t+1}}",
        knobs: &[],
        source: "Zinkevich 2003, Online convex programming and generalized infinitesimal gradient \
                 ascent, section 2, with rate t^(−1/2)",
    },
    twins: &[Twin::torch("LambdaLR", &[("lr_lambda", Formula("1/sqrt(epoch+1)"))])],
    rate: |_, initial| Box::new(move |t| initial / (t + 1.0).sqrt()),
};

const EXPONENTIAL: Schedule = Schedule {
    entry: Entry {
        key: "exponential",
        name: "Exponential",
        summary: "Multiplied by a factor every so many updates or epochs, smoothly or in stairs.",
        formula: r"\eta_t = \eta_0\,r^{t/k}",
        knobs: &[
            Knob::real("factor", 0.9, (1e-9, 1e3), Slider::linear(0.1, 1.0)).named("Factor", "r"),
            Knob::whole("every", 100, (1, 1_000_000_000), Slider::logarithmic(1.0, 1000.0))
                .named("Every", "k"),
            Knob::choice(
                "form",
                &[
                    Variant { key: "smooth", name: "Smooth" },
                    Variant { key: "staircase", name: "Staircase" },
                ],
            )
            .named("Form", r"\text{form}"),
        ],
        source: "optax.exponential_decay; with k = 1, torch.optim.lr_scheduler.ExponentialLR",
    },
    twins: &[
        Twin::torch("ExponentialLR", &[("gamma", Of("factor"))]).with(&[("every", 1.0)]),
        Twin::torch("LambdaLR", &[("lr_lambda", Formula("{factor}**epoch"))])
            .with(&[("every", 1.0)]),
        Twin::optax(
            "exponential_decay",
            &[
                ("init_value", InitialRate),
                ("decay_rate", Of("factor")),
                ("transition_steps", Of("every")),
                ("staircase", Of("form")),
            ],
        ),
    ],
    rate: exponential,
};

/// λ₀ rˢ with s = t/k, or its whole part.
fn exponential(settings: &Settings, initial: f64) -> Rate {
    let (factor, every) = (settings.number("factor"), settings.number("every"));
    match settings.variant("form") {
        "staircase" => Box::new(move |t| initial * libm::pow(factor, libm::floor(t / every))),
        _ => Box::new(move |t| initial * libm::pow(factor, t / every)),
    }
}

const STEP: Schedule = Schedule {
    entry: Entry {
        key: "step",
        name: "Step",
        summary: "Multiplied by a factor at once, every so many updates or epochs.",
        formula: r"\eta_t = \eta_0\,\gamma^{\lfloor t/k \rfloor}",
        knobs: &[
            Knob::whole("every", 100, (1, 1_000_000_000), Slider::logarithmic(1.0, 1000.0))
                .named("Every", "k"),
            Knob::real("gamma", 0.1, (0.0, 1e3), Slider::linear(0.0, 1.0)).named("γ", r"\gamma"),
        ],
        source: "torch.optim.lr_scheduler.StepLR",
    },
    twins: &[Twin::torch("StepLR", &[("step_size", Of("every")), ("gamma", Of("gamma"))])],
    rate: |settings, initial| {
        let (every, gamma) = (settings.number("every"), settings.number("gamma"));
        Box::new(move |t| initial * libm::pow(gamma, libm::floor(t / every)))
    },
};
