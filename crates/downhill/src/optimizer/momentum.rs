//! Gradient descent and stochastic gradient descent, with and without momentum.

use super::knobs::{LEARNING_RATE, MOMENTUM, WEIGHT_DECAY};
use super::recurrence::{Form, limits};
use super::{Optimizer, stepping};
use crate::catalogue::Entry;
use crate::knob::{Knob, Slider, Variant};
use crate::ledger::Ledger;
use crate::rule::{Memory, Moment, Move, Rule, Slope};
use crate::settled::settled;
use crate::stepper::WeightDecay;
use crate::twin::{Meaning::Knob as Of, Twin};

pub(super) static RECORDS: &[Optimizer] = &[SGD];

const FORM: Knob = Knob::choice(
    "form",
    &[
        Variant { key: "heavy-ball", name: "Heavy ball" },
        Variant { key: "nesterov", name: "Nesterov" },
    ],
)
.named("Form", r"\text{form}")
.behind();
/// Of effect only with momentum. At a constant rate Sutskever's takes the same steps as PyTorch's;
/// a falling rate brakes it later.
const CONVENTION: Knob = Knob::choice(
    "convention",
    &[
        Variant { key: "torch", name: "PyTorch: b ← μb + g" },
        Variant { key: "sutskever", name: "Sutskever: v ← μv − ηg" },
        Variant { key: "averaged", name: "Averaged: b ← μb + (1−μ)g" },
    ],
)
.named("Momentum is", r"\text{convention}")
.behind();
const DAMPENING: Knob = Knob::real("dampening", 0.0, (-10.0, 10.0), Slider::linear(0.0, 1.0))
    .named("Dampening", r"\tau")
    .only_with("convention", "torch")
    .behind();

const SGD: Optimizer = Optimizer {
    entry: Entry {
        key: "sgd",
        name: "SGD",
        summary: "Steps against the gradient; with momentum it keeps a part of its last step. \
                  On all examples at once it is gradient descent.",
        formula: r"b \gets \mu b + (1-\tau)\,g, \quad \theta \gets \theta - \eta\,b",
        knobs: &[LEARNING_RATE, MOMENTUM, WEIGHT_DECAY, FORM, CONVENTION, DAMPENING],
        source: "Polyak 1964, Some methods of speeding up the convergence of iteration methods, \
                 eq. 9; Sutskever et al. 2013, On the importance of initialization and momentum in \
                 deep learning, eqs. 1–4; in the form of torch.optim.SGD, which has \
                 the rate outside the buffer where Sutskever et al. have it inside",
    },
    twins: &[
        Twin::torch(
            "SGD",
            &[
                ("lr", Of("learning_rate")),
                ("momentum", Of("momentum")),
                ("dampening", Of("dampening")),
                ("nesterov", Of("form")),
                ("weight_decay", Of("weight_decay")),
            ],
        )
        .remembering(&["momentum_buffer"])
        .refusing(&[["form", "dampening"]]),
        Twin::optax(
            "sgd",
            &[
                ("learning_rate", Of("learning_rate")),
                ("momentum", Of("momentum")),
                ("nesterov", Of("form")),
            ],
        )
        .remembering(&["TraceState.trace"]),
    ],
    stability: Some(limits),
    stepper: |settings| {
        let (momentum, dampening) = (settings.number("momentum"), settings.number("dampening"));
        let decay = WeightDecay::L2(settings.number("weight_decay"));
        let form = Form::of(settings);
        match settings.variant("convention") {
            "sutskever" => stepping(Velocity { momentum, form }, decay),
            "averaged" => stepping(Averaged { momentum, form }, decay),
            _ => stepping(Buffered { momentum, dampening, form }, decay),
        }
    },
};

/// b ← μ b + (1 − τ) g, θ ← θ − η b, or θ ← θ − η (g + μ b). As in PyTorch the first update takes
/// b = g, undampened, and without momentum there is no b: θ ← θ − η g.
struct Buffered {
    momentum: f64,
    dampening: f64,
    form: Form,
}

impl Rule for Buffered {
    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let (mu, g) = (moment.momentum(self.momentum), slope.gradient);
        let [b, ..] = memory;
        if mu == 0.0 {
            return Move::Along(ledger.line("d = g", g));
        }
        let buffer = if moment.update == 1 {
            ledger.line("b = g", g)
        } else {
            ledger.line(r"b \gets \mu b + (1-\tau)\,g", mu * *b + (1.0 - self.dampening) * g)
        };
        *b = settled(buffer);
        Move::Along(match self.form {
            Form::HeavyBall => ledger.line("d = b", *b),
            Form::Nesterov => ledger.line(r"d = g + \mu b", g + mu * *b),
        })
    }
}

/// v ← μ v − η g, θ ← θ + v, or θ ← θ + μ v − η g.
struct Velocity {
    momentum: f64,
    form: Form,
}

impl Rule for Velocity {
    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let mu = moment.momentum(self.momentum);
        let step = moment.rate * slope.gradient;
        let [v, ..] = memory;
        *v = settled(ledger.line(r"v \gets \mu v - \eta\,g", mu * *v - step));
        Move::By(match self.form {
            Form::HeavyBall => ledger.line(r"\Delta = -v", -*v),
            Form::Nesterov => ledger.line(r"\Delta = \eta\,g - \mu v", step - mu * *v),
        })
    }
}

/// b ← μ b + (1 − μ) g, θ ← θ − η b, or θ ← θ − η ((1 − μ) g + μ b): the step stays as long as
/// without momentum.
struct Averaged {
    momentum: f64,
    form: Form,
}

impl Rule for Averaged {
    fn step<L: Ledger>(
        &self,
        moment: &Moment,
        slope: Slope,
        memory: &mut Memory,
        ledger: &mut L,
    ) -> Move {
        let mu = moment.momentum(self.momentum);
        let share = (1.0 - mu) * slope.gradient;
        let [b, ..] = memory;
        *b = settled(ledger.line(r"b \gets \mu b + (1-\mu)\,g", mu * *b + share));
        Move::Along(match self.form {
            Form::HeavyBall => ledger.line("d = b", *b),
            Form::Nesterov => ledger.line(r"d = (1-\mu)\,g + \mu b", share + mu * *b),
        })
    }
}
