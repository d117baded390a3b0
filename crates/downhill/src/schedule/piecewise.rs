//! Rates that change at once, at given times.

use super::{Course, Python, Schedule};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::settings::Settings;
use crate::twin::{
    Meaning::{InitialRate, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Schedule] = &[MULTI_STEP, PIECEWISE_CONSTANT];

const MULTI_STEP: Schedule = Schedule {
    entry: Entry {
        key: "multi-step",
        name: "Multi-step",
        summary: "Multiplied by the same factor at each of several milestones.",
        formula: r"\eta_t = \eta_0\,\gamma^{\#\{i\,:\,m_i \le t\}}",
        knobs: &[
            Knob::times("milestones", "500,800").named("Milestones", "m"),
            Knob::real("gamma", 0.1, (0.0, 1e3), Slider::linear(0.0, 1.0)).named("γ", r"\gamma"),
        ],
        source: "torch.optim.lr_scheduler.MultiStepLR",
    },
    twins: &[Twin::torch(
        "MultiStepLR",
        &[("milestones", Of("milestones")), ("gamma", Of("gamma"))],
    )],
    course: Course::Rate(|settings, initial| {
        let (milestones, gamma) = (settings.times("milestones").to_vec(), settings.number("gamma"));
        Box::new(move |t| {
            let passed = milestones.partition_point(|milestone| *milestone <= t);
            initial * libm::pow(gamma, passed as f64)
        })
    }),
    python: Some(multi_step_python),
};

const PIECEWISE_CONSTANT: Schedule = Schedule {
    entry: Entry {
        key: "piecewise-constant",
        name: "Piecewise constant",
        summary: "Multiplied by a factor of its own at each of several times.",
        formula: r"\eta_t = \eta_0 \prod_{i\,:\,m_i \le t} s_i",
        knobs: &[Knob::points("scales", "500:0.5,800:0.1", (0.0, 1e6))
            .named("Times: scales", r"m\!:\!s")],
        source: "optax.piecewise_constant_schedule",
    },
    twins: &[Twin::optax(
        "piecewise_constant_schedule",
        &[("init_value", InitialRate), ("boundaries_and_scales", Of("scales"))],
    )],
    course: Course::Rate(|settings, initial| {
        let scales = settings.points("scales").to_vec();
        Box::new(move |t| {
            let passed = scales.iter().take_while(|[time, _]| *time <= t);
            passed.fold(initial, |rate, [_, scale]| rate * scale)
        })
    }),
    python: Some(piecewise_python),
};

fn multi_step_python(settings: &Settings) -> Python {
    let gamma = settings.number("gamma");
    Python::of(format!("{gamma:?}**np.sum(np.array({:?}) <= t)", settings.times("milestones")))
}

fn piecewise_python(settings: &Settings) -> Python {
    let (times, scales): (Vec<_>, Vec<_>) =
        settings.points("scales").iter().map(|&[time, scale]| (time, scale)).unzip();
    Python::of(format!("np.prod(np.where(np.array({times:?}) <= t, np.array({scales:?}), 1))"))
}
