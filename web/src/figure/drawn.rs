//! The runs that are drawn, and what is said of them.

use downhill::film::Frame;
use leptos::prelude::*;

use crate::playground::Playground;
use crate::texts::figures as texts;

/// A run that is drawn.
pub struct Drawn<'a> {
    /// What it is called.
    pub name: String,
    /// Its frame at the cursor.
    pub frame: &'a Frame,
    /// The step at which it has diverged, if it has by now.
    pub diverged: Option<u64>,
}

impl Drawn<'_> {
    /// The run as the head of a column, or of a row.
    pub fn title(&self) -> String {
        titled(self.name.clone(), self.diverged)
    }

    /// The run and how it does: `well` unless it has diverged.
    pub fn doing(&self, well: impl FnOnce(&str, f64) -> String) -> String {
        match self.diverged {
            Some(step) => texts::diverged(&self.name, step),
            None => well(&self.name, self.frame.loss),
        }
    }
}

/// A run in the head of a column, with the step at which it diverged.
pub fn titled(name: String, diverged: Option<u64>) -> String {
    match diverged {
        Some(step) => texts::diverged_title(&name, step),
        None => name,
    }
}

/// What `say` makes of each run that is drawn.
pub fn each_drawn<T>(playground: Playground, say: impl Fn(&Drawn<'_>) -> T) -> Vec<T> {
    let (frames, hidden) = (playground.frames.read(), playground.looks().hidden.read());
    playground.experiment.with(|experiment| {
        let runs = experiment.titles().into_iter().zip(frames.iter()).enumerate();
        let drawn = runs.filter(|(run, _)| !hidden.holds(*run));
        let told = drawn.map(|(run, (name, frame))| {
            say(&Drawn { name, frame, diverged: playground.diverged(run) })
        });
        told.collect()
    })
}

/// What a figure says of the losses at the cursor, behind what it shows.
pub fn summary(playground: Playground, shown: &str) -> String {
    let losses = each_drawn(playground, |drawn| drawn.doing(texts::run_with_loss));
    texts::summary(shown, playground.cursor.get(), &losses)
}
