//! Rates that go from one value to another in a given time.

use super::{Rate, Schedule};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::settings::Settings;
use crate::twin::{
    Meaning::{Fraction, InitialRate, Knob as Of},
    Twin,
};

pub(super) const RECORDS: &[Schedule] = &[LINEAR, COSINE];

const DURATION: Knob =
    Knob::whole("duration", 200, (1, 1_000_000_000), Slider::logarithmic(1.0, 1000.0))
        .named("Duration", "T");

const LINEAR: Schedule = Schedule {
    entry: Entry {
        key: "linear",
        name: "Linear",
        summary: "Goes in a straight line from one fraction of the rate to another, then stays.",
        formula: r"\eta_t = \eta_0\left((f_0-f_1)\left(1-\tfrac{\min(t,T)}{T}\right)+f_1\right)",
        knobs: &[
            DURATION,
            Knob::real("from", 1.0, (0.0, 1e6), Slider::linear(0.0, 1.0)).named("From ×", "f_0"),
            Knob::real("to", 0.0, (0.0, 1e6), Slider::linear(0.0, 1.0)).named("To ×", "f_1"),
        ],
        source: "optax.linear_schedule; torch.optim.lr_scheduler.LinearLR, whose defaults are 1/3, \
                 1 and 5",
    },
    twins: &[
        Twin::torch(
            "LinearLR",
            &[
                ("start_factor", Of("from")),
                ("end_factor", Of("to")),
                ("total_iters", Of("duration")),
            ],
        )
        .with(&[("from", 1.0 / 3.0), ("to", 1.0), ("duration", 5.0)]),
        Twin::optax(
            "linear_schedule",
            &[
                ("init_value", InitialRate),
                ("end_value", Fraction("to")),
                ("transition_steps", Of("duration")),
            ],
        ),
    ],
    rate: |settings, initial| {
        let [duration, from, to] = ["duration", "from", "to"].map(|key| settings.number(key));
        Box::new(move |t| {
            let left = 1.0 - t.min(duration) / duration;
            initial * ((from - to) * left + to)
        })
    },
};

const COSINE: Schedule = Schedule {
    entry: Entry {
        key: "cosine",
        name: "Cosine",
        summary: "Falls along half a cosine to a floor; then stays there, or comes up again.",
        formula: r"\eta_t = \eta_0\left(f + (1-f)\,\tfrac{1+\cos(\pi t/T)}{2}\right)",
        knobs: &[
            DURATION,
            Knob::real("floor", 0.0, (0.0, 1e6), Slider::linear(0.0, 1.0)).named("Floor ×", "f"),
            Knob::choice(
                "after",
                &[
                    Variant { key: "stay", name: "Stays there" },
                    Variant { key: "return", name: "Comes up again" },
                ],
            )
            .named("After T", r"\text{after}"),
        ],
        source: "Loshchilov and Hutter 2017, SGDR, eq. 5, without restarts; \
                 optax.cosine_decay_schedule stays at the floor, \
                 torch.optim.lr_scheduler.CosineAnnealingLR comes up again",
    },
    twins: &[
        Twin::torch(
            "CosineAnnealingLR",
            &[("T_max", Of("duration")), ("eta_min", Fraction("floor"))],
        )
        .with(&[("after", 1.0)]),
        Twin::optax(
            "cosine_decay_schedule",
            &[("init_value", InitialRate), ("decay_steps", Of("duration")), ("alpha", Of("floor"))],
        ),
    ],
    rate: cosine,
};

/// λ₀ (f + (1 − f)(1 + cos(πt/T))/2); past T at f, or on along the cosine.
fn cosine(settings: &Settings, initial: f64) -> Rate {
    let (duration, floor) = (settings.number("duration"), settings.number("floor"));
    let last = if settings.variant("after") == "stay" { duration } else { f64::INFINITY };
    Box::new(move |t| {
        let angle = std::f64::consts::PI * (t.min(last) / duration);
        initial * (floor + (1.0 - floor) * (1.0 + libm::cos(angle)) / 2.0)
    })
}
