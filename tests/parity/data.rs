//! Data sets: the tables as their makers draw them, and the best fit.

use downhill::data::Table;
use downhill::regression::{Reduction, newton};
use serde_json::Value;

use super::comparison::{Comparison, Tolerance};
use super::json::{Obstacle, Part, field, number, numbers, text};
use super::models::log_loss;
use super::problem::{linear, made, written};
use super::reference::Reference;

/// Features go through one logarithm; see `numpy-rng.md`.
pub const FEATURES: Tolerance = Tolerance::Relative(1e-15);

/// Features that are sums of such numbers, or of sines and cosines.
const SUMS: Tolerance = Tolerance::Mixed(1e-15);

/// Targets go through a sum whose order is the library's choice.
pub const TARGETS: Tolerance = Tolerance::Absolute(1e-12);

const FIT: Tolerance = Tolerance::Mixed(1e-12);

/// Compares the table with what its maker draws here, and its best fit.
pub fn check(file: &Value, _: &Reference, comparison: &mut Comparison) -> Part<()> {
    let table = written(file)?;
    if number(field(file, "rows")?)? != table.examples() as f64 {
        return Err(Obstacle::broken("X has not as many rows as it says"));
    }
    let regenerated = made(text(field(file, "made_by")?)?);
    let compared = regenerated.map(|made| compare(&made, &table, comparison));
    comparison.part("made_by", compared);
    if let Some(fit) = file.get("best_fit") {
        let checked = best_fit(fit, &table, comparison);
        comparison.part("best_fit", checked);
    }
    Ok(())
}

fn compare(got: &Table, want: &Table, comparison: &mut Comparison) {
    comparison.at("the table made again");
    let [x, wanted] = [got, want].map(|table| table.rows().flatten().copied().collect::<Vec<_>>());
    comparison.numbers("X", (&x, &wanted), SUMS);
    comparison.numbers("y", (got.targets(), want.targets()), TARGETS);
}

/// Compares the best fit of a linear model, by the sum of squares or the mean logistic loss.
pub fn best_fit(want: &Value, table: &Table, comparison: &mut Comparison) -> Part<()> {
    let no_fit = || Obstacle::broken("the data have no best fit");
    let (key, fit) = if want.get("mean_log_loss").is_some() {
        let start = vec![0.0; table.features().len() + 1];
        ("mean_log_loss", newton(&log_loss(table)?, &start))
    } else {
        ("sum_of_squares", linear(table, Reduction::Sum)?.closed_form())
    };
    let (fit, least) = (fit.ok_or_else(no_fit)?, number(field(want, key)?)?);
    comparison.at("best fit");
    comparison.numbers("params", (&fit.theta, &numbers(field(want, "params")?)?), FIT);
    comparison.number(key, (fit.loss, least), FIT);
    Ok(())
}
