//! Rates that come back again and again.

use super::annealing::falling;
use super::{Course, Python, Rate, Schedule, part, span};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::settings::Settings;
use crate::twin::{
    Meaning::{Fraction, InitialRate, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Schedule] = &[WARM_RESTARTS, CYCLIC];

const WARM_RESTARTS: Schedule = Schedule {
    entry: Entry {
        key: "warm-restarts",
        name: "Cosine with warm restarts",
        summary: "Falls along half a cosine, starts again, and takes longer each time.",
        formula: concat!(
            r"\eta_t = \eta_0\left(f + (1-f)\,\tfrac{1+\cos(\pi\,t_i/T_i)}{2}\right),",
            r" \quad T_i = T_0 m^i",
        ),
        knobs: &[
            span("first", 100).named("First cycle", "T_0"),
            Knob::whole("multiple", 2, (1, 1000), Slider::linear(1.0, 4.0))
                .named("Each longer ×", "m"),
            part("floor", 0.0).named("Floor ×", "f"),
        ],
        source: "Loshchilov and Hutter 2017, SGDR, eq. 5; \
                 torch.optim.lr_scheduler.CosineAnnealingWarmRestarts, whose default is m = 1",
    },
    twins: &[Twin::torch(
        "CosineAnnealingWarmRestarts",
        &[("T_0", Of("first")), ("T_mult", Of("multiple")), ("eta_min", Fraction("floor"))],
    )
    .with(&[("multiple", 1.0)])],
    course: Course::Rate(|settings, initial| {
        let [first, multiple, floor] =
            ["first", "multiple", "floor"].map(|key| settings.number(key));
        Box::new(move |t| {
            initial * (floor + (1.0 - floor) * falling(in_cycle(t, first, multiple), 1.0))
        })
    }),
    python: Some(warm_restarts_python),
};

/// The part of its cycle that is over at time t, where the cycles last T₀, T₀m, T₀m², …
fn in_cycle(t: f64, first: f64, multiple: f64) -> f64 {
    if multiple == 1.0 {
        return libm::fmod(t, first) / first;
    }
    let (mut rest, mut length) = (t, first);
    while rest >= length {
        rest -= length;
        length *= multiple;
    }
    rest / length
}

/// Whether the momentum falls while the rate rises.
pub(super) const CYCLED: Knob = Knob::choice(
    "momentum",
    &[
        Variant { key: "keep", name: "Stays" },
        Variant { key: "cycle", name: "Moves against the rate" },
    ],
)
.named("Momentum", r"\text{momentum}")
.starting_at(1.0);

/// A momentum, which has an effect where it is cycled.
pub(super) const fn momentum(key: &'static str, default: f64) -> Knob {
    Knob::real(key, default, (0.0, 0.999_999), Slider::near_one(0.5, 0.999))
        .only_with("momentum", "cycle")
}

const CYCLIC: Schedule = Schedule {
    entry: Entry {
        key: "cyclic",
        name: "Cyclic",
        summary: "Rises from a floor in a straight line and falls back, again and again.",
        formula: concat!(
            r"\eta_t = \eta_0\left(f + (1-f)\,s_t\,h\right),",
            r" \quad s_t = \begin{cases} 1 \\ 2^{-\lfloor t/(u+d) \rfloor} \\ \gamma^t \end{cases}",
        ),
        knobs: &[
            part("floor", 0.1).named("Floor ×", "f"),
            span("up", 100).named("Way up", "u"),
            Knob::whole("down", 0, (0, 1_000_000_000), Slider::linear(0.0, 1000.0))
                .named("Way down (0: as up)", "d"),
            Knob::choice(
                "mode",
                &[
                    Variant { key: "triangular", name: "The same each time" },
                    Variant { key: "triangular2", name: "Half as high each time" },
                    Variant { key: "exp_range", name: "Lower with time" },
                ],
            )
            .named("Mode", r"\text{mode}"),
            Knob::real("gamma", 0.999, (0.0, 1.0), Slider::near_one(0.9, 0.9999))
                .named("γ", r"\gamma")
                .only_with("mode", "exp_range"),
            CYCLED,
            momentum("base_momentum", 0.8).named("Least momentum", r"\mu_0"),
            momentum("max_momentum", 0.9).named("Greatest momentum", r"\mu_1"),
        ],
        source: "Smith 2017, Cyclical learning rates for training neural networks, section 3; \
                 torch.optim.lr_scheduler.CyclicLR, where η₀ is max_lr",
    },
    twins: &[Twin::torch(
        "CyclicLR",
        &[
            ("base_lr", Fraction("floor")),
            ("max_lr", InitialRate),
            ("step_size_up", Of("up")),
            ("step_size_down", Of("down")),
            ("mode", Of("mode")),
            ("gamma", Of("gamma")),
            ("cycle_momentum", Of("momentum")),
            ("base_momentum", Of("base_momentum")),
            ("max_momentum", Of("max_momentum")),
        ],
    )
    .with(&[("up", 2000.0), ("gamma", 1.0)])],
    course: Course::RateAndMomentum(
        |settings, initial| {
            let (floor, height) = (settings.number("floor"), height(settings));
            Box::new(move |t| initial * (floor + (1.0 - floor) * height(t)))
        },
        |settings| {
            let (base, most) = (settings.number("base_momentum"), settings.number("max_momentum"));
            let height = height(settings);
            (settings.variant("momentum") == "cycle")
                .then(|| Box::new(move |t| most - (most - base) * height(t)) as Rate)
        },
    ),
    python: Some(cyclic_python),
};

/// How high the cycle stands at time t, from 0 to 1: h sₜ.
fn height(settings: &Settings) -> Rate {
    let [up, down, gamma] = ["up", "down", "gamma"].map(|key| settings.number(key));
    let down = if down == 0.0 { up } else { down };
    let mode = settings.variant("mode");
    Box::new(move |t| {
        let cycle = libm::floor(t / (up + down));
        let within = t - cycle * (up + down);
        let height = if within <= up { within / up } else { 1.0 - (within - up) / down };
        height
            * match mode {
                "triangular2" => libm::pow(2.0, -cycle),
                "exp_range" => libm::pow(gamma, t),
                _ => 1.0,
            }
    })
}

fn warm_restarts_python(settings: &Settings) -> Python {
    let [first, multiple, floor] = ["first", "multiple", "floor"].map(|key| settings.number(key));
    let lines = if multiple == 1.0 {
        vec![format!("x = t % {first} / {first}")]
    } else {
        vec![
            format!("starts = {first} * ({multiple:?}**np.arange(40.0) - 1) / ({multiple} - 1)"),
            "i = np.searchsorted(starts, t, side=\"right\") - 1".to_owned(),
            format!("x = (t - starts[i]) / (starts[i + 1] - starts[i])"),
        ]
    };
    let factor = format!("{floor} + (1 - {floor}) * (1 + np.cos(np.pi * x)) / 2");
    Python { lines, factor, momentum: None }
}

fn cyclic_python(settings: &Settings) -> Python {
    let [floor, up, down, gamma] = ["floor", "up", "down", "gamma"].map(|key| settings.number(key));
    let down = if down == 0.0 { up } else { down };
    let length = up + down;
    let scale = match settings.variant("mode") {
        "triangular2" => " * 2.0**-cycle".to_owned(),
        "exp_range" => format!(" * {gamma:?}**t"),
        _ => String::new(),
    };
    let height = format!("np.where(within <= {up}, within / {up}, 1 - (within - {up}) / {down})");
    let lines = vec![
        format!("cycle = np.floor(t / {length})"),
        format!("within = t - cycle * {length}"),
        format!("height = {height}{scale}"),
    ];
    let [base, most] = ["base_momentum", "max_momentum"].map(|key| settings.number(key));
    let moves = settings.variant("momentum") == "cycle";
    let momentum = moves.then(|| format!("{most} - ({most} - {base}) * height"));
    let factor = format!("{floor} + (1 - {floor}) * height");
    Python { lines, factor, momentum }
}
