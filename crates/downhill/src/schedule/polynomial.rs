//! Rates that fall as a power of the time that is left.

use super::{BEGIN, Course, DURATION, Rate, Schedule, part};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::settings::Settings;
use crate::twin::{
    Meaning::{Fraction, InitialRate, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Schedule] = &[POLYNOMIAL];

const POLYNOMIAL: Schedule = Schedule {
    entry: Entry {
        key: "polynomial",
        name: "Polynomial",
        summary: "Falls as a power of the time that is left.",
        formula: concat!(
            r"\eta_t = \eta_0\left((1-f)",
            r"\left(1-\tfrac{\min(\max(t-b,\,0),\,T)}{T}\right)^p + f\right)",
        ),
        knobs: &[
            DURATION,
            Knob::real("power", 2.0, (0.01, 100.0), Slider::logarithmic(0.1, 10.0))
                .named("Power", "p"),
            part("to", 0.0).named("To ×", "f"),
            BEGIN,
        ],
        source: "optax.polynomial_schedule; torch.optim.lr_scheduler.PolynomialLR, which falls to 0 \
                 and whose defaults are T = 5 and p = 1",
    },
    twins: &[
        Twin::torch("PolynomialLR", &[("total_iters", Of("duration")), ("power", Of("power"))])
            .with(&[("duration", 5.0), ("power", 1.0)]),
        Twin::optax(
            "polynomial_schedule",
            &[
                ("init_value", InitialRate),
                ("end_value", Fraction("to")),
                ("power", Of("power")),
                ("transition_steps", Of("duration")),
                ("transition_begin", Of("begin")),
            ],
        ),
    ],
    course: Course::Rate(polynomial),
    python: None,
};

/// η₀ ((1 − f) lᵖ + f) with l the part of the time that is left.
fn polynomial(settings: &Settings, initial: f64) -> Rate {
    let [duration, power, to, begin] =
        ["duration", "power", "to", "begin"].map(|key| settings.number(key));
    Box::new(move |t| {
        let left = 1.0 - (t - begin).clamp(0.0, duration) / duration;
        initial * ((1.0 - to) * libm::pow(left, power) + to)
    })
}
