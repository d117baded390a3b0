//! How a run stands at the cursor, and how fast it is.

use downhill::film::{Film, Frame, Standing};
use downhill::meter::Pace;
use leptos::prelude::*;

use crate::pace::seconds;
use crate::playground::Playground;

/// A row: a run, its name, and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The number of the run.
    pub run: usize,
    /// What it is called.
    pub name: String,
    /// How it stands at the cursor.
    pub standing: Standing,
    /// Measured on this machine.
    pub pace: Option<Pace>,
    /// The rows in a batch.
    pub batch: usize,
    /// The seconds of an epoch, if there are rows to go through; measured as well.
    pub epoch: Option<f64>,
}

/// A row for each run, in the order of the cards.
pub fn rows(playground: Playground) -> Vec<Row> {
    let paces = playground.paces();
    let experiment = playground.experiment.read();
    let frames = playground.frames.read();
    playground.with_engine(|engine| {
        let Some(task) = engine.task() else { return Vec::new() };
        let optima = task.optima(&experiment.problem);
        let has_rows = task.objective.examples() > 1;
        let row = |(run, (film, frame)): (usize, (&Film, &Frame))| {
            let pace = paces.get(run).copied().flatten();
            let cut = film.run().batches().cut();
            Row {
                run,
                name: experiment.title(run).unwrap_or_default(),
                standing: film.standing(frame, &optima),
                pace,
                batch: cut.size,
                epoch: pace.filter(|_| has_rows).map(|pace| cut.per_epoch() as f64 * seconds(pace)),
            }
        };
        engine.films().zip(frames.iter()).enumerate().map(row).collect()
    })
}
