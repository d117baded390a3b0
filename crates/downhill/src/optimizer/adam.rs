//! Adam and what differs from it in one line.

use super::knobs::{BETA1, BETA2, EPS, EPS_ROOT, LEARNING_RATE, WEIGHT_DECAY};
use super::means::{CORRECTED, Floor, Means, corrections};
use super::{Optimizer, stepping};
use crate::catalogue::Entry;
use crate::knob::{Knob, Variant};
use crate::ledger::Ledger;
use crate::power::Powers;
use crate::rule::{Memory, Moment, Move, Rule, Shared, Slope};
use crate::settings::Settings;
use crate::stepper::WeightDecay;
use crate::twin::{
    Argument,
    Meaning::{Fixed, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Optimizer] = &[ADAM, ADAMW];

const BIAS_CORRECTION: Knob = Knob::choice(
    "bias_correction",
    &[Variant { key: "on", name: "On" }, Variant { key: "off", name: "Off" }],
)
.named("Bias correction", r"\text{correction}")
.behind();

/// PyTorch's default for AdamW; Optax's is 1e-4.
const DECOUPLED: Knob = Knob { front: true, ..WEIGHT_DECAY.starting_at(0.01) };

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
    ("eps_root", Of("eps_root")),
    ("nesterov", Fixed(0.0)),
];

const OPTAX_ADAMW: &[Argument] = &[
    ("learning_rate", Of("learning_rate")),
    ("b1", Of("beta1")),
    ("b2", Of("beta2")),
    ("eps", Of("eps")),
    ("weight_decay", Of("weight_decay")),
    ("eps_root", Of("eps_root")),
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
        knobs: &[LEARNING_RATE, BETA1, BETA2, WEIGHT_DECAY, EPS, EPS_ROOT, BIAS_CORRECTION],
        source: "Kingma and Ba 2015, Adam: a method for stochastic optimization, algorithm 1; \
                 weight decay as in torch.optim.Adam, added to the gradient; ε \
                 inside the root as in optax.adam",
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
        knobs: &[LEARNING_RATE, BETA1, BETA2, DECOUPLED, EPS, EPS_ROOT, BIAS_CORRECTION],
        source: "Loshchilov and Hutter 2019, Decoupled weight decay regularization, algorithm 2, \
                 with the decay multiplied by the rate as in torch.optim.AdamW (Optax's default \
                 decay is 1e-4, PyTorch's 1e-2)",
    },
    twins: &[
        Twin::torch("AdamW", TORCH).remembering(TORCH_MEMORY),
        Twin::optax("adamw", OPTAX_ADAMW).with(&[("weight_decay", 1e-4)]).remembering(OPTAX_MEMORY),
    ],
    stability: None,
    stepper: |settings| {
        stepping(Adam::of(settings), WeightDecay::Decoupled(settings.number("weight_decay")))
    },
};

/// m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², θ ← θ − η (m/(1−β₁ᵏ)) / (√(v/(1−β₂ᵏ)) + ε).
///
/// ε stands outside the root, as in the paper and in both libraries; Optax has another one inside.
struct Adam {
    means: Means,
    floor: Floor,
    correction: Correction,
}

/// Whether m and v, which start at 0, are divided by what they lack of a mean. Without it the first
/// steps are (1−β₁)/√(1−β₂) times as long: 3.2 times for the usual β₁ and β₂.
enum Correction {
    On,
    Off,
}

impl Correction {
    fn formulas(&self) -> [&'static str; 2] {
        match self {
            Self::On => CORRECTED,
            Self::Off => [r"\hat m = m", r"\hat v = v"],
        }
    }
}

impl Adam {
    fn of(settings: &Settings) -> Self {
        let correction = match settings.variant("bias_correction") {
            "off" => Correction::Off,
            _ => Correction::On,
        };
        Self { means: Means::of(settings), floor: Floor::of(settings), correction }
    }
}

impl Rule for Adam {
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the means")]
    fn tick(&self, moment: &Moment) -> Shared {
        match self.correction {
            Correction::On => self.means.tick(moment),
            Correction::Off => Shared { powers: Powers::ZERO, ..moment.shared },
        }
    }

    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let (means, g) = (self.means, slope.gradient);
        let [m, v, _] = memory;
        let m = means.first((moment, g), m, ledger);
        let v = means.second(g, v, ledger);
        // Without correction 1 − βᵏ counts as 1, and to divide by 1 changes nothing.
        let [one, other] = corrections(moment);
        let [m_hat, v_hat] = self.correction.formulas();
        let (m_hat, v_hat) = (ledger.line(m_hat, m / one), ledger.line(v_hat, v / other));
        Move::Along(self.floor.direction(m_hat, v_hat, ledger))
    }
}
