//! Rates that rise before they fall.

use super::annealing::{EXPONENT, falling};
use super::{Course, Python, Rate, Schedule, part, span};
use crate::catalogue::Entry;
use crate::settings::Settings;
use crate::twin::{
    Meaning::{Fraction, InitialRate, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Schedule] = &[WARMUP_COSINE];

const WARMUP_COSINE: Schedule = Schedule {
    entry: Entry {
        key: "warmup-cosine",
        name: "Warm-up and cosine",
        summary: "Rises in a straight line to the rate, then falls along half a cosine.",
        formula: concat!(
            r"\eta_t = \eta_0 \begin{cases}",
            r" f_0 + (1-f_0)\,\tfrac{t}{w} & t < w \\",
            r" f_1 + (1-f_1)\left(\tfrac{1+\cos\left(\pi (t-w)/(T-w)\right)}{2}\right)^p & t \ge w",
            r" \end{cases}",
        ),
        knobs: &[
            span("warmup", 100).named("Warm-up", "w"),
            span("duration", 1000).named("Duration", "T"),
            part("from", 0.0).named("From ×", "f_0"),
            part("to", 0.0).named("To ×", "f_1"),
            EXPONENT,
        ],
        source: "optax.warmup_cosine_decay_schedule",
    },
    twins: &[Twin::optax(
        "warmup_cosine_decay_schedule",
        &[
            ("init_value", Fraction("from")),
            ("peak_value", InitialRate),
            ("warmup_steps", Of("warmup")),
            ("decay_steps", Of("duration")),
            ("end_value", Fraction("to")),
            ("exponent", Of("exponent")),
        ],
    )],
    course: Course::Rate(warmup_cosine),
    python: Some(warmup_cosine_python),
};

/// The rise, and the fall over what is left of the time, at least 1.
fn warmup_cosine(settings: &Settings, initial: f64) -> Rate {
    let [warmup, duration, from, to, exponent] =
        ["warmup", "duration", "from", "to", "exponent"].map(|key| settings.number(key));
    let fall = (duration - warmup).max(1.0);
    Box::new(move |t| {
        let part = if t < warmup {
            from + (1.0 - from) * (t / warmup)
        } else {
            to + (1.0 - to) * falling((t - warmup).min(fall) / fall, exponent)
        };
        initial * part
    })
}

fn warmup_cosine_python(settings: &Settings) -> Python {
    let [warmup, duration, from, to, exponent] =
        ["warmup", "duration", "from", "to", "exponent"].map(|key| settings.number(key));
    let fall = (duration - warmup).max(1.0);
    let lines = vec![
        format!("rise = {from} + (1 - {from}) * t / {warmup}"),
        format!("x = np.clip((t - {warmup}) / {fall}, 0, 1)"),
        format!("fall = {to} + (1 - {to}) * ((1 + np.cos(np.pi * x)) / 2)**{exponent}"),
    ];
    let factor = format!("np.where(t < {warmup}, rise, fall)");
    Python { lines, factor, momentum: None }
}
