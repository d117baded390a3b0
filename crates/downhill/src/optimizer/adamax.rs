//! AdaMax: Adam with the largest gradient in place of the root of a mean square.

use super::knobs::{BETA1, BETA2, EPS, LEARNING_RATE, WEIGHT_DECAY};
use super::means::{Means, corrected_first};
use super::{Optimizer, stepping};
use crate::catalogue::Entry;
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Move, Rule, Shared, Slope};
use crate::stepper::WeightDecay;
use crate::twin::{Meaning::Knob as Of, Twin};

pub(super) static RECORDS: &[Optimizer] = &[ADAMAX];

const ADAMAX: Optimizer = Optimizer {
    entry: Entry {
        key: "adamax",
        name: "AdaMax",
        summary: "Adam that divides by the largest recent gradient instead of a mean one.",
        formula: r"u \gets \max(\beta_2 u, |g| + \varepsilon), \quad \theta \gets \theta - \eta\,\frac{\hat m}{u}",
        knobs: &[LEARNING_RATE.starting_at(0.002), BETA1, BETA2, WEIGHT_DECAY, EPS],
        source: "Kingma and Ba 2015, Adam: a method for stochastic optimization, algorithm 2, with \
                 an ε beside |g| as in both libraries",
    },
    twins: &[
        Twin::torch(
            "Adamax",
            &[
                ("lr", Of("learning_rate")),
                ("betas.0", Of("beta1")),
                ("betas.1", Of("beta2")),
                ("eps", Of("eps")),
                ("weight_decay", Of("weight_decay")),
            ],
        )
        .remembering(&["exp_avg", "exp_inf"]),
        Twin::optax(
            "adamax",
            &[
                ("learning_rate", Of("learning_rate")),
                ("b1", Of("beta1")),
                ("b2", Of("beta2")),
                ("eps", Of("eps")),
            ],
        )
        .remembering(&["ScaleByAdamState.mu", "ScaleByAdamState.nu"]),
    ],
    stability: None,
    stepper: |settings| {
        let decay = WeightDecay::L2(settings.number("weight_decay"));
        stepping(AdaMax { means: Means::of(settings) }, decay)
    },
};

/// m as in Adam, u ← max(β₂ u, |g| + ε), d = m̂/u.
struct AdaMax {
    means: Means,
}

impl Rule for AdaMax {
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
        let [m, u, _] = memory;
        let m = self.means.first((moment, g), m, ledger);
        let (kept, new) = (beta2 * *u, g.abs() + eps);
        *u = ledger.line(r"u \gets \max(\beta_2 u, |g| + \varepsilon)", kept.or_larger(new));
        let m_hat = corrected_first(moment, m, ledger);
        Move::Along(ledger.line(r"d = \hat m / u", m_hat / *u))
    }
}
