//! AMSGrad: Adam whose denominator never falls, in the two forms that go by this name.

use super::knobs::{BETA1, BETA2, DECAY, EPS, EPS_ROOT, LEARNING_RATE, WEIGHT_DECAY};
use super::means::{Floor, Means, corrected_first, corrected_second, corrections};
use super::{Optimizer, stepping, weight_decay};
use crate::catalogue::Entry;
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Move, Rule, Shared, Slope};
use crate::stepper::WeightDecay;
use crate::twin::{
    Argument,
    Meaning::{Fixed, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Optimizer] = &[AMSGRAD, AMSGRAD_OPTAX];

const TORCH: &[Argument] = &[
    ("lr", Of("learning_rate")),
    ("betas.0", Of("beta1")),
    ("betas.1", Of("beta2")),
    ("eps", Of("eps")),
    ("weight_decay", Of("weight_decay")),
    ("amsgrad", Fixed(1.0)),
];

const TORCH_MEMORY: &[&str] = &["exp_avg", "exp_avg_sq", "max_exp_avg_sq"];

const AMSGRAD: Optimizer = Optimizer {
    entry: Entry {
        key: "amsgrad",
        name: "AMSGrad",
        summary: "Adam that divides by the root of the largest v so far, so that a rare large \
                  gradient is not forgotten.",
        formula: r"x \gets \max(x, v), \quad \theta \gets \theta - \eta\,\frac{\hat m}{\sqrt{\hat x} + \varepsilon}",
        knobs: &[LEARNING_RATE, BETA1, BETA2, WEIGHT_DECAY, DECAY, EPS],
        source: "Reddi, Kale and Kumar 2018, On the convergence of Adam and beyond, algorithm 2, \
                 with Adam's bias corrections, which the paper leaves out, after the maximum, as \
                 in torch.optim.Adam",
    },
    twins: &[
        Twin::torch("Adam", TORCH).remembering(TORCH_MEMORY),
        Twin::torch("AdamW", TORCH)
            .with(&[("decay", 1.0), ("weight_decay", 0.01)])
            .remembering(TORCH_MEMORY),
    ],
    stability: None,
    stepper: |settings| {
        let rule = AmsGrad { means: Means::of(settings), floor: Floor::of(settings) };
        stepping(rule, weight_decay(settings))
    },
};

const AMSGRAD_OPTAX: Optimizer = Optimizer {
    entry: Entry {
        key: "amsgrad-optax",
        name: "AMSGrad (Optax)",
        summary: "Adam that divides by the root of the largest bias-corrected v so far: the first \
                  gradient, which the correction magnifies, slows it for good.",
        formula: r"x \gets \max(x, \hat v), \quad \theta \gets \theta - \eta\,\frac{\hat m}{\sqrt{x} + \varepsilon}",
        knobs: &[LEARNING_RATE, BETA1, BETA2, EPS, EPS_ROOT],
        source: "Reddi, Kale and Kumar 2018, On the convergence of Adam and beyond, algorithm 2, \
                 with Adam's bias corrections, which the paper leaves out, before the maximum, as \
                 in optax.amsgrad; PyTorch has them after it",
    },
    twins: &[Twin::optax(
        "amsgrad",
        &[
            ("learning_rate", Of("learning_rate")),
            ("b1", Of("beta1")),
            ("b2", Of("beta2")),
            ("eps", Of("eps")),
            ("eps_root", Of("eps_root")),
            ("bias_correction_mu", Fixed(1.0)),
            ("bias_correction_nu", Fixed(1.0)),
        ],
    )
    .remembering(&[
        "ScaleByAmsgradState.mu",
        "ScaleByAmsgradState.nu",
        "ScaleByAmsgradState.nu_max",
    ])],
    stability: None,
    stepper: |settings| {
        let rule = AmsGradOptax { means: Means::of(settings), floor: Floor::of(settings) };
        stepping(rule, WeightDecay::None)
    },
};

/// x ← max(x, v), d = m̂ / (√(x/(1−β₂ᵏ)) + ε).
struct AmsGrad {
    means: Means,
    floor: Floor,
}

impl Rule for AmsGrad {
    fn tick(&self, moment: &Moment) -> Shared {
        self.means.tick(moment)
    }

    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let g = slope.gradient;
        let [m, v, x] = memory;
        let m = self.means.first((moment, g), m, ledger);
        let v = self.means.second(g, v, ledger);
        *x = ledger.line(r"x \gets \max(x, v)", x.or_larger(v));
        let m_hat = corrected_first(moment, m, ledger);
        let x_hat = ledger.line(r"\hat x = x / (1-\beta_2^k)", *x / corrections(moment)[1]);
        let direction = m_hat / (x_hat.sqrt() + self.floor.eps);
        Move::Along(ledger.line(r"d = \hat m / (\sqrt{\hat x} + \varepsilon)", direction))
    }
}

/// x ← max(x, v/(1−β₂ᵏ)), d = m̂ / (√(x + ε̄) + ε).
struct AmsGradOptax {
    means: Means,
    floor: Floor,
}

impl Rule for AmsGradOptax {
    fn tick(&self, moment: &Moment) -> Shared {
        self.means.tick(moment)
    }

    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let g = slope.gradient;
        let [m, v, x] = memory;
        let m = self.means.first((moment, g), m, ledger);
        let v = self.means.second(g, v, ledger);
        let m_hat = corrected_first(moment, m, ledger);
        let v_hat = corrected_second(moment, v, ledger);
        *x = x.or_larger(v_hat);
        let x = ledger.line(r"\hat v \gets x = \max(x, \hat v)", *x);
        Move::Along(self.floor.direction(m_hat, x, ledger))
    }
}
