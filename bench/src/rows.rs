//! The lecture's data for the other candidates.

use downhill::experiment::Experiment;
use downhill::objective::Batch;
use downhill::run::Run;
use downhill::shelf::Shelf;

use crate::workload::LECTURE;

/// The rows [1, x, y] in the order in which batches take them, 22 numbers each: candidates need not
/// gather, and all add up in the same order.
///
/// # Panics
/// If the lecture's experiment is none, which a test would show.
pub fn rows_in_batch_order() -> Vec<f64> {
    let experiment: Experiment = format!("{LECTURE}&run=sgd;batch=9999").parse().expect("lecture");
    let task = experiment.task(&Shelf::default()).expect("the lecture's data");
    let table = task.table.expect("a regression has data");
    let mut run = Run::new(task.objective, &experiment.plans[0], &experiment.course);
    let rows: Vec<_> = table.rows().collect();
    let mut numbers = Vec::with_capacity(rows.len() * 22);
    for step in 0..run.batches().per_epoch() {
        let Batch::Rows(chosen) = run.batch(step) else { break };
        for &index in chosen {
            numbers.push(1.0);
            numbers.extend(rows[index as usize]);
            numbers.push(table.targets()[index as usize]);
        }
    }
    numbers
}
