//! Test functions: values, gradients and minima.

use serde_json::Value;

use super::comparison::{Comparison, Tolerance};
use super::json::{Part, array, field, number, numbers, only, text};
use super::problem::{objective, surface};
use super::reference::Reference;
use downhill::objective::Batch;

/// A dozen operations of double precision; minima are known to sixteen digits.
const TOLERANCE: Tolerance = Tolerance::Mixed(1e-12);

/// Compares each function at each point.
pub fn check(file: &Value, reference: &Reference, comparison: &mut Comparison) -> Part<()> {
    for entry in array(field(file, "objectives")?)? {
        let described = field(entry, "objective")?;
        let name = text(field(described, "name")?)?;
        let checked = check_function(entry, (name, described), reference, comparison);
        comparison.part(name, checked);
    }
    Ok(())
}

fn check_function(
    entry: &Value,
    (name, described): (&str, &Value),
    reference: &Reference,
    comparison: &mut Comparison,
) -> Part<()> {
    only(entry, &["objective", "points", "minima"])?;
    for point in array(field(entry, "points")?)? {
        let theta = numbers(field(point, "params")?)?;
        let objective = objective(described, theta.len(), reference)?;
        let mut gradient = vec![0.0; theta.len()];
        let passed = objective.gradient(&theta, Batch::All, &mut gradient);
        comparison.at(format!("{name} at {theta:?}"));
        let want = number(field(point, "loss")?)?;
        comparison.number("loss", (objective.loss(&theta), want), TOLERANCE);
        comparison.number("loss beside the gradient", (passed, want), TOLERANCE);
        comparison.numbers("grad", (&gradient, &numbers(field(point, "grad")?)?), TOLERANCE);
    }
    match entry.get("minima") {
        Some(minima) => check_minima(described, array(minima)?, comparison),
        None => Ok(()),
    }
}

/// The record's minima are those of the file, in whatever order.
fn check_minima(described: &Value, want: &[Value], comparison: &mut Comparison) -> Part<()> {
    comparison.at(format!("minima of {}", described["name"]));
    let mut want: Vec<_> = want.iter().map(numbers).collect::<Part<_>>()?;
    let dimension = want.first().map_or(0, Vec::len);
    let mut got = surface(described, dimension)?.minima();
    got.sort_by(|a, b| a.partial_cmp(b).expect("finite minima"));
    want.sort_by(|a, b| a.partial_cmp(b).expect("finite minima"));
    comparison.numbers("minima", (&got.concat(), &want.concat()), TOLERANCE);
    Ok(())
}
