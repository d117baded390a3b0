//! The catalogue of learning-rate schedules: pure functions of the time.

mod annealing;
mod decay;

use crate::catalogue::{Catalogue, Entry};
use crate::settings::Settings;
use crate::twin::Twin;

/// The rate at time t, where t counts updates or epochs from 0.
pub type Rate = Box<dyn Fn(f64) -> f64 + Send + Sync>;

/// A schedule's record.
#[derive(Debug)]
pub struct Schedule {
    /// Key, name, formula, knobs and source.
    pub entry: Entry,
    /// What it is called in other libraries.
    pub twins: &'static [Twin],
    /// The schedule with its knobs set, from the initial rate λ₀.
    pub rate: fn(&Settings, f64) -> Rate,
}

impl Catalogue for Schedule {
    const KIND: &'static str = "schedule";

    fn all() -> impl Iterator<Item = &'static Self> {
        [decay::RECORDS, annealing::RECORDS].into_iter().flatten()
    }

    fn entry(&self) -> &Entry {
        &self.entry
    }
}
