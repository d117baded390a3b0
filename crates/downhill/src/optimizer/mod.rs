//! The catalogue of optimizers. A family of them is a file; adding one to a family touches only it.

mod adagrad;
mod adam;
mod adamax;
mod amsgrad;
mod averaging;
mod knobs;
mod means;
mod momentum;
mod nadam;
mod radam;
mod recurrence;
mod rmsprop;
mod sign;
#[cfg(test)]
mod tests;
mod variance;

use crate::catalogue::{Catalogue, Entry};
use crate::rule::Rule;
use crate::settings::Settings;
use crate::stability::Limits;
use crate::stepper::{Stepper, Stepping, WeightDecay};
use crate::twin::Twin;

/// An optimizer's record.
#[derive(Debug)]
pub struct Optimizer {
    /// Key, name, formula, knobs and source. One of the knobs is `learning_rate`.
    pub entry: Entry,
    /// What it is called in other libraries.
    pub twins: &'static [Twin],
    /// The learning rates, times the curvature λ_max, up to which it is smooth and stable on a
    /// quadratic, where theory knows them.
    pub stability: Option<fn(&Settings) -> Limits>,
    /// The optimizer with its knobs set.
    pub stepper: fn(&Settings) -> Box<dyn Stepper>,
}

impl Catalogue for Optimizer {
    const KIND: &'static str = "optimizer";

    fn all() -> impl Iterator<Item = &'static Self> {
        let families = [
            momentum::RECORDS,
            adam::RECORDS,
            rmsprop::RECORDS,
            adagrad::RECORDS,
            nadam::RECORDS,
            amsgrad::RECORDS,
            radam::RECORDS,
            adamax::RECORDS,
            variance::RECORDS,
            sign::RECORDS,
            averaging::RECORDS,
        ];
        families.into_iter().flatten()
    }

    fn entry(&self) -> &Entry {
        &self.entry
    }
}

/// Where a rule's weight decay acts: as its knob [`knobs::DECAY`] says.
fn weight_decay(settings: &Settings) -> WeightDecay {
    let decay = settings.number("weight_decay");
    match settings.variant("decay") {
        "decoupled" => WeightDecay::Decoupled(decay),
        _ => WeightDecay::L2(decay),
    }
}

/// A rule as a stepper without weight decay, or with the decay that the knob asks for.
fn stepping(rule: impl Rule, decay: WeightDecay) -> Box<dyn Stepper> {
    Box::new(Stepping { rule, decay: decay.or_none() })
}

/// −1, 0 or 1, unlike `f64::signum`, which knows no 0; what is no number stays so.
fn sign(x: f64) -> f64 {
    match x {
        _ if x > 0.0 => 1.0,
        _ if x < 0.0 => -1.0,
        _ => x * 0.0,
    }
}
