//! RMSprop: the gradient over the root of a running mean of its square.

use super::knobs::{ALPHA, EPS, LEARNING_RATE, MOMENTUM, WEIGHT_DECAY};
use super::{Optimizer, stepping};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::lanes::Lanes;
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Move, Rule, Slope};
use crate::settings::Settings;
use crate::settled::{settled, settled_beside};
use crate::stepper::WeightDecay;
use crate::twin::{
    Argument,
    Meaning::{Fixed, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Optimizer] = &[RMSPROP, RMSPROP_OPTAX];

const CENTERED: Knob = Knob::choice(
    "centered",
    &[
        Variant { key: "no", name: "Mean of g²" },
        Variant { key: "yes", name: "Variance of g (centered)" },
    ],
)
.named("Divides by the root of", r"\text{centered}")
.behind();
const EPS_IN_SQRT: Knob = Knob::choice(
    "eps_in_sqrt",
    &[
        Variant { key: "no", name: "Beside the root" },
        Variant { key: "yes", name: "Inside the root" },
    ],
)
.named("ε stands", r"\text{place of }\varepsilon")
.starting_at(1.0)
.behind();
const INITIAL_SCALE: Knob = Knob::real("initial_scale", 0.0, (0.0, 1e12), Slider::linear(0.0, 1.0))
    .named("v at first", "v_0")
    .behind();

const RMSPROP: Optimizer = Optimizer {
    entry: Entry {
        key: "rmsprop",
        name: "RMSprop",
        summary: "Divides the gradient by the root of a running mean of its square: steep \
                  coordinates slow down, flat ones speed up.",
        formula: r"v \gets \alpha v + (1-\alpha)\,g^2, \quad \theta \gets \theta - \eta\,\frac{g}{\sqrt{v} + \varepsilon}",
        knobs: &[LEARNING_RATE.starting_at(0.01), ALPHA, MOMENTUM, WEIGHT_DECAY, EPS, CENTERED],
        source: "Tieleman and Hinton 2012, Neural networks for machine learning, lecture 6.5, \
                 slide 29; centered: Graves 2013, Generating sequences with recurrent neural \
                 networks, eqs. 38–41; in the form of torch.optim.RMSprop, with ε beside the root",
    },
    twins: &[Twin::torch(
        "RMSprop",
        &[
            ("lr", Of("learning_rate")),
            ("alpha", Of("alpha")),
            ("momentum", Of("momentum")),
            ("centered", Of("centered")),
            ("eps", Of("eps")),
            ("weight_decay", Of("weight_decay")),
        ],
    )
    .remembering(&["square_avg", "grad_avg", "momentum_buffer"])],
    stability: None,
    stepper: |settings| {
        let decay = WeightDecay::L2(settings.number("weight_decay"));
        stepping(
            RmsProp { scale: Scale::of(settings), momentum: settings.number("momentum") },
            decay,
        )
    },
};

const RMSPROP_OPTAX: Optimizer = Optimizer {
    entry: Entry {
        key: "rmsprop-optax",
        name: "RMSprop (Optax)",
        summary: "RMSprop with ε inside the root, and with the rate inside the momentum's buffer: \
                  a falling rate brakes it later than PyTorch's.",
        formula: r"v \gets \alpha v + (1-\alpha)\,g^2, \quad b \gets \mu b - \eta\,\frac{g}{\sqrt{v + \varepsilon}}, \quad \theta \gets \theta + b",
        knobs: &[
            LEARNING_RATE.starting_at(0.01),
            ALPHA.starting_at(0.9),
            MOMENTUM,
            EPS,
            EPS_IN_SQRT,
            CENTERED,
            INITIAL_SCALE,
        ],
        source: "optax.rmsprop, after Tieleman and Hinton 2012, Neural networks for machine \
                 learning, lecture 6.5, slide 29, and Graves 2013, eqs. 38–41, who also has ε \
                 inside the root",
    },
    twins: &[
        Twin::optax("rmsprop", OPTAX).remembering(&["ScaleByRmsState.nu", "", "TraceState.trace"]),
        Twin::optax("rmsprop", OPTAX_CENTERED).with(&[("centered", 1.0)]).remembering(&[
            "ScaleByRStdDevState.nu",
            "ScaleByRStdDevState.mu",
            "TraceState.trace",
        ]),
    ],
    stability: None,
    stepper: |settings| {
        let momentum = settings.number("momentum");
        stepping(RmsPropOptax { scale: Scale::of(settings), momentum }, WeightDecay::None)
    },
};

const OPTAX: &[Argument] = &[
    ("learning_rate", Of("learning_rate")),
    ("decay", Of("alpha")),
    ("eps", Of("eps")),
    ("initial_scale", Of("initial_scale")),
    ("eps_in_sqrt", Of("eps_in_sqrt")),
    ("centered", Fixed(0.0)),
    ("momentum", Of("momentum")),
    ("nesterov", Fixed(0.0)),
    ("bias_correction", Fixed(0.0)),
];

const OPTAX_CENTERED: &[Argument] = &[
    ("learning_rate", Of("learning_rate")),
    ("decay", Of("alpha")),
    ("eps", Of("eps")),
    ("initial_scale", Of("initial_scale")),
    ("eps_in_sqrt", Of("eps_in_sqrt")),
    ("centered", Fixed(1.0)),
    ("momentum", Of("momentum")),
    ("nesterov", Fixed(0.0)),
    ("bias_correction", Fixed(0.0)),
];

/// v ← α v + (1−α) g², u = g / (√v + ε); centered, h ← α h + (1−α) g and v − h² under the root.
///
/// What rounding leaves of v − h² below 0 counts as 0, where PyTorch has no number.
struct Scale {
    alpha: f64,
    eps: f64,
    initial: f64,
    spread: Spread,
    place: Place,
}

/// What the root is taken of.
enum Spread {
    MeanSquare,
    Variance,
}

/// Where ε stands.
enum Place {
    Beside,
    Inside,
}

impl Scale {
    fn of(settings: &Settings) -> Self {
        let spread = match settings.variant("centered") {
            "yes" => Spread::Variance,
            _ => Spread::MeanSquare,
        };
        let inside = settings.get("eps_in_sqrt") == Some(1.0);
        Self {
            alpha: settings.number("alpha"),
            eps: settings.number("eps"),
            initial: settings.get("initial_scale").unwrap_or_default(),
            spread,
            place: if inside { Place::Inside } else { Place::Beside },
        }
    }

    /// u, with v and h remembered.
    #[inline]
    fn scaled<L: Ledger>(&self, g: Lanes, memory: &mut Memory, ledger: &mut L) -> Lanes {
        let Self { alpha, eps, .. } = *self;
        let [v, h, _] = memory;
        let mean = alpha * *v + (1.0 - alpha) * g * g;
        let mean = ledger.line(r"v \gets \alpha v + (1-\alpha)\,g^2", mean);
        *v = settled_beside(mean, eps);
        let spread = match self.spread {
            Spread::MeanSquare => ledger.line("s = v", *v),
            Spread::Variance => {
                let mean = alpha * *h + (1.0 - alpha) * g;
                *h = settled(ledger.line(r"h \gets \alpha h + (1-\alpha)\,g", mean));
                let variance = *v - *h * *h;
                ledger.line(r"s = \max(v - h^2, 0)", variance.unless_below(variance, 0.0))
            }
        };
        match self.place {
            Place::Beside => {
                ledger.line(r"u = g / (\sqrt{s} + \varepsilon)", g / (spread.sqrt() + eps))
            }
            Place::Inside => {
                ledger.line(r"u = g / \sqrt{s + \varepsilon}", g / (spread + eps).sqrt())
            }
        }
    }
}

/// b ← μ b + u, θ ← θ − η b.
struct RmsProp {
    scale: Scale,
    momentum: f64,
}

impl Rule for RmsProp {
    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let mu = moment.momentum(self.momentum);
        let u = self.scale.scaled(slope.gradient, memory, ledger);
        if mu == 0.0 {
            return Move::Along(ledger.line("d = u", u));
        }
        let [.., b] = memory;
        *b = settled(ledger.line(r"b \gets \mu b + u", mu * *b + u));
        Move::Along(ledger.line("d = b", *b))
    }
}

/// b ← μ b − η u, θ ← θ + b.
struct RmsPropOptax {
    scale: Scale,
    momentum: f64,
}

impl Rule for RmsPropOptax {
    fn memory(&self) -> [f64; 3] {
        [self.scale.initial, 0.0, 0.0]
    }

    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let mu = moment.momentum(self.momentum);
        let u = self.scale.scaled(slope.gradient, memory, ledger);
        if mu == 0.0 {
            return Move::Along(ledger.line("d = u", u));
        }
        let [.., b] = memory;
        *b = settled(ledger.line(r"b \gets \mu b - \eta\,u", mu * *b - moment.rate * u));
        Move::By(ledger.line(r"\Delta = -b", -*b))
    }
}
