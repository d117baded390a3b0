//! One rise and one long fall.

use super::curve::{Curve, Shape};
use super::cycle::{CYCLED, momentum};
use super::{Course, Python, Rate, Schedule, span};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::settings::Settings;
use crate::twin::{
    Meaning::{InitialRate, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Schedule] = &[ONE_CYCLE, ONE_CYCLE_OPTAX];

const TOTAL: Knob = span("duration", 1000).named("Duration", "T");

const RISE: Knob =
    Knob::real("rise", 0.3, (0.001, 0.999), Slider::linear(0.05, 0.95)).named("Rise until", "r");

const DIV: Knob = Knob::real("div", 25.0, (1e-6, 1e12), Slider::logarithmic(1.0, 1000.0))
    .named("Starts at 1/", "d_0");

const FINAL_DIV: Knob = Knob::real("final_div", 1e4, (1e-6, 1e12), Slider::logarithmic(1.0, 1e6))
    .named("Ends at 1/", "d_1");

const ONE_CYCLE: Schedule = Schedule {
    entry: Entry {
        key: "one-cycle",
        name: "One cycle",
        summary: "Rises to the rate and falls far below its start, while the momentum does the \
                  opposite.",
        formula: concat!(
            r"\tfrac{\eta_0}{d_0} \;\nearrow\; \eta_0 \;\searrow\; \tfrac{\eta_0}{d_0 d_1}",
            r" \quad \text{at } t = 0,\; rT-1,\; T-1",
        ),
        knobs: &[
            TOTAL,
            RISE,
            Knob::choice(
                "anneal",
                &[
                    Variant { key: "cos", name: "Cosine" },
                    Variant { key: "linear", name: "Linear" },
                ],
            )
            .named("Shape", r"\text{shape}"),
            Knob::choice(
                "phases",
                &[Variant { key: "two", name: "Two" }, Variant { key: "three", name: "Three" }],
            )
            .named("Phases", r"\text{phases}"),
            DIV,
            FINAL_DIV,
            CYCLED,
            momentum("base_momentum", 0.85).named("Least momentum", r"\mu_0"),
            momentum("max_momentum", 0.95).named("Greatest momentum", r"\mu_1"),
        ],
        source: "Smith and Topin 2018, Super-convergence; torch.optim.lr_scheduler.OneCycleLR, \
                 where η₀ is max_lr; a third phase is as long as the first",
    },
    twins: &[Twin::torch(
        "OneCycleLR",
        &[
            ("max_lr", InitialRate),
            ("total_steps", Of("duration")),
            ("pct_start", Of("rise")),
            ("anneal_strategy", Of("anneal")),
            ("three_phase", Of("phases")),
            ("div_factor", Of("div")),
            ("final_div_factor", Of("final_div")),
            ("cycle_momentum", Of("momentum")),
            ("base_momentum", Of("base_momentum")),
            ("max_momentum", Of("max_momentum")),
        ],
    )],
    course: Course::RateAndMomentum(one_cycle, one_cycle_momentum),
    python: Some(one_cycle_python),
};

/// The rate at the ends of the phases: η₀/d₀, η₀, perhaps η₀/d₀ again, and η₀/(d₀d₁).
fn curve(settings: &Settings, initial: f64) -> Curve {
    let [div, final_div] = ["div", "final_div"].map(|key| settings.number(key));
    let start = initial / div;
    through(settings, [start, initial, start, start / final_div])
}

fn one_cycle(settings: &Settings, initial: f64) -> Rate {
    let curve = curve(settings, initial);
    Box::new(move |t| curve.at(t))
}

fn one_cycle_python(settings: &Settings) -> Python {
    let momentum = momentum_curve(settings).map(|curve| curve.python());
    Python { lines: Vec::new(), factor: curve(settings, 1.0).python(), momentum }
}

/// The momentum at the ends of the phases: μ₁, μ₀, μ₁ and perhaps still μ₁.
fn momentum_curve(settings: &Settings) -> Option<Curve> {
    let [base, most] = ["base_momentum", "max_momentum"].map(|key| settings.number(key));
    let moves = settings.variant("momentum") == "cycle";
    moves.then(|| through(settings, [most, base, most, most]))
}

fn one_cycle_momentum(settings: &Settings) -> Option<Rate> {
    momentum_curve(settings).map(|curve| Box::new(move |t| curve.at(t)) as Rate)
}

/// The curve through the ends of the phases, of which the third of four may be left out.
fn through(settings: &Settings, [start, top, back, end]: [f64; 4]) -> Curve {
    let [total, rise] = ["duration", "rise"].map(|key| settings.number(key));
    let shape = if settings.variant("anneal") == "cos" { Shape::Cosine } else { Shape::Linear };
    let mut points = vec![[0.0, start], [rise * total - 1.0, top]];
    if settings.variant("phases") == "three" {
        points.push([2.0 * rise * total - 2.0, back]);
    }
    points.push([total - 1.0, end]);
    Curve::new(shape, points)
}

const ONE_CYCLE_OPTAX: Schedule = Schedule {
    entry: Entry {
        key: "one-cycle-optax",
        name: "One cycle (Optax)",
        summary: "Rises to the rate and falls far below its start, by Optax's phases.",
        formula: concat!(
            r"\tfrac{\eta_0}{d_0} \;\nearrow\; \eta_0 \;\searrow\; \tfrac{\eta_0}{d_0 d_1}",
            r" \quad \text{at } t = 0,\; \lfloor rT \rfloor,\; T",
        ),
        knobs: &[
            TOTAL,
            RISE,
            Knob::choice(
                "anneal",
                &[
                    Variant { key: "cos", name: "Cosine" },
                    Variant { key: "linear", name: "Linear" },
                ],
            )
            .named("Shape", r"\text{shape}"),
            Knob::real("fall", 0.85, (0.001, 0.999), Slider::linear(0.05, 0.95))
                .named("Back until", "q")
                .only_with("anneal", "linear"),
            DIV,
            FINAL_DIV,
        ],
        source: "optax.cosine_onecycle_schedule and optax.linear_onecycle_schedule, which is back \
                 at its start at ⌊qT⌋; unlike PyTorch's, phases end at ⌊rT⌋ and T, not one step \
                 before, and the momentum stays",
    },
    twins: &[
        Twin::optax(
            "cosine_onecycle_schedule",
            &[
                ("transition_steps", Of("duration")),
                ("peak_value", InitialRate),
                ("pct_start", Of("rise")),
                ("div_factor", Of("div")),
                ("final_div_factor", Of("final_div")),
            ],
        ),
        Twin::optax(
            "linear_onecycle_schedule",
            &[
                ("transition_steps", Of("duration")),
                ("peak_value", InitialRate),
                ("pct_start", Of("rise")),
                ("pct_final", Of("fall")),
                ("div_factor", Of("div")),
                ("final_div_factor", Of("final_div")),
            ],
        )
        .with(&[("anneal", 1.0)]),
    ],
    course: Course::Rate(one_cycle_optax),
    python: Some(|settings| Python::of(curve_optax(settings, 1.0).python())),
};

/// The rate at the ends of the phases: η₀/d₀, η₀, if linear η₀/d₀ again, and η₀/(d₀d₁).
fn curve_optax(settings: &Settings, initial: f64) -> Curve {
    let [total, rise, fall, div, final_div] =
        ["duration", "rise", "fall", "div", "final_div"].map(|key| settings.number(key));
    let start = initial / div;
    let mut points = vec![[0.0, start], [libm::floor(rise * total), initial]];
    let mut shape = Shape::Cosine;
    if settings.variant("anneal") == "linear" {
        shape = Shape::Linear;
        points.push([libm::floor(fall * total), start]);
    }
    points.push([total, start / final_div]);
    Curve::new(shape, points)
}

fn one_cycle_optax(settings: &Settings, initial: f64) -> Rate {
    let curve = curve_optax(settings, initial);
    Box::new(move |t| curve.at(t))
}
