//! An experiment that waits for data that the user has not loaded yet.

use downhill::experiment::Experiment;
use leptos::prelude::*;

use super::Playground;

impl Playground {
    /// Whether an experiment waits for data that the user has not loaded yet.
    pub fn wants_data(self) -> bool {
        let of = |experiment: &Experiment| experiment.problem.own_data().map(|own| own.digest);
        let wanted = self.aside.with_value(|aside| aside.refused.as_ref().and_then(of));
        wanted.is_some_and(|digest| self.with_shelf(|shelf| shelf.sheet(digest).is_none()))
    }

    /// The experiment that could not be shown for want of the data with this digest.
    pub fn wanted(self, digest: u64) -> Option<Experiment> {
        let refused = self.aside.with_value(|aside| aside.refused.clone())?;
        (refused.problem.own_data()?.digest == digest).then_some(refused)
    }
}
