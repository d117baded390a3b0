//! The catalogue of learning-rate schedules.
//!
//! All but one are pure functions of the time, so that a whole curve is known before the run. What
//! waits for losses to fall keeps what it has seen in the run's state: see [`plateau`].

mod annealing;
mod curve;
mod cycle;
mod decay;
mod drawn;
mod one_cycle;
mod piecewise;
pub mod plateau;
mod polynomial;
mod typed;
mod warmup;

use crate::catalogue::{Catalogue, Entry};
use crate::knob::{Knob, Slider};
use crate::settings::{Chosen, Settings};
use crate::twin::Twin;
use plateau::Watch;

/// A quantity at time t, where t counts updates or epochs from 0.
pub type Rate = Box<dyn Fn(f64) -> f64 + Send + Sync>;

/// A schedule's record.
#[derive(Debug)]
pub struct Schedule {
    /// Key, name, formula, knobs and source.
    pub entry: Entry,
    /// What it is called in other libraries.
    pub twins: &'static [Twin],
    /// What it does with its knobs set, from the initial rate η₀.
    pub course: Course,
    /// The same in NumPy, where the formula does not say all of it.
    pub python: Option<fn(&Settings) -> Python>,
}

/// A schedule as statements of Python, of the time `t`. They use nothing of NumPy that JAX has not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Python {
    /// Statements before the result.
    pub lines: Vec<String>,
    /// What the initial rate is multiplied by: an expression.
    pub factor: String,
    /// The momentum, if it is moved: an expression.
    pub momentum: Option<String>,
}

impl Python {
    /// An expression of `t` alone.
    fn of(factor: String) -> Self {
        Self { factor, ..Self::default() }
    }
}

/// What a schedule moves, and by what.
#[derive(Debug)]
pub enum Course {
    /// Nothing.
    Constant,
    /// The rate, by the time.
    Rate(fn(&Settings, f64) -> Rate),
    /// The rate and, if its knobs say so, the momentum, by the time.
    RateAndMomentum(fn(&Settings, f64) -> Rate, fn(&Settings) -> Option<Rate>),
    /// The rate, by the losses.
    Losses(fn(&Settings) -> Watch),
}

impl Catalogue for Schedule {
    const KIND: &'static str = "schedule";

    fn all() -> impl Iterator<Item = &'static Self> {
        [
            decay::RECORDS,
            piecewise::RECORDS,
            annealing::RECORDS,
            polynomial::RECORDS,
            warmup::RECORDS,
            cycle::RECORDS,
            one_cycle::RECORDS,
            plateau::RECORDS,
            drawn::RECORDS,
            typed::RECORDS,
        ]
        .into_iter()
        .flatten()
    }

    fn entry(&self) -> &Entry {
        &self.entry
    }
}

impl Chosen<Schedule> {
    /// The rate by the time, from the initial rate η₀; where losses decide, as long as they fall.
    pub fn rate(&self, initial: f64) -> Rate {
        match self.record.course {
            Course::Rate(rate) | Course::RateAndMomentum(rate, _) => rate(&self.settings, initial),
            Course::Constant | Course::Losses(_) => Box::new(move |_| initial),
        }
    }

    /// Whether the time moves nothing.
    pub fn is_constant(&self) -> bool {
        matches!(self.record.course, Course::Constant | Course::Losses(_))
    }

    /// The momentum by the time, if the schedule moves it.
    pub fn momentum(&self) -> Option<Rate> {
        match self.record.course {
            Course::RateAndMomentum(_, momentum) => momentum(&self.settings),
            _ => None,
        }
    }

    /// What watches the losses, if they decide.
    pub fn watch(&self) -> Option<Watch> {
        match self.record.course {
            Course::Losses(watch) => Some(watch(&self.settings)),
            _ => None,
        }
    }
}

/// A time span, in updates or epochs.
const fn span(key: &'static str, default: u32) -> Knob {
    Knob::whole(key, default, (1, 1_000_000_000), Slider::logarithmic(1.0, 1000.0))
}

/// The time T that a schedule takes.
const DURATION: Knob = span("duration", 200).named("Duration", "T");

/// The time b for which a schedule waits.
const BEGIN: Knob = Knob::whole("begin", 0, (0, 1_000_000_000), Slider::linear(0.0, 1000.0))
    .named("Begin", "b")
    .behind();

/// A part of the initial rate.
const fn part(key: &'static str, default: f64) -> Knob {
    Knob::real(key, default, (0.0, 1e6), Slider::linear(0.0, 1.0))
}
