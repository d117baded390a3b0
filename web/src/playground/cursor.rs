//! The cursor: the step that is looked at, and the frames that follow it.

use downhill::experiment::Experiment;
use leptos::prelude::*;

use super::Playground;

/// Milliseconds for which a step is sought before what is on the way there is shown.
const LONGEST_SEEK: f64 = 8.0;

impl Playground {
    /// Moves the cursor to `step`, or as far as films are computed; then it waits, and goes on
    /// with them.
    pub fn jump(self, step: u64) {
        let step = step.min(self.experiment.with_untracked(Experiment::steps));
        self.aside.update_value(|aside| aside.awaited = step);
        self.cursor.set(step.min(self.computed()));
    }

    /// Where the cursor goes as soon as films are long enough.
    pub(super) fn awaited(self) -> u64 {
        self.aside.with_value(|aside| aside.awaited)
    }

    /// The step up to which films are computed.
    pub fn computed(self) -> u64 {
        self.progress.with_untracked(|progress| progress.computed)
    }

    /// Keeps the cursor and the open card within the experiment.
    pub(super) fn keep_within(self) {
        let runs = self.experiment.with_untracked(|shown| shown.plans.len());
        self.jump(self.awaited().max(self.cursor.get_untracked()));
        self.selected.update(|selected| *selected = (*selected).min(runs.saturating_sub(1)));
    }

    /// Brings the frames to the cursor.
    pub fn seek(self) {
        let cursor = self.cursor.get_untracked();
        let sought = self.with_engine(|engine| engine.frames(cursor, LONGEST_SEEK));
        self.due.maybe_update(|due| {
            std::mem::replace(&mut due.frames, !sought.arrived) == sought.arrived
        });
        if let Some(frames) = sought.frames {
            self.frames.set(frames);
        }
        self.echoes().note();
        if !self.playing.get_untracked() {
            self.echo_all();
        }
    }
}
