//! NAdam: Adam with Nesterov's look ahead, in the two forms that go by this name.

use super::knobs::{BETA1, BETA2, DECAY, EPS, EPS_ROOT, LEARNING_RATE, WEIGHT_DECAY};
use super::means::{Floor, Means, corrected_second, corrections};
use super::{Optimizer, stepping, weight_decay};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Move, Rule, Shared, Slope};
use crate::stepper::WeightDecay;
use crate::twin::{
    Meaning::{Fixed, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Optimizer] = &[NADAM, NADAM_OPTAX];

const MOMENTUM_DECAY: Knob =
    Knob::real("momentum_decay", 0.004, (0.0, 1e3), Slider::logarithmic(1e-4, 1.0))
        .named("Rise of the momentum", r"\psi")
        .behind();

const NADAM: Optimizer = Optimizer {
    entry: Entry {
        key: "nadam",
        name: "NAdam",
        summary: "Adam that looks ahead as Nesterov's momentum does, with a momentum that rises \
                  from half of β₁ to β₁.",
        formula: r"\theta \gets \theta - \eta\,\frac{\mu_{k+1}\,m / (1 - \mu_1 \cdots \mu_{k+1}) + (1-\mu_k)\,g / (1 - \mu_1 \cdots \mu_k)}{\sqrt{\hat v} + \varepsilon}",
        knobs: &[
            LEARNING_RATE.starting_at(0.002),
            BETA1,
            BETA2,
            WEIGHT_DECAY,
            DECAY,
            EPS,
            MOMENTUM_DECAY,
        ],
        source: "Dozat 2016, Incorporating Nesterov momentum into Adam, algorithm 2, with the \
                 momentum of its section 3 (after Sutskever et al. 2013): \
                 μₖ = β₁(1 − 0.96^(kψ)/2), as in torch.optim.NAdam",
    },
    twins: &[Twin::torch(
        "NAdam",
        &[
            ("lr", Of("learning_rate")),
            ("betas.0", Of("beta1")),
            ("betas.1", Of("beta2")),
            ("eps", Of("eps")),
            ("weight_decay", Of("weight_decay")),
            ("momentum_decay", Of("momentum_decay")),
            ("decoupled_weight_decay", Of("decay")),
        ],
    )
    .remembering(&["exp_avg", "exp_avg_sq"])],
    stability: None,
    stepper: |settings| {
        let momentum_decay = settings.number("momentum_decay");
        stepping(NAdam { means: Means::of(settings), momentum_decay }, weight_decay(settings))
    },
};

const NADAM_OPTAX: Optimizer = Optimizer {
    entry: Entry {
        key: "nadam-optax",
        name: "NAdam (Optax)",
        summary: "Adam that looks ahead as Nesterov's momentum does, with the same β₁ in every \
                  update.",
        formula: r"\theta \gets \theta - \eta\,\frac{\beta_1 m / (1-\beta_1^{k+1}) + (1-\beta_1)\,g / (1-\beta_1^k)}{\sqrt{\hat v} + \varepsilon}",
        knobs: &[LEARNING_RATE.starting_at(0.002), BETA1, BETA2, EPS, EPS_ROOT],
        source: "Dozat 2016, Incorporating Nesterov momentum into Adam, algorithm 2 with μₖ = β₁, \
                 as in optax.nadam; PyTorch's momentum rises from β₁/2",
    },
    twins: &[Twin::optax(
        "nadam",
        &[
            ("learning_rate", Of("learning_rate")),
            ("b1", Of("beta1")),
            ("b2", Of("beta2")),
            ("eps", Of("eps")),
            ("eps_root", Of("eps_root")),
            ("nesterov", Fixed(1.0)),
        ],
    )
    .remembering(&["ScaleByAdamState.mu", "ScaleByAdamState.nu"])],
    stability: None,
    stepper: |settings| {
        let rule = NAdamOptax { means: Means::of(settings), floor: Floor::of(settings) };
        stepping(rule, WeightDecay::None)
    },
};

/// d = (μₖ₊₁ m/(1 − P μₖ₊₁) + (1−μₖ) g/(1 − P)) / (√v̂ + ε) with P = μ₁⋯μₖ and m as in Adam.
///
/// PyTorch keeps P in its default precision, single unless it is changed; here it is double.
struct NAdam {
    means: Means,
    momentum_decay: f64,
}

impl NAdam {
    /// μₖ = β₁ (1 − 0.96^(kψ)/2), from 0.96^(kψ).
    #[inline]
    fn momentum(&self, moment: &Moment, fall: f64) -> f64 {
        moment.momentum(self.means.beta1) * (1.0 - 0.5 * fall)
    }

    /// 0.96^(kψ).
    fn fall(&self, update: u64) -> f64 {
        libm::pow(0.96, update as f64 * self.momentum_decay)
    }
}

impl Rule for NAdam {
    /// P and β₂ᵏ; 0.96^(kψ) and 0.96^((k+1)ψ).
    fn tick(&self, moment: &Moment) -> Shared {
        let Shared { powers, numbers: [_, next] } = moment.shared;
        let fall = if moment.update == 1 { self.fall(1) } else { next };
        let mu = self.momentum(moment, fall);
        let powers = powers.times([mu, self.means.beta2]);
        Shared { powers, numbers: [fall, self.fall(moment.update + 1)] }
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
        let Shared { powers, numbers: falls } = moment.shared;
        let [mu, next] = falls.map(|fall| self.momentum(moment, fall));
        let mu = ledger.line(r"\mu_k = \beta_1 (1 - \frac{1}{2}\,0.96^{k\psi})", mu);
        let formula = if moment.update == 1 { r"P = \mu_k" } else { r"P \gets P\mu_k" };
        let p = ledger.line(formula, powers.values()[0]);
        let m = means.first((moment, g), m, ledger);
        let v = means.second(g, v, ledger);
        let next = ledger.line(r"\mu_{k+1} = \beta_1 (1 - \frac{1}{2}\,0.96^{(k+1)\psi})", next);
        let ahead = next * m / (1.0 - p * next);
        let ahead = ledger.line(r"a = \mu_{k+1}\,m / (1 - P\mu_{k+1})", ahead);
        let m_hat = ahead + (1.0 - mu) * g / (1.0 - p);
        let m_hat = ledger.line(r"\hat m = a + (1-\mu_k)\,g / (1-P)", m_hat);
        let v_hat = corrected_second(moment, v, ledger);
        Move::Along(Floor { eps: means.eps, eps_root: 0.0 }.direction(m_hat, v_hat, ledger))
    }
}

/// d = (β₁ m/(1−β₁ᵏ⁺¹) + (1−β₁) g/(1−β₁ᵏ)) / (√(v̂ + ε̄) + ε).
struct NAdamOptax {
    means: Means,
    floor: Floor,
}

impl Rule for NAdamOptax {
    /// β₁ᵏ and β₂ᵏ; 1−β₁ᵏ⁺¹.
    fn tick(&self, moment: &Moment) -> Shared {
        let shared = self.means.tick(moment);
        let [next, _] = shared.powers.times([moment.momentum(self.means.beta1), 1.0]).values();
        Shared { numbers: [1.0 - next, 0.0], ..shared }
    }

    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let (means, g) = (self.means, slope.gradient);
        let beta1 = moment.momentum(means.beta1);
        let [m, v, _] = memory;
        let m = means.first((moment, g), m, ledger);
        let v = means.second(g, v, ledger);
        let ahead = beta1 * m / moment.shared.numbers[0];
        let ahead = ledger.line(r"a = \beta_1 m / (1-\beta_1^{k+1})", ahead);
        let m_hat = ahead + (1.0 - beta1) * g / corrections(moment)[0];
        let m_hat = ledger.line(r"\hat m = a + (1-\beta_1)\,g / (1-\beta_1^k)", m_hat);
        let v_hat = corrected_second(moment, v, ledger);
        Move::Along(self.floor.direction(m_hat, v_hat, ledger))
    }
}
