//! What a batch is of the data: how many of all rows, and how many updates an epoch has.

use downhill_figures::number;
use leptos::prelude::*;

use crate::knob_field::Beside;
use crate::playground::Playground;

/// What stands at the slider of the batch size.
pub fn beside_batch(playground: Playground, run: usize) -> Signal<Option<Beside>> {
    let beside = Memo::new(move |_| {
        let rows = playground.rows() as u64;
        let plan = playground.experiment.with(|shown| shown.plans.get(run).cloned())?;
        let batch = (plan.training.count("batch") as u64).min(rows);
        let updates = playground
            .with_engine(|engine| Some(engine.films().nth(run)?.run().batches().per_epoch()))?;
        Some(Beside { words: words(batch, rows, updates), borders: None, warns: false })
    });
    beside.into()
}

fn words(batch: u64, rows: u64, updates: u64) -> String {
    let part = if batch < rows { number::count(batch) } else { "all".to_owned() };
    let plural = if updates == 1 { "" } else { "s" };
    format!(
        "{part} of {} · {} update{plural} an epoch",
        number::count(rows),
        number::count(updates)
    )
}
