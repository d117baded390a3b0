//! Optimizers that ask the gradient only for its sign.

use super::knobs::{BETA1, BETA2, LEARNING_RATE, WEIGHT_DECAY};
use super::{Optimizer, sign, stepping};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Move, Rule, Slope};
use crate::settings::Settings;
use crate::stepper::WeightDecay;
use crate::twin::{Meaning::Knob as Of, Twin};

pub(super) static RECORDS: &[Optimizer] = &[LION, RPROP];

const LION: Optimizer = Optimizer {
    entry: Entry {
        key: "lion",
        name: "Lion",
        summary: "Steps by the whole rate along every coordinate, in the direction in which most \
                  of the recent gradients point. It wants a smaller rate than Adam.",
        formula: r"\theta \gets (1 - \eta\lambda)\,\theta - \eta\,\operatorname{sign}(\beta_1 m + (1-\beta_1)\,g)",
        knobs: &[LEARNING_RATE, BETA1, BETA2.starting_at(0.99), WEIGHT_DECAY.starting_at(1e-3)],
        source: "Chen et al. 2023, Symbolic discovery of optimization algorithms, algorithm 2, \
                 with the default weight decay of optax.lion; torch.optim has no Lion",
    },
    twins: &[Twin::optax(
        "lion",
        &[
            ("learning_rate", Of("learning_rate")),
            ("b1", Of("beta1")),
            ("b2", Of("beta2")),
            ("weight_decay", Of("weight_decay")),
        ],
    )
    .remembering(&["ScaleByLionState.mu"])],
    stability: None,
    stepper: |settings| {
        let [beta1, beta2] = ["beta1", "beta2"].map(|key| settings.number(key));
        let decay = WeightDecay::Decoupled(settings.number("weight_decay"));
        stepping(Lion { beta1, beta2 }, decay)
    },
};

const SHRINK: Knob = Knob::real("shrink", 0.5, (1e-6, 1.0), Slider::linear(0.1, 0.9))
    .named("After a turn × η₋", r"\eta_-");
const GROW: Knob = Knob::real("grow", 1.2, (1.0, 1e6), Slider::linear(1.0, 2.0))
    .named("Without a turn × η₊", r"\eta_+");
const SHORTEST: Knob = Knob::real("shortest", 1e-6, (0.0, 1e12), Slider::logarithmic(1e-12, 1e-2))
    .named("Shortest step", r"\Delta_{\min}")
    .behind();
const LONGEST: Knob = Knob::real("longest", 50.0, (0.0, 1e12), Slider::logarithmic(1e-2, 1e3))
    .named("Longest step", r"\Delta_{\max}")
    .behind();

const RPROP: Optimizer = Optimizer {
    entry: Entry {
        key: "rprop",
        name: "Rprop",
        summary: "Gives each coordinate a step length of its own, which grows while the gradient \
                  keeps its sign and shrinks when it turns. For full batches; the learning rate is \
                  only the first length.",
        formula: r"\theta \gets \theta - \delta\,\operatorname{sign} g, \quad \delta \gets \begin{cases} \eta_+ \delta & g\,g' > 0 \\ \eta_- \delta & g\,g' < 0 \end{cases}",
        knobs: &[LEARNING_RATE.starting_at(0.01), SHRINK, GROW, SHORTEST, LONGEST],
        source: "Riedmiller and Braun 1993, A direct adaptive method for faster backpropagation \
                 learning: the RPROP algorithm, eqs. 4–7; after a turn the coordinate rests \
                 (Igel and Hüsken 2000, iRprop−), as in torch.optim.Rprop",
    },
    twins: &[Twin::torch(
        "Rprop",
        &[
            ("lr", Of("learning_rate")),
            ("etas.0", Of("shrink")),
            ("etas.1", Of("grow")),
            ("step_sizes.0", Of("shortest")),
            ("step_sizes.1", Of("longest")),
        ],
    )
    .remembering(&["prev", "step_size"])],
    stability: None,
    stepper: |settings| stepping(Rprop::of(settings), WeightDecay::None),
};

/// d = sign(β₁ m + (1−β₁) g), then m ← β₂ m + (1−β₂) g. The sign of 0 is 0.
///
/// m may become subnormal: however small, its sign counts.
struct Lion {
    beta1: f64,
    beta2: f64,
}

impl Rule for Lion {
    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let (beta1, g) = (moment.momentum(self.beta1), slope.gradient);
        let [m, ..] = memory;
        let c = ledger.line(r"c = \beta_1 m + (1-\beta_1)\,g", beta1 * *m + (1.0 - beta1) * g);
        let kept = self.beta2 * *m + (1.0 - self.beta2) * g;
        *m = ledger.line(r"m \gets \beta_2 m + (1-\beta_2)\,g", kept);
        Move::Along(ledger.line(r"d = \operatorname{sign} c", c.map(sign)))
    }
}

/// δ is η at first, then × η₊ where the gradient keeps its sign, × η₋ where it turns; the step is
/// δ sign(g). After a turn g counts as 0, now and as the next update's g′.
struct Rprop {
    shrink: f64,
    grow: f64,
    shortest: f64,
    longest: f64,
}

impl Rprop {
    fn of(settings: &Settings) -> Self {
        let [shrink, grow, shortest, longest] =
            ["shrink", "grow", "shortest", "longest"].map(|key| settings.number(key));
        Self { shrink, grow, shortest, longest }
    }

    fn factor(&self, agreement: f64) -> f64 {
        match agreement {
            _ if agreement > 0.0 => self.grow,
            _ if agreement < 0.0 => self.shrink,
            _ => 1.0,
        }
    }
}

impl Rule for Rprop {
    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let [last, length, _] = memory;
        if moment.update == 1 {
            *length = ledger.line(r"\delta = \eta", moment.rate);
        }
        let agreement = ledger.line(r"a = g\,g'", slope.gradient * *last);
        let factor = ledger.line(
            r"f = \eta_+^{[a > 0]}\,\eta_-^{[a < 0]}",
            agreement.map(|agreement| self.factor(agreement)),
        );
        let grown = (*length * factor).map(|it| it.max(self.shortest).min(self.longest));
        *length =
            ledger.line(r"\delta \gets \min(\max(f\,\delta, \Delta_{\min}), \Delta_{\max})", grown);
        let counts = agreement.zip(slope.gradient, |a, g| if a < 0.0 { 0.0 } else { g });
        ledger.line(r"g \gets (1 - [a < 0])\,g", counts);
        *last = ledger.line(r"g' = g", counts);
        Move::By(ledger.line(r"\Delta = \delta\,\operatorname{sign} g", *length * last.map(sign)))
    }
}

#[cfg(test)]
mod tests {
    use crate::optimizer::tests::path;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn lion_steps_by_the_rate_or_not_at_all() {
        let text = "lion;weight_decay=0";
        assert_eq!(path(text, &[1e-9, -1e9]), [-0.1, 0.0]);
        assert_eq!(path(text, &[0.0, 0.0]), [0.0, 0.0]);
    }
}
