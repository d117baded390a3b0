//! RAdam: Adam that waits until it knows the variance of the gradient, in two forms.

use super::knobs::{BETA1, BETA2, DECAY, EPS, EPS_ROOT, LEARNING_RATE, WEIGHT_DECAY};
use super::means::{Floor, Means, corrected_first, corrected_second, corrections};
use super::{Optimizer, stepping, weight_decay};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::lanes::Lanes;
use crate::ledger::Ledger;
use crate::power::Powers;
use crate::rule::{Memory, Moment, Move, Rule, Shared, Slope};
use crate::stepper::WeightDecay;
use crate::twin::{
    Meaning::{Fixed, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Optimizer] = &[RADAM, RADAM_OPTAX];

/// Up to this length of the mean of squares PyTorch takes it for too short; the paper does up to 4.
const TOO_SHORT: f64 = 5.0;

const THRESHOLD: Knob = Knob::real("threshold", TOO_SHORT, (4.0, 1e6), Slider::linear(4.0, 20.0))
    .named("Adapts from ρₖ =", r"\rho_{\min}")
    .behind();

const RADAM: Optimizer = Optimizer {
    entry: Entry {
        key: "radam",
        name: "RAdam",
        summary: "Adam without warm-up: momentum alone until enough squares have been seen, then \
                  Adam with a rectified, growing rate.",
        formula: r"\theta \gets \theta - \eta \begin{cases} r_k\,\hat m\,\frac{\sqrt{1-\beta_2^k}}{\sqrt{v} + \varepsilon} & \rho_k > 5 \\ \hat m & \text{else} \end{cases}",
        knobs: &[LEARNING_RATE, BETA1, BETA2, WEIGHT_DECAY, DECAY, EPS],
        source: "Liu et al. 2020, On the variance of the adaptive learning rate and beyond, \
                 algorithm 2, with the threshold 5 (4 in the paper) and ε beside the root of the \
                 uncorrected v, as in torch.optim.RAdam",
    },
    twins: &[Twin::torch(
        "RAdam",
        &[
            ("lr", Of("learning_rate")),
            ("betas.0", Of("beta1")),
            ("betas.1", Of("beta2")),
            ("eps", Of("eps")),
            ("weight_decay", Of("weight_decay")),
            ("decoupled_weight_decay", Of("decay")),
        ],
    )
    .remembering(&["exp_avg", "exp_avg_sq"])],
    stability: None,
    stepper: |settings| stepping(RAdam { means: Means::of(settings) }, weight_decay(settings)),
};

const RADAM_OPTAX: Optimizer = Optimizer {
    entry: Entry {
        key: "radam-optax",
        name: "RAdam (Optax)",
        summary: "RAdam with ε beside the root of the corrected v, and a threshold that can be \
                  set and is reached when it is met.",
        formula: r"\theta \gets \theta - \eta \begin{cases} r_k\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon} & \rho_k \ge \rho_{\min} \\ \hat m & \text{else} \end{cases}",
        knobs: &[LEARNING_RATE, BETA1, BETA2, EPS, EPS_ROOT, THRESHOLD],
        source: "Liu et al. 2020, On the variance of the adaptive learning rate and beyond, \
                 algorithm 2, with the threshold 5 (4 in the paper) and an ε, as in optax.radam; \
                 PyTorch has ε beside the root of the uncorrected v, so that it weighs more at \
                 first, and the threshold must be passed",
    },
    twins: &[Twin::optax(
        "radam",
        &[
            ("learning_rate", Of("learning_rate")),
            ("b1", Of("beta1")),
            ("b2", Of("beta2")),
            ("eps", Of("eps")),
            ("eps_root", Of("eps_root")),
            ("threshold", Of("threshold")),
            ("nesterov", Fixed(0.0)),
        ],
    )
    .remembering(&["ScaleByAdamState.mu", "ScaleByAdamState.nu"])],
    stability: None,
    stepper: |settings| {
        let threshold = settings.number("threshold");
        let rule = RAdamOptax { means: Means::of(settings), floor: Floor::of(settings), threshold };
        stepping(rule, WeightDecay::None)
    },
};

/// ρₖ, the length of the simple mean that the mean of squares is worth, and the rectification rₖ.
///
/// ρ_∞ = 2/(1−β₂) − 1, ρₖ = ρ_∞ − 2kβ₂ᵏ/(1−β₂ᵏ),
/// rₖ = √((ρₖ−4)(ρₖ−2)ρ_∞ / ((ρ_∞−4)(ρ_∞−2)ρₖ)), and 0 up to ρₖ = 4, where it is not defined.
fn rectification(update: u64, beta2: f64, powers: Powers) -> [f64; 2] {
    let most = longest(beta2);
    let [_, power] = powers.values();
    let length = most - 2.0 * update as f64 * power / (1.0 - power);
    if length <= 4.0 {
        return [length, 0.0];
    }
    let ratio = (length - 4.0) * (length - 2.0) * most / ((most - 4.0) * (most - 2.0) * length);
    [length, ratio.sqrt()]
}

/// ρ_∞.
fn longest(beta2: f64) -> f64 {
    2.0 / (1.0 - beta2) - 1.0
}

/// Adam's powers with ρₖ and rₖ.
fn tick(means: Means, moment: &Moment) -> Shared {
    let shared = means.tick(moment);
    Shared { numbers: rectification(moment.update, means.beta2, shared.powers), ..shared }
}

/// m̂, and, where it `adapts`, rₖ: the length of the mean decides.
#[inline]
fn rectified<L: Ledger>(
    (adapts, beta2): (bool, f64),
    moment: &Moment,
    m: Lanes,
    ledger: &mut L,
) -> (Lanes, Option<f64>) {
    let [length, ratio] = moment.shared.numbers;
    let m_hat = corrected_first(moment, m, ledger);
    ledger.line(r"\rho_\infty = 2 / (1-\beta_2) - 1", longest(beta2));
    ledger.line(r"\rho_k = \rho_\infty - 2k\beta_2^k / (1-\beta_2^k)", length);
    if !adapts {
        return (ledger.line(r"d = \hat m", m_hat), None);
    }
    let formula = r"r_k = \sqrt{\frac{(\rho_k-4)(\rho_k-2)\,\rho_\infty}{(\rho_\infty-4)(\rho_\infty-2)\,\rho_k}}";
    (m_hat, Some(ledger.line(formula, ratio)))
}

/// d = rₖ m̂ √(1−β₂ᵏ) / (√v + ε) where ρₖ > 5, else m̂.
struct RAdam {
    means: Means,
}

impl Rule for RAdam {
    fn tick(&self, moment: &Moment) -> Shared {
        tick(self.means, moment)
    }

    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let g = slope.gradient;
        let [m, v, _] = memory;
        let m = self.means.first((moment, g), m, ledger);
        let v = self.means.second(g, v, ledger);
        let adapts = moment.shared.numbers[0] > TOO_SHORT;
        let (m_hat, Some(ratio)) = rectified((adapts, self.means.beta2), moment, m, ledger) else {
            return Move::Along(m / corrections(moment)[0]);
        };
        let scale = corrections(moment)[1].sqrt() / (v.sqrt() + self.means.eps);
        let scale = ledger.line(r"\ell = \sqrt{1-\beta_2^k} / (\sqrt{v} + \varepsilon)", scale);
        Move::Along(ledger.line(r"d = r_k\,\hat m\,\ell", m_hat * scale * ratio))
    }
}

/// d = rₖ m̂ / (√(v̂ + ε̄) + ε) where ρₖ ≥ ρ_min, else m̂.
struct RAdamOptax {
    means: Means,
    floor: Floor,
    threshold: f64,
}

impl Rule for RAdamOptax {
    fn tick(&self, moment: &Moment) -> Shared {
        tick(self.means, moment)
    }

    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let g = slope.gradient;
        let [m, v, _] = memory;
        let m = self.means.first((moment, g), m, ledger);
        let v = self.means.second(g, v, ledger);
        let adapts = moment.shared.numbers[0] >= self.threshold;
        let (m_hat, Some(ratio)) = rectified((adapts, self.means.beta2), moment, m, ledger) else {
            return Move::Along(m / corrections(moment)[0]);
        };
        let v_hat = corrected_second(moment, v, ledger);
        let direction = self.floor.direction(m_hat, v_hat, ledger);
        Move::Along(ledger.line(r"d \gets r_k\,d", ratio * direction))
    }
}
