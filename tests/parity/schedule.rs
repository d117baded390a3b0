//! Schedules: the rate at each epoch or step.

use downhill::schedule::plateau::{Plateau, Watch};
use downhill::schedule::{Rate, Schedule};
use serde_json::Value;

use super::comparison::{Comparison, Tolerance};
use super::json::{Obstacle, Part, field, number, numbers, object, only, text, whole};
use super::reference::Reference;
use super::translation::{Call, library};

/// So much of the largest rate.
const TOLERANCE: f64 = 1e-12;

/// Momenta are about 1.
const MOMENTUM_TOLERANCE: f64 = 1e-12;

/// Compares the whole curve, and that of the momentum where the file has one.
pub fn check(file: &Value, _: &Reference, comparison: &mut Comparison) -> Part<()> {
    let library = library(text(field(file, "source")?)?)?;
    let call = Call::new(library, object(field(file, "schedule")?)?)?;
    let base = file.get("base_lr").map(number).transpose()?;
    let schedule = call.translate::<Schedule>(base)?;
    let described = ["name", "source", "int32_count_gap", "schedule", "base_lr", "optimizer"];
    let read = ["first_epoch", "values", "losses", "momentum_values"];
    only(file, &[&described[..], &read].concat())?;
    let no_rate = || Obstacle::broken("there is no initial rate");
    let initial = schedule.initial.ok_or_else(no_rate)?;
    let first = whole(field(file, "first_epoch")?)?;
    comparison.at(format!("from epoch {first}"));
    let want = numbers(field(file, "values")?)?;
    let got = match schedule.chosen.watch() {
        Some(watch) => watched(watch, &numbers(field(file, "losses")?)?, initial),
        None => curve(&schedule.chosen.rate(initial), first, want.len()),
    };
    let largest = want.iter().fold(0.0, |most: f64, rate| rate.abs().max(most));
    comparison.numbers("values", (&got, &want), Tolerance::Absolute(TOLERANCE * largest));
    if let Some(want) = file.get("momentum_values") {
        let unmoved = || Obstacle::unknown("a momentum that the schedule moves");
        let (momentum, want) = (schedule.chosen.momentum().ok_or_else(unmoved)?, numbers(want)?);
        let got = curve(&momentum, first, want.len());
        comparison.numbers("momentum", (&got, &want), Tolerance::Absolute(MOMENTUM_TOLERANCE));
    }
    Ok(())
}

fn curve(quantity: &Rate, first: u64, length: usize) -> Vec<f64> {
    (first..).take(length).map(|t| quantity(t as f64)).collect()
}

/// The rate before each loss is reported.
fn watched(watch: Watch, losses: &[f64], initial: f64) -> Vec<f64> {
    let mut plateau = Plateau::default();
    let rate = |loss: &f64| {
        let rate = initial * plateau.scale;
        watch.note(&mut plateau, *loss, (true, initial));
        rate
    };
    losses.iter().map(rate).collect()
}
