//! The runs that are drawn, and what is said of them.

use downhill::experiment::Plan;
use downhill::film::Frame;
use leptos::prelude::*;

use crate::playground::Playground;
use crate::texts::figures as texts;

/// What `say` makes of each run that is drawn: of its name and its frame at the cursor.
pub fn each_drawn<T>(playground: Playground, say: impl Fn(String, &Frame) -> T) -> Vec<T> {
    let (frames, hidden) = (playground.frames.read(), playground.looks().hidden.read());
    playground.experiment.with(|experiment| {
        let runs = experiment.plans.iter().map(Plan::title).zip(frames.iter()).enumerate();
        let drawn = runs.filter(|(run, _)| !hidden.holds(*run));
        drawn.map(|(_, (name, frame))| say(name, frame)).collect()
    })
}

/// What a figure says of the losses at the cursor, behind what it shows.
pub fn summary(playground: Playground, shown: &str) -> String {
    let losses = each_drawn(playground, |name, frame| texts::run_with_loss(&name, frame.loss));
    texts::summary(shown, playground.cursor.get(), &losses)
}
