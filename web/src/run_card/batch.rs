//! What a batch is of the data: how many of all rows, and how many updates an epoch has.

use leptos::prelude::*;

use crate::knob_field::Beside;
use crate::playground::Playground;
use crate::texts::cards as texts;

/// What stands at the slider of the batch size.
pub fn beside_batch(playground: Playground, run: usize) -> Signal<Option<Beside>> {
    let beside = Memo::new(move |_| {
        let rows = playground.rows() as u64;
        let plan = playground.experiment.with(|shown| shown.plans.get(run).cloned())?;
        let batch = (plan.training.count("batch") as u64).min(rows);
        let updates = playground
            .with_engine(|engine| Some(engine.films().nth(run)?.run().batches().per_epoch()))?;
        Some(Beside {
            words: texts::part_of_rows(batch, rows, updates),
            borders: None,
            warns: false,
        })
    });
    beside.into()
}
