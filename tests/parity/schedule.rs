//! Schedules: the rate at each epoch or step.

use downhill::schedule::Schedule;
use serde_json::Value;

use super::comparison::{Comparison, Tolerance};
use super::json::{Obstacle, Part, field, number, numbers, object, only, text, whole};
use super::reference::Reference;
use super::translation::{Call, library};

/// So much of the largest rate.
const TOLERANCE: f64 = 1e-12;

/// Compares the whole curve.
pub fn check(file: &Value, _: &Reference, comparison: &mut Comparison) -> Part<()> {
    let library = library(text(field(file, "source")?)?)?;
    let call = Call::new(library, object(field(file, "schedule")?)?)?;
    let base = file.get("base_lr").map(number).transpose()?;
    let schedule = call.translate::<Schedule>(base)?;
    let described = ["name", "source", "int32_count_gap", "schedule", "base_lr"];
    only(file, &[&described[..], &["first_epoch", "values"]].concat())?;
    let no_rate = || Obstacle::broken("there is no initial rate");
    let initial = schedule.initial.ok_or_else(no_rate)?;
    let rate = (schedule.chosen.record.rate)(&schedule.chosen.settings, initial);
    let first = whole(field(file, "first_epoch")?)?;
    let want = numbers(field(file, "values")?)?;
    let got: Vec<_> = (first..).take(want.len()).map(|t| rate(t as f64)).collect();
    let largest = want.iter().fold(0.0, |most: f64, rate| rate.abs().max(most));
    comparison.at(format!("from epoch {first}"));
    comparison.numbers("values", (&got, &want), Tolerance::Absolute(TOLERANCE * largest));
    Ok(())
}
