//! Adagrad, which never forgets a gradient, and Adadelta, which finds its own rate.

use super::knobs::{ALPHA, EPS, LEARNING_RATE, WEIGHT_DECAY};
use super::{Optimizer, stepping};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Move, Rule, Slope};
use crate::settled::settled_beside;
use crate::stepper::WeightDecay;
use crate::twin::{Meaning::Knob as Of, Twin};

pub(super) static RECORDS: &[Optimizer] = &[ADAGRAD, ADAGRAD_OPTAX, ADADELTA];

const LR_DECAY: Knob = Knob::real("lr_decay", 0.0, (0.0, 1e6), Slider::linear(0.0, 1.0))
    .named("Decay of the rate", r"\gamma")
    .behind();
const INITIAL: Knob =
    Knob::real("initial_accumulator_value", 0.0, (0.0, 1e12), Slider::linear(0.0, 1.0))
        .named("s at first", "s_0")
        .behind();
const RHO: Knob = Knob { key: "rho", ..ALPHA.named("Smoothing ρ", r"\rho") };

const ADAGRAD: Optimizer = Optimizer {
    entry: Entry {
        key: "adagrad",
        name: "Adagrad",
        summary: "Divides the gradient by the root of the sum of all its squares so far, so that \
                  every coordinate's steps only become shorter.",
        formula: r"s \gets s + g^2, \quad \theta \gets \theta - \eta\,\frac{g}{\sqrt{s} + \varepsilon}",
        knobs: &[
            LEARNING_RATE.starting_at(0.01),
            WEIGHT_DECAY,
            EPS.starting_at(1e-10),
            LR_DECAY,
            INITIAL,
        ],
        source: "Duchi, Hazan and Singer 2011, Adaptive subgradient methods for online learning \
                 and stochastic optimization, figure 1 with a diagonal matrix; in the form of \
                 torch.optim.Adagrad, with ε beside the root",
    },
    twins: &[Twin::torch(
        "Adagrad",
        &[
            ("lr", Of("learning_rate")),
            ("lr_decay", Of("lr_decay")),
            ("weight_decay", Of("weight_decay")),
            ("initial_accumulator_value", Of("initial_accumulator_value")),
            ("eps", Of("eps")),
        ],
    )
    .remembering(&["sum"])],
    stability: None,
    stepper: |settings| {
        let [eps, lr_decay, initial] =
            ["eps", "lr_decay", "initial_accumulator_value"].map(|key| settings.number(key));
        let decay = WeightDecay::L2(settings.number("weight_decay"));
        stepping(Adagrad { eps, lr_decay, initial }, decay)
    },
};

const ADAGRAD_OPTAX: Optimizer = Optimizer {
    entry: Entry {
        key: "adagrad-optax",
        name: "Adagrad (Optax)",
        summary: "Adagrad with ε inside the root and a sum that starts at 0.1, which shortens the \
                  first steps.",
        formula: r"s \gets s + g^2, \quad \theta \gets \theta - \eta\,\frac{g}{\sqrt{s + \varepsilon}}",
        knobs: &[LEARNING_RATE.starting_at(0.01), EPS.starting_at(1e-7), INITIAL.starting_at(0.1)],
        source: "optax.adagrad, after Duchi, Hazan and Singer 2011, Adaptive subgradient methods \
                 for online learning and stochastic optimization, figure 1 with a diagonal matrix; \
                 PyTorch has ε beside the root, smaller, and starts at 0",
    },
    twins: &[Twin::optax(
        "adagrad",
        &[
            ("learning_rate", Of("learning_rate")),
            ("initial_accumulator_value", Of("initial_accumulator_value")),
            ("eps", Of("eps")),
        ],
    )
    .remembering(&["ScaleByRssState.sum_of_squares"])],
    stability: None,
    stepper: |settings| {
        let [eps, initial] = ["eps", "initial_accumulator_value"].map(|key| settings.number(key));
        stepping(AdagradOptax { eps, initial }, WeightDecay::None)
    },
};

const ADADELTA: Optimizer = Optimizer {
    entry: Entry {
        key: "adadelta",
        name: "Adadelta",
        summary: "Steps as long as its recent steps were, relative to its recent gradients: it \
                  needs no learning rate, but starts slowly.",
        formula: r"\theta \gets \theta - \eta\,\frac{\sqrt{u + \varepsilon}}{\sqrt{v + \varepsilon}}\,g",
        knobs: &[
            LEARNING_RATE.starting_at(1.0),
            RHO.starting_at(0.9),
            WEIGHT_DECAY,
            EPS.starting_at(1e-6),
        ],
        source: "Zeiler 2012, ADADELTA: an adaptive learning rate method, algorithm 1, with a rate \
                 (1 in the paper) as in both libraries",
    },
    twins: &[
        Twin::torch(
            "Adadelta",
            &[
                ("lr", Of("learning_rate")),
                ("rho", Of("rho")),
                ("eps", Of("eps")),
                ("weight_decay", Of("weight_decay")),
            ],
        )
        .remembering(&["square_avg", "acc_delta"]),
        Twin::optax(
            "adadelta",
            &[
                ("learning_rate", Of("learning_rate")),
                ("rho", Of("rho")),
                ("eps", Of("eps")),
                ("weight_decay", Of("weight_decay")),
            ],
        )
        .remembering(&["ScaleByAdaDeltaState.e_g", "ScaleByAdaDeltaState.e_x"]),
    ],
    stability: None,
    stepper: |settings| {
        let [rho, eps] = ["rho", "eps"].map(|key| settings.number(key));
        let decay = WeightDecay::L2(settings.number("weight_decay"));
        stepping(Adadelta { rho, eps }, decay)
    },
};

/// s ← s + g², θ ← θ − η/(1 + (k−1)γ) · g/(√s + ε).
struct Adagrad {
    eps: f64,
    lr_decay: f64,
    initial: f64,
}

impl Rule for Adagrad {
    fn memory(&self) -> [f64; 3] {
        [self.initial, 0.0, 0.0]
    }

    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let g = slope.gradient;
        let [s, ..] = memory;
        *s = ledger.line(r"s \gets s + g^2", *s + g * g);
        let direction = ledger.line(r"d = g / (\sqrt{s} + \varepsilon)", g / (s.sqrt() + self.eps));
        if self.lr_decay == 0.0 {
            return Move::Along(direction);
        }
        let decay = 1.0 + (moment.update - 1) as f64 * self.lr_decay;
        Move::Along(ledger.line(r"d \gets d / (1 + (k-1)\,\gamma)", direction / decay))
    }
}

/// s ← s + g², θ ← θ − η g/√(s + ε).
struct AdagradOptax {
    eps: f64,
    initial: f64,
}

impl Rule for AdagradOptax {
    fn memory(&self) -> [f64; 3] {
        [self.initial, 0.0, 0.0]
    }

    fn step<L: Ledger>(
        &self,
        _: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let g = slope.gradient;
        let [s, ..] = memory;
        *s = ledger.line(r"s \gets s + g^2", *s + g * g);
        Move::Along(ledger.line(r"d = g / \sqrt{s + \varepsilon}", g / (*s + self.eps).sqrt()))
    }
}

/// v ← ρ v + (1−ρ) g², d = √(u + ε)/√(v + ε) · g, u ← ρ u + (1−ρ) d², θ ← θ − η d.
struct Adadelta {
    rho: f64,
    eps: f64,
}

impl Rule for Adadelta {
    fn step<L: Ledger>(
        &self,
        _: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let (&Self { rho, eps }, g) = (self, slope.gradient);
        let [v, u, _] = memory;
        let mean = rho * *v + (1.0 - rho) * g * g;
        *v = settled_beside(ledger.line(r"v \gets \rho v + (1-\rho)\,g^2", mean), eps);
        let d = ledger.line(
            r"d = \frac{\sqrt{u + \varepsilon}}{\sqrt{v + \varepsilon}}\,g",
            (*u + eps).sqrt() / (*v + eps).sqrt() * g,
        );
        let mean = rho * *u + (1.0 - rho) * d * d;
        *u = settled_beside(ledger.line(r"u \gets \rho u + (1-\rho)\,d^2", mean), eps);
        Move::Along(d)
    }
}
