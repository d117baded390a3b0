//! Relatives of Adam that follow the variance of the gradient more closely.

use super::knobs::{BETA1, BETA2, EPS, EPS_ROOT, LEARNING_RATE};
use super::means::{Floor, Means, corrected_first, corrected_second, corrections};
use super::{Optimizer, sign, stepping};
use crate::catalogue::Entry;
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Move, Rule, Shared, Slope};
use crate::settled::settled_beside;
use crate::stepper::WeightDecay;
use crate::twin::{
    Meaning::{Fixed, Knob as Of},
    Twin,
};

pub(super) static RECORDS: &[Optimizer] = &[ADABELIEF, YOGI];

const ADABELIEF: Optimizer = Optimizer {
    entry: Entry {
        key: "adabelief",
        name: "AdaBelief",
        summary: "Adam that divides by how far gradients are from their mean: it steps far where \
                  they are as it believed.",
        formula: r"s \gets \beta_2 s + (1-\beta_2)(g - m)^2 + \bar\varepsilon, \quad \theta \gets \theta - \eta\,\frac{\hat m}{\sqrt{\hat s} + \varepsilon}",
        knobs: &[LEARNING_RATE, BETA1, BETA2, EPS.starting_at(1e-16), EPS_ROOT.starting_at(1e-16)],
        source: "Zhuang et al. 2020, AdaBelief optimizer: adapting stepsizes by the belief in \
                 observed gradients, algorithm 2; ε and ε̄ as in optax.adabelief",
    },
    twins: &[Twin::optax(
        "adabelief",
        &[
            ("learning_rate", Of("learning_rate")),
            ("b1", Of("beta1")),
            ("b2", Of("beta2")),
            ("eps", Of("eps")),
            ("eps_root", Of("eps_root")),
            ("nesterov", Fixed(0.0)),
        ],
    )
    .remembering(&["ScaleByBeliefState.mu", "ScaleByBeliefState.nu"])],
    stability: None,
    stepper: |settings| {
        let eps_root = settings.number("eps_root");
        stepping(AdaBelief { means: Means::of(settings), eps_root }, WeightDecay::None)
    },
};

const YOGI: Optimizer = Optimizer {
    entry: Entry {
        key: "yogi",
        name: "Yogi",
        summary: "Adam whose v moves towards g² by a share of g² instead of a share of the \
                  distance, so that it falls slowly.",
        formula: r"v \gets v - (1-\beta_2)\,\operatorname{sign}(v - g^2)\,g^2, \quad \theta \gets \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \varepsilon}",
        knobs: &[LEARNING_RATE.starting_at(0.01), BETA1, BETA2, EPS.starting_at(1e-3)],
        source: "Zaheer et al. 2018, Adaptive methods for nonconvex optimization, algorithm 2, \
                 with Adam's bias corrections and m and v starting at 1e-6, as in optax.yogi",
    },
    twins: &[Twin::optax(
        "yogi",
        &[
            ("learning_rate", Of("learning_rate")),
            ("b1", Of("beta1")),
            ("b2", Of("beta2")),
            ("eps", Of("eps")),
        ],
    )
    .remembering(&["ScaleByAdamState.mu", "ScaleByAdamState.nu"])],
    stability: None,
    stepper: |settings| {
        let rule = Yogi { means: Means::of(settings), floor: Floor::of(settings) };
        stepping(rule, WeightDecay::None)
    },
};

/// m as in Adam, s ← β₂ s + (1−β₂)(g − m)² + ε̄ with the new m, d = m̂ / (√ŝ + ε).
struct AdaBelief {
    means: Means,
    eps_root: f64,
}

impl Rule for AdaBelief {
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
        let (Means { beta2, eps, .. }, g) = (self.means, slope.gradient);
        let [m, s, _] = memory;
        let m = self.means.first((moment, g), m, ledger);
        let surprise = ledger.line("e = g - m", g - m);
        let mean = beta2 * *s + (1.0 - beta2) * surprise * surprise + self.eps_root;
        let mean = ledger.line(r"s \gets \beta_2 s + (1-\beta_2)\,e^2 + \bar\varepsilon", mean);
        *s = settled_beside(mean, eps);
        let m_hat = corrected_first(moment, m, ledger);
        let s_hat = *s / corrections(moment)[1];
        let s_hat = ledger.line(r"\hat s = s / (1-\beta_2^k)", s_hat);
        let direction = m_hat / (s_hat.sqrt() + eps);
        Move::Along(ledger.line(r"d = \hat m / (\sqrt{\hat s} + \varepsilon)", direction))
    }
}

/// m as in Adam, v ← v − (1−β₂) sign(v − g²) g², d = m̂ / (√v̂ + ε).
struct Yogi {
    means: Means,
    floor: Floor,
}

/// What m and v are before the first update.
const YOGI_START: f64 = 1e-6;

impl Rule for Yogi {
    fn memory(&self) -> [f64; 3] {
        [YOGI_START, YOGI_START, 0.0]
    }

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
        let [m, v, _] = memory;
        let m = self.means.first((moment, g), m, ledger);
        *v = ledger.line(
            r"v \gets v - (1-\beta_2)\,\operatorname{sign}(v - g^2)\,g^2",
            *v - (1.0 - self.means.beta2) * (*v - g * g).map(sign) * g * g,
        );
        let m_hat = corrected_first(moment, m, ledger);
        let v_hat = corrected_second(moment, *v, ledger);
        Move::Along(self.floor.direction(m_hat, v_hat, ledger))
    }
}
