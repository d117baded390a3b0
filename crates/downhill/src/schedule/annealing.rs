//! Rates that go from one value to another in a given time.

use super::{BEGIN, Course, DURATION, Python, Rate, Schedule, part};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::settings::Settings;
use crate::twin::{
    Meaning::{Fraction, InitialRate, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Schedule] = &[LINEAR, COSINE];

/// The exponent p of a cosine.
pub(super) const EXPONENT: Knob =
    Knob::real("exponent", 1.0, (0.01, 100.0), Slider::logarithmic(0.1, 10.0))
        .named("Exponent", "p")
        .behind();

const LINEAR: Schedule = Schedule {
    entry: Entry {
        key: "linear",
        name: "Linear",
        summary: "Goes in a straight line from one fraction of the rate to another, then stays.",
        formula: concat!(
            r"\eta_t = \eta_0\left((f_0-f_1)",
            r"\left(1-\tfrac{\min(\max(t-b,\,0),\,T)}{T}\right)+f_1\right)",
        ),
        knobs: &[
            DURATION,
            part("from", 1.0).named("From ×", "f_0"),
            part("to", 0.0).named("To ×", "f_1"),
            BEGIN,
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
                ("transition_begin", Of("begin")),
            ],
        ),
    ],
    course: Course::Rate(|settings, initial| {
        let [duration, from, to, begin] =
            ["duration", "from", "to", "begin"].map(|key| settings.number(key));
        Box::new(move |t| {
            let left = 1.0 - (t - begin).clamp(0.0, duration) / duration;
            initial * ((from - to) * left + to)
        })
    }),
    python: None,
};

const COSINE: Schedule = Schedule {
    entry: Entry {
        key: "cosine",
        name: "Cosine",
        summary: "Falls along half a cosine to a floor; then stays there, or comes up again.",
        formula: concat!(
            r"\eta_t = \eta_0\left(f + (1-f)",
            r"\left(\tfrac{1+\cos(\pi t/T)}{2}\right)^p\right)",
        ),
        knobs: &[
            DURATION,
            part("floor", 0.0).named("Floor ×", "f"),
            Knob::choice(
                "after",
                &[
                    Variant { key: "stay", name: "Stays there" },
                    Variant { key: "return", name: "Comes up again" },
                ],
            )
            .named("After T", r"\text{after}"),
            EXPONENT,
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
            &[
                ("init_value", InitialRate),
                ("decay_steps", Of("duration")),
                ("alpha", Of("floor")),
                ("exponent", Of("exponent")),
            ],
        ),
    ],
    course: Course::Rate(cosine),
    python: Some(cosine_python),
};

/// η₀ (f + (1 − f) ((1 + cos(πt/T))/2)ᵖ); past T at η₀ f, or on along the cosine.
fn cosine(settings: &Settings, initial: f64) -> Rate {
    let [duration, floor, exponent] =
        ["duration", "floor", "exponent"].map(|key| settings.number(key));
    let last = if settings.variant("after") == "stay" { duration } else { f64::INFINITY };
    Box::new(move |t| initial * (floor + (1.0 - floor) * falling(t.min(last) / duration, exponent)))
}

/// ((1 + cos πx)/2)ᵖ: from 1 at x = 0 to 0 at x = 1.
pub(super) fn falling(x: f64, exponent: f64) -> f64 {
    libm::pow(0.5 * (1.0 + libm::cos(std::f64::consts::PI * x)), exponent)
}

fn cosine_python(settings: &Settings) -> Python {
    let [duration, floor, exponent] =
        ["duration", "floor", "exponent"].map(|key| settings.number(key));
    let stays = settings.variant("after") == "stay";
    let time = if stays { format!("np.minimum(t, {duration})") } else { "t".to_owned() };
    let fall = format!("((1 + np.cos(np.pi * {time} / {duration})) / 2)**{exponent}");
    Python::of(format!("{floor} + (1 - {floor}) * {fall}"))
}
