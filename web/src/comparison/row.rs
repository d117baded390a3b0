//! How a run stands at the cursor, and how fast it is.

use downhill::experiment::Plan;
use downhill::film::{Film, Frame, Standing};
use leptos::prelude::*;

use crate::playground::Playground;
use crate::stopwatch::Stopwatch;

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
    pub updates_a_second: f64,
    /// The rows in a batch.
    pub batch: usize,
    /// The seconds of an epoch, if there are rows to go through; measured as well.
    pub epoch: Option<f64>,
}

/// A row for each run, in the order of the cards.
pub fn rows(playground: Playground, stopwatch: StoredValue<Stopwatch, LocalStorage>) -> Vec<Row> {
    playground.reels.track();
    let experiment = playground.experiment.read();
    let frames = playground.frames.read();
    playground.with_engine(|engine| {
        let Some(task) = engine.task() else { return Vec::new() };
        let optima = task.optima(&experiment.problem);
        let pace = |plan: &Plan| {
            let seconds =
                stopwatch.try_update_value(|watch| watch.seconds(task, &experiment, plan));
            1.0 / seconds.unwrap_or(f64::NAN)
        };
        let has_rows = task.objective.examples() > 1;
        let row = |(run, ((film, frame), plan)): (usize, ((&Film, &Frame), &Plan))| {
            let (updates_a_second, cut) = (pace(plan), film.run().batches().cut());
            Row {
                run,
                name: experiment.title(run).unwrap_or_default(),
                standing: film.standing(frame, &optima),
                updates_a_second,
                batch: cut.size,
                epoch: has_rows.then(|| cut.per_epoch() as f64 / updates_a_second),
            }
        };
        engine.films().zip(frames.iter()).zip(&experiment.plans).enumerate().map(row).collect()
    })
}
