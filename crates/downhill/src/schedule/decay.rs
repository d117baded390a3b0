//! Rates that stay, or fall by a factor.

use super::{BEGIN, Course, Python, Rate, Schedule, part, span};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::settings::Settings;
use crate::twin::{
    Meaning::{Formula, Fraction, InitialRate, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Schedule] = &[CONSTANT, INVERSE_SQRT, EXPONENTIAL, STEP];

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
    course: Course::Constant,
    python: None,
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
    course: Course::Rate(|_, initial| Box::new(move |t| initial / (t + 1.0).sqrt())),
    python: None,
};

const EXPONENTIAL: Schedule = Schedule {
    entry: Entry {
        key: "exponential",
        name: "Exponential",
        summary: "Multiplied by a factor every so many updates or epochs, smoothly or in stairs.",
        formula: r"\eta_t = \eta_0\,r^{\max(t-b,\,0)/k}",
        knobs: &[
            Knob::real("factor", 0.9, (1e-9, 1e3), Slider::linear(0.1, 1.0)).named("Factor", "r"),
            span("every", 100).named("Every", "k"),
            Knob::choice(
                "form",
                &[
                    Variant { key: "smooth", name: "Smooth" },
                    Variant { key: "staircase", name: "Staircase" },
                ],
            )
            .named("Form", r"\text{form}")
            .behind(),
            BEGIN,
            part("end", 0.0).named("Up to × (0: no end)", "f").behind(),
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
                ("transition_begin", Of("begin")),
                ("end_value", Fraction("end")),
            ],
        ),
    ],
    course: Course::Rate(exponential),
    python: Some(exponential_python),
};

/// η₀ rˢ with s = (t − b)/k or its whole part, from time b on; no farther than η₀ f.
fn exponential(settings: &Settings, initial: f64) -> Rate {
    let [factor, every, begin] = ["factor", "every", "begin"].map(|key| settings.number(key));
    let staircase = settings.variant("form") == "staircase";
    let bounded = bound(factor, initial * settings.number("end"));
    Box::new(move |t| {
        let spans = (t - begin).max(0.0) / every;
        let whole = if staircase { libm::floor(spans) } else { spans };
        bounded(initial * libm::pow(factor, whole))
    })
}

/// What keeps a rate that moves by `factor` from passing `end`; 0 is no end.
fn bound(factor: f64, end: f64) -> impl Fn(f64) -> f64 {
    let (least, most) = match end {
        0.0 => (f64::NEG_INFINITY, f64::INFINITY),
        _ if factor < 1.0 => (end, f64::INFINITY),
        _ => (f64::NEG_INFINITY, end),
    };
    move |rate| rate.clamp(least, most)
}

const STEP: Schedule = Schedule {
    entry: Entry {
        key: "step",
        name: "Step",
        summary: "Multiplied by a factor at once, every so many updates or epochs.",
        formula: r"\eta_t = \eta_0\,\gamma^{\lfloor t/k \rfloor}",
        knobs: &[
            span("every", 100).named("Every", "k"),
            Knob::real("gamma", 0.1, (0.0, 1e3), Slider::linear(0.0, 1.0)).named("γ", r"\gamma"),
        ],
        source: "torch.optim.lr_scheduler.StepLR",
    },
    twins: &[Twin::torch("StepLR", &[("step_size", Of("every")), ("gamma", Of("gamma"))])],
    course: Course::Rate(|settings, initial| {
        let (every, gamma) = (settings.number("every"), settings.number("gamma"));
        Box::new(move |t| initial * libm::pow(gamma, libm::floor(t / every)))
    }),
    python: None,
};

fn exponential_python(settings: &Settings) -> Python {
    let [factor, every, begin, end] =
        ["factor", "every", "begin", "end"].map(|key| settings.number(key));
    let spans = format!("np.maximum(t - {begin}, 0) / {every}");
    let staircase = settings.variant("form") == "staircase";
    let spans = if staircase { format!("np.floor({spans})") } else { spans };
    let power = format!("{factor:?}**({spans})");
    Python::of(match end {
        0.0 => power,
        _ if factor < 1.0 => format!("np.maximum({power}, {end})"),
        _ => format!("np.minimum({power}, {end})"),
    })
}
