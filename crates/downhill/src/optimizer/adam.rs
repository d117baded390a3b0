//! Adam and what differs from it in one line.

use super::{LEARNING_RATE, Optimizer, WEIGHT_DECAY, stepping};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Rule, Shared, Slope};
use crate::settings::Settings;
use crate::stepper::WeightDecay;
use crate::twin::{
    Argument,
    Meaning::{Fixed, Knob as Of},
    Twin,
};

pub(super) const RECORDS: &[Optimizer] = &[ADAM, ADAMW];

const BETA1: Knob =
    Knob::real("beta1", 0.9, (0.0, 1.0 - f64::EPSILON), Slider::near_one(0.0, 0.999))
        .named("β₁", r"\beta_1");
const BETA2: Knob =
    Knob::real("beta2", 0.999, (0.0, 1.0 - f64::EPSILON), Slider::near_one(0.5, 0.9999))
        .named("β₂", r"\beta_2");
const EPS: Knob = Knob::real("eps", 1e-8, (0.0, 1e6), Slider::logarithmic(1e-12, 1.0))
    .named("ε", r"\varepsilon")
    .behind();

const FORMULA: &str = r"\theta \gets \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}";

const TORCH: &[Argument] = &[
    ("lr", Of("learning_rate")),
    ("betas.0", Of("beta1")),
    ("betas.1", Of("beta2")),
    ("eps", Of("eps")),
    ("weight_decay", Of("weight_decay")),
    ("amsgrad", Fixed(0.0)),
];

const OPTAX_ADAM: &[Argument] = &[
    ("learning_rate", Of("learning_rate")),
    ("b1", Of("beta1")),
    ("b2", Of("beta2")),
    ("eps", Of("eps")),
    ("eps_root", Fixed(0.0)),
    ("nesterov", Fixed(0.0)),
];

const OPTAX_ADAMW: &[Argument] = &[
    ("learning_rate", Of("learning_rate")),
    ("b1", Of("beta1")),
    ("b2", Of("beta2")),
    ("eps", Of("eps")),
    ("weight_decay", Of("weight_decay")),
    ("eps_root", Fixed(0.0)),
    ("nesterov", Fixed(0.0)),
];

const TORCH_MEMORY: &[&str] = &["exp_avg", "exp_avg_sq"];

const OPTAX_MEMORY: &[&str] = &["ScaleByAdamState.mu", "ScaleByAdamState.nu"];

const ADAM: Optimizer = Optimizer {
    entry: Entry {
        key: "adam",
        name: "Adam",
        summary: "Divides a running mean of the gradient by the root of a running mean of its \
                  square, so that each coordinate finds its own rate.",
        formula: FORMULA,
        knobs: &[LEARNING_RATE, BETA1, BETA2, EPS, WEIGHT_DECAY],
        source: "Kingma and Ba 2015, Adam: a method for stochastic optimization, algorithm 1; \
                 weight decay as in torch.optim.Adam, added to the gradient",
    },
    twins: &[
        Twin::torch("Adam", TORCH).remembering(TORCH_MEMORY),
        Twin::optax("adam", OPTAX_ADAM).remembering(OPTAX_MEMORY),
    ],
    stability: None,
    stepper: |settings| {
        stepping(Adam::of(settings), WeightDecay::L2(settings.number("weight_decay")))
    },
};

const ADAMW: Optimizer = Optimizer {
    entry: Entry {
        key: "adamw",
        name: "AdamW",
        summary: "Adam with the weight decay beside the step instead of inside the gradient.",
        formula: r"\theta \gets (1 - \eta\lambda)\,\theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
        knobs: &[LEARNING_RATE, BETA1, BETA2, EPS, WEIGHT_DECAY.starting_at(0.01)],
        source: "Loshchilov and Hutter 2019, Decoupled weight decay regularization, algorithm 2, \
                 with the decay multiplied by the rate as in torch.optim.AdamW (Optax's default \
                 decay is 1e-4, PyTorch's 1e-2)",
    },
    twins: &[
        Twin::torch("AdamW", TORCH).remembering(TORCH_MEMORY),
        Twin::optax("adamw", OPTAX_ADAMW).remembering(OPTAX_MEMORY),
    ],
    stability: None,
    stepper: |settings| {
        stepping(Adam::of(settings), WeightDecay::Decoupled(settings.number("weight_decay")))
    },
};

/// m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², θ ← θ − η (m/(1−β₁ᵏ)) / (√(v/(1−β₂ᵏ)) + ε).
///
/// ε stands outside the root, as in the paper, in PyTorch and in Optax.
struct Adam {
    beta1: f64,
    beta2: f64,
    eps: f64,
}

impl Adam {
    fn of(settings: &Settings) -> Self {
        let [beta1, beta2, eps] = ["beta1", "beta2", "eps"].map(|key| settings.number(key));
        Self { beta1, beta2, eps }
    }
}

impl Rule for Adam {
    fn tick(&self, _: u64, shared: &mut Shared) {
        let [power1, power2] = shared.powers;
        shared.powers = [power1.times(self.beta1), power2.times(self.beta2)];
    }

    fn direction<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> f64 {
        let Self { beta1, beta2, eps } = *self;
        let [correction1, correction2] = moment.shared.powers.map(crate::power::Power::complement);
        let [m, v, _] = memory;
        let g = slope.gradient;
        *m = ledger.line(r"m \gets \beta_1 m + (1-\beta_1)\,g", beta1 * *m + (1.0 - beta1) * g);
        *v = ledger
            .line(r"v \gets \beta_2 v + (1-\beta_2)\,g^2", beta2 * *v + (1.0 - beta2) * g * g);
        let m_hat = ledger.line(r"\hat m = m / (1-\beta_1^k)", *m / correction1);
        let v_hat = ledger.line(r"\hat v = v / (1-\beta_2^k)", *v / correction2);
        ledger.line(r"d = \hat m / (\sqrt{\hat v} + \varepsilon)", m_hat / (v_hat.sqrt() + eps))
    }
}
