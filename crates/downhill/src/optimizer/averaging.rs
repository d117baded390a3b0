//! Averaged stochastic gradient descent.

use super::knobs::{LEARNING_RATE, WEIGHT_DECAY};
use super::{Optimizer, stepping};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::lanes::Lanes;
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Move, Rule, Shared, Slope};
use crate::settings::Settings;
use crate::stepper::WeightDecay;
use crate::twin::{Meaning::Knob as Of, Twin};

pub(super) static RECORDS: &[Optimizer] = &[ASGD];

const LAMBD: Knob = Knob::real("lambd", 1e-4, (0.0, 1e6), Slider::logarithmic(1e-6, 1.0))
    .named("Decay Λ", r"\Lambda");
const POWER: Knob = Knob::real("alpha", 0.75, (0.0, 100.0), Slider::linear(0.0, 2.0))
    .named("Power α of the decay", r"\alpha")
    .behind();
const T0: Knob = Knob::real("t0", 1e6, (0.0, 1e12), Slider::logarithmic(1.0, 1e6))
    .named("Averages from update", "t_0")
    .behind();

const ASGD: Optimizer = Optimizer {
    entry: Entry {
        key: "asgd",
        name: "ASGD",
        summary: "Stochastic gradient descent with a falling rate that also keeps the average of \
                  its points. The path shown is that of the points.",
        formula: r"\theta \gets (1 - \Lambda\eta_k)\,\theta - \eta_k\,g, \quad \eta_k = \frac{\eta}{(1 + \Lambda\eta\,(k-1))^\alpha}",
        knobs: &[LEARNING_RATE.starting_at(0.01), LAMBD, WEIGHT_DECAY, POWER, T0],
        source: "Polyak and Juditsky 1992, Acceleration of stochastic approximation by averaging, \
                 eq. 2, with the rate of Bottou 2012, Stochastic gradient descent tricks, \
                 section 5.4, as in torch.optim.ASGD",
    },
    twins: &[Twin::torch(
        "ASGD",
        &[
            ("lr", Of("learning_rate")),
            ("lambd", Of("lambd")),
            ("alpha", Of("alpha")),
            ("t0", Of("t0")),
            ("weight_decay", Of("weight_decay")),
        ],
    )
    .remembering(&["ax"])],
    stability: None,
    stepper: |settings| {
        stepping(Asgd::of(settings), WeightDecay::L2(settings.number("weight_decay")))
    },
};

/// θ ← θ − ηₖ(Λθ + g), ηₖ₊₁ = η/(1 + Ληk)^α from η₁ = η; θ̄ ← θ̄ + (θ − θ̄)/max(1, k−1−t₀).
///
/// PyTorch keeps ηₖ in its default precision, single unless it is changed; here it is double. Under
/// a schedule ηₖ₊₁ comes, as there, from the rate of update k.
struct Asgd {
    lambd: f64,
    alpha: f64,
    t0: f64,
}

impl Asgd {
    fn of(settings: &Settings) -> Self {
        let [lambd, alpha, t0] = ["lambd", "alpha", "t0"].map(|key| settings.number(key));
        Self { lambd, alpha, t0 }
    }

    /// θ̄, which until t₀ is θ itself.
    fn average<L: Ledger>(
        &self,
        update: u64,
        (average, theta): (Lanes, Lanes),
        ledger: &mut L,
    ) -> Lanes {
        let points = (update - 1) as f64 - self.t0;
        let average = if points > 1.0 { average + (theta - average) / points } else { theta };
        ledger.line(
            r"\bar\theta \gets \bar\theta + (\theta - \Delta - \bar\theta) / \max(1, k-1-t_0)",
            average,
        )
    }
}

impl Rule for Asgd {
    const SHARES: bool = false;

    /// ηₖ and ηₖ₊₁.
    fn tick(&self, moment: &Moment) -> Shared {
        let ([rate, _], [_, next]) = (moment.rate.numbers(), moment.shared.numbers);
        let now = if moment.update == 1 { rate } else { next };
        let growth = 1.0 + self.lambd * rate * moment.update as f64;
        Shared { numbers: [now, rate / libm::pow(growth, self.alpha)], ..moment.shared }
    }

    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let Slope { theta, gradient } = slope;
        let first = moment.update == 1;
        let formula = if first {
            r"\eta_k = \eta"
        } else {
            r"\eta_k = \eta' / (1 + \Lambda\eta'\,(k-1))^\alpha"
        };
        let rate = ledger.line(formula, moment.shared.numbers[0]);
        ledger.line(r"\eta' = \eta", moment.rate);
        let displacement = rate * (self.lambd * theta + gradient);
        let displacement = ledger.line(r"\Delta = \eta_k (\Lambda\theta + g)", displacement);
        let [average, ..] = memory;
        *average = self.average(moment.update, (*average, theta - displacement), ledger);
        Move::By(displacement)
    }
}
