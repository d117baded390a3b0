//! Rates by a formula that is typed.

use super::{Course, Schedule};
use crate::catalogue::Entry;
use crate::expression::Vocabulary;
use crate::knob::Knob;
use crate::twin::{Meaning::Knob as Of, Twin};

pub(super) static RECORDS: &[Schedule] = &[LAMBDA];

/// The time has three names: it is what the schedule counts, updates or epochs.
static TIME: Vocabulary = Vocabulary { variables: &["epoch", "step", "t"], jumps: true };

const LAMBDA: Schedule = Schedule {
    entry: Entry {
        key: "lambda",
        name: "Lambda",
        summary: "Multiplied by a function of the time that you type, always from the initial rate.",
        formula: r"\eta_t = \eta_0\,\lambda(t)",
        knobs: &[
            Knob::expression("lambda", "1/(1 + 0.1*epoch)", &TIME).named("λ(epoch) =", r"\lambda")
        ],
        source: "torch.optim.lr_scheduler.LambdaLR",
    },
    twins: &[Twin::torch("LambdaLR", &[("lr_lambda", Of("lambda"))])],
    course: Course::Rate(|settings, initial| {
        let lambda = settings.expression("lambda").compile();
        Box::new(move |t| initial * lambda.evaluate(&[t; 3]))
    }),
    python: None,
};
