//! What a closed card says of its run.

use downhill::experiment::Plan;
use downhill::knob::Domain;
use downhill::schedule::Schedule;
use downhill::settings::{Chosen, Value};

use crate::texts::cards as texts;

/// The most knobs of a schedule that a line has room for.
const KNOBS: usize = 2;

/// Rate, batch of so many `rows`, and schedule, in a line.
pub fn digest(plan: &Plan, rows: usize) -> String {
    [
        Some(texts::short_rate(plan.learning_rate())),
        batch(plan, rows),
        Some(schedule(&plan.schedule)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// The batch, where there is a choice.
fn batch(plan: &Plan, rows: usize) -> Option<String> {
    let batch = plan.training.number("batch");
    let all = batch >= rows as f64;
    let words = if all { texts::all_rows(rows) } else { texts::batch(batch) };
    (rows > 1).then_some(words)
}

/// A schedule with the first of its knobs.
fn schedule(schedule: &Chosen<Schedule>) -> String {
    let settings = &schedule.settings;
    let shown = settings.values().filter(|(knob, _)| knob.front && settings.matters(knob));
    let knobs = shown.filter_map(|(knob, value)| match (knob.domain, value) {
        (Domain::Real { .. } | Domain::Whole { .. }, Value::Number(value)) => {
            Some(texts::with_knob(knob.name, *value))
        }
        (_, Value::Expression(formula)) => Some(texts::with_formula(formula.text())),
        _ => None,
    });
    let name = texts::inline(schedule.record.entry.name);
    std::iter::once(name).chain(knobs.take(KNOBS)).collect()
}
