//! What a closed card says of its run.

use downhill::experiment::Plan;
use downhill::knob::Domain;
use downhill::schedule::Schedule;
use downhill::settings::{Chosen, Value};
use downhill_figures::number;

/// The most knobs of a schedule that a line has room for.
const KNOBS: usize = 2;

/// Rate, batch of so many `rows`, and schedule, in a line.
pub fn digest(plan: &Plan, rows: usize) -> String {
    let rate = format!("lr {}", number::number(plan.learning_rate()));
    [Some(rate), batch(plan, rows), Some(schedule(&plan.schedule))]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The batch, where there is a choice.
fn batch(plan: &Plan, rows: usize) -> Option<String> {
    let batch = plan.training.number("batch");
    let all = batch >= rows as f64;
    let words = if all { format!("all {rows} rows") } else { format!("batch {batch}") };
    (rows > 1).then_some(words)
}

/// A schedule with the first of its knobs.
fn schedule(schedule: &Chosen<Schedule>) -> String {
    let settings = &schedule.settings;
    let shown = settings.values().filter(|(knob, _)| knob.front && settings.matters(knob));
    let knobs = shown.filter_map(|(knob, value)| match (knob.domain, value) {
        (Domain::Real { .. } | Domain::Whole { .. }, Value::Number(value)) => {
            Some(format!(", {} {}", knob.name.to_lowercase(), number::number(*value)))
        }
        (_, Value::Expression(formula)) => Some(format!(": {}", formula.text())),
        _ => None,
    });
    let name = schedule.record.entry.name.to_lowercase();
    std::iter::once(name).chain(knobs.take(KNOBS)).collect()
}
