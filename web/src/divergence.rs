//! When a run has left all bounds.

use downhill::experiment::Experiment;
use leptos::prelude::*;

use crate::playground::Playground;

impl Playground {
    /// The step at which run number `run` diverges, as far as its film is computed.
    pub fn divergence(self, run: usize) -> Option<u64> {
        self.reels.track();
        self.with_engine(|engine| Some(engine.films().nth(run)?.reel.divergence?.step))
    }

    /// The step at which run number `run` has diverged, if it has by the cursor.
    pub fn diverged(self, run: usize) -> Option<u64> {
        let now = self.experiment.with(Experiment::steps).min(self.cursor.get());
        self.divergence(run).filter(|step| *step <= now)
    }
}
