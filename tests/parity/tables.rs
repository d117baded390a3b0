//! The lecture's regression: its table of final losses, and gradient descent update by update.

use std::sync::Arc;

use downhill::data::Table;
use downhill::objective::Objective;
use downhill::regression::Reduction;
use downhill::run::Run;
use serde_json::{Value, json};

use super::batches::course;
use super::comparison::{Comparison, Tolerance};
use super::data::best_fit;
use super::descent::plan;
use super::gradient_descent;
use super::json::{Obstacle, Part, array, field, number, numbers, only, text};
use super::printed::half_a_digit;
use super::problem::{linear, made};

/// What was computed in float64 throughout.
const DOUBLE: Tolerance = Tolerance::Relative(1e-12);

/// Where the lecture's Optax computed the rate in float32.
const SINGLE_RATE: Tolerance = Tolerance::Relative(1e-7);

/// What a row says, and what other libraries got for it.
const COLUMNS: [&str; 11] = [
    "table",
    "optimizer",
    "epochs",
    "batch_size",
    "lr",
    "printed",
    "optax_float64",
    "optax_int32_count",
    "torch_float64",
    "numpy_float64",
    "spread",
];

/// The regression that all the tables are about.
struct Regression<'a> {
    loss: Arc<dyn Objective>,
    shuffle_seed: &'a Value,
    rows: &'a [Value],
}

/// Compares the best fit, every row, and gradient descent.
pub fn check(file: &Value, comparison: &mut Comparison) -> Part<()> {
    let table = made(text(field(file, "data")?)?)?;
    let checked = best_fit(field(file, "best_fit")?, &table, comparison);
    comparison.part("best fit", checked);
    let checked = printed_fit(file, &table, comparison);
    comparison.part("printed best fit", checked);
    let regression = Regression {
        loss: Arc::new(linear(&table, Reduction::Sum)?),
        shuffle_seed: field(file, "shuffle_seed")?,
        rows: array(field(file, "rows")?)?,
    };
    for row in regression.rows {
        let name = format!("{} with batches of {}", row["table"], row["batch_size"]);
        comparison.at(&*name);
        let checked = regression.check_row(row, comparison);
        comparison.part(&name, checked);
    }
    let checked = regression.check_gradient_descent(file, comparison);
    comparison.part("gradient descent", checked);
    Ok(())
}

fn printed_fit(file: &Value, table: &Table, comparison: &mut Comparison) -> Part<()> {
    let no_fit = || Obstacle::broken("the data have no closed form");
    let fit = linear(table, Reduction::Sum)?.closed_form().ok_or_else(no_fit)?;
    let printed = field(file, "printed_single")?;
    comparison.at("printed best fit");
    let loss = number(field(printed, "best_fit_loss")?)?;
    comparison.number("best_fit_loss", (fit.loss, loss), DOUBLE);
    let params = numbers(field(printed, "best_fit_params")?)?;
    comparison.numbers("best_fit_params", (&fit.theta, &params), half_a_digit(&params));
    Ok(())
}

impl Regression<'_> {
    fn check_row(&self, row: &Value, comparison: &mut Comparison) -> Part<()> {
        only(row, &[&COLUMNS[..], &["gap_to_printed"]].concat())?;
        let mut run = self.run(row)?;
        let mut state = run.start(&vec![0.0; self.loss.dimension()]);
        let steps = number(field(row, "epochs")?)? * run.batches().per_epoch() as f64;
        while (state.step as f64) < steps {
            run.advance(&mut state);
        }
        let loss = self.loss.loss(&state.theta);
        let rule = if row["lr"].is_object() { SINGLE_RATE } else { DOUBLE };
        comparison.number("printed", (loss, number(field(row, "printed")?)?), rule);
        let double = number(field(row, "optax_float64")?)?;
        comparison.number("optax_float64", (loss, double), DOUBLE);
        Ok(())
    }

    /// The run of a row, in Optax's names.
    fn run(&self, row: &Value) -> Part<Run> {
        let (lr, batch_size) = (field(row, "lr")?, field(row, "batch_size")?);
        let (rate, schedule) =
            if lr.is_object() { (&json!("schedule"), lr) } else { (lr, &Value::Null) };
        let name = field(row, "optimizer")?;
        let optimizer = json!({ "library": "optax", "name": name, "learning_rate": rate });
        let (mut plan, _) = plan(&optimizer, schedule)?;
        let batches = json!({ "batch_size": batch_size, "shuffle_seed": self.shuffle_seed });
        let course = course(&batches, &mut plan)?;
        Ok(Run::new(Arc::clone(&self.loss), &plan, &course))
    }

    /// The row that takes all rows of data at once is plain gradient descent, update by update.
    fn check_gradient_descent(&self, file: &Value, comparison: &mut Comparison) -> Part<()> {
        let all = |row: &&Value| row["batch_size"].as_u64() == Some(self.loss.examples() as u64);
        let no_row = || Obstacle::broken("no row takes all data at once");
        let mut run = self.run(self.rows.iter().find(all).ok_or_else(no_row)?)?;
        comparison.at("gradient descent");
        gradient_descent::check(file, &mut run, comparison)
    }
}
