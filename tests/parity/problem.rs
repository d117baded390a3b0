//! The objective of a file, made by the core.

use std::sync::Arc;

use downhill::catalogue::Catalogue;
use downhill::data::{DataSet, Table};
use downhill::experiment::FITTING;
use downhill::knob::Domain;
use downhill::objective::Objective;
use downhill::regression::{Basis, LeastSquares, Reduction};
use downhill::settings::Chosen;
use downhill::surface::Surface;
use serde_json::Value;

use super::json::{Obstacle, Part, array, field, number, numbers, object, only, text};
use super::models;
use super::reference::Reference;

/// The objective that a file describes, for `dimension` parameters.
pub fn objective(
    value: &Value,
    dimension: usize,
    reference: &Reference,
) -> Part<Arc<dyn Objective>> {
    let name = text(field(value, "name")?)?;
    let made: Arc<dyn Objective> = match name {
        "least_squares" => Arc::new(least_squares(value, reference)?),
        "logistic" => models::logistic(value, reference)?,
        "mlp_2_4_1" => models::mlp(value, reference)?,
        "linear_layer" => models::linear_layers(value, &[])?,
        "two_layer_linear" => models::linear_layers(value, &[3])?,
        _ => surface(value, dimension)?.build().into(),
    };
    if made.dimension() == dimension {
        return Ok(made);
    }
    Err(Obstacle::unknown(format!("the objective {name} of {dimension} parameters")))
}

/// The surface that a file describes, with as many parameters as it can have up to `dimension`.
pub fn surface(value: &Value, dimension: usize) -> Part<Chosen<Surface>> {
    let name = text(field(value, "name")?)?;
    let unknown = |_| Obstacle::unknown(format!("the objective {name}"));
    let mut surface = Chosen::<Surface>::named(name).map_err(unknown)?;
    only(value, &["name", "formula", "constants"])?;
    if surface.settings.get("dimension").is_some() {
        surface.settings.set("dimension", dimension as f64)?;
    }
    if let Some(constants) = value.get("constants") {
        for (key, constant) in object(constants)? {
            surface.settings.set(key, number(constant)?)?;
        }
    }
    Ok(surface)
}

fn least_squares(value: &Value, reference: &Reference) -> Part<LeastSquares> {
    let described = ["name", "formula", "data", "data_file", "data_made_by", "batches"];
    let read = ["reduction", "batch_size", "shuffle_seed"];
    only(value, &[&described[..], &read].concat())?;
    linear(&table(value, reference)?, reduction(text(field(value, "reduction")?)?)?)
}

/// The data of an objective: in a file, or from a maker.
pub fn table(value: &Value, reference: &Reference) -> Part<Table> {
    match value.get("data_file") {
        Some(file) => written(&reference.json(text(file)?)?),
        None => made(text(field(value, "data_made_by")?)?),
    }
}

/// Least squares of a linear model with an intercept.
pub fn linear(table: &Table, reduction: Reduction) -> Part<LeastSquares> {
    let design = Basis::Linear.design(table)?;
    Ok(LeastSquares::new(&design, table.targets(), reduction))
}

fn reduction(name: &str) -> Part<Reduction> {
    let choice = FITTING.iter().find(|knob| knob.key == "reduction").map(|knob| knob.domain);
    match (choice, name) {
        (Some(Domain::Choice(known)), _) if known.iter().all(|variant| variant.key != name) => {
            Err(Obstacle::unknown(format!("the reduction {name}")))
        }
        (_, "sum") => Ok(Reduction::Sum),
        _ => Ok(Reduction::Mean),
    }
}

/// The table that a file has in full: X and y.
pub fn written(file: &Value) -> Part<Table> {
    let (rows, targets) = (array(field(file, "X")?)?, numbers(field(file, "y")?)?);
    let rows: Part<Vec<_>> = rows.iter().map(numbers).collect();
    let rows = rows?;
    let features = rows.first().map_or(0, Vec::len);
    if features == 0 || rows.len() != targets.len() || rows.iter().any(|row| row.len() != features)
    {
        return Err(Obstacle::broken("X and y are no table"));
    }
    let names = (1..=features).map(|number| format!("x{number}")).collect();
    Ok(Table::new(names, "y", rows.concat(), targets))
}

/// The table that a call in Python's words makes, if a data set of the catalogue is called so.
pub fn made(call: &str) -> Part<Table> {
    let unknown = || Obstacle::unknown(format!("the data {call}"));
    let (called, labels) = match call.split_once(", targets mapped to ") {
        None => (call, None),
        Some((called, "-1 and +1")) => (called, Some("minus-plus")),
        Some(_) => return Err(unknown()),
    };
    let (path, arguments) = called.split_once('(').ok_or_else(unknown)?;
    let arguments = arguments.strip_suffix(')').ok_or_else(unknown)?;
    let name = path.rsplit('.').next().unwrap_or_default();
    let pairs: Option<Vec<_>> = arguments.split(',').map(assignment).collect();
    let mut chosen = chosen_with(name, &pairs.ok_or_else(unknown)?)?;
    if let Some(labels) = labels {
        chosen.settings.read("labels", labels)?;
    }
    Ok((chosen.record.make)(&chosen.settings))
}

fn assignment(text: &str) -> Option<(&str, f64)> {
    let (key, value) = text.split_once('=')?;
    Some((key.trim(), value.trim().parse().ok()?))
}

/// The table of the data set that its source gives this name.
pub fn made_with(name: &str, arguments: &[(&str, f64)]) -> Part<Table> {
    let chosen = chosen_with(name, arguments)?;
    Ok((chosen.record.make)(&chosen.settings))
}

/// What a maker can be asked for there and cannot be otherwise here.
const FIXED: [(&str, &str, f64); 2] =
    [("make_blobs", "centers", 2.0), ("make_blobs", "n_features", 2.0)];

/// The data set that its source gives this name; each of its numbers must be given, for the
/// library's defaults are others.
fn chosen_with(name: &str, arguments: &[(&str, f64)]) -> Part<Chosen<DataSet>> {
    let unknown = || Obstacle::unknown(format!("the data set {name}"));
    let called = |set: &&DataSet| set.entry.source.rsplit('.').next() == Some(name);
    let record = DataSet::all().find(called).ok_or_else(unknown)?;
    let mut chosen = Chosen::new(record);
    for &(key, value) in
        arguments.iter().filter(|(key, value)| !FIXED.contains(&(name, key, *value)))
    {
        chosen.settings.set(key, value)?;
    }
    let given = |key: &str| arguments.iter().any(|(known, _)| *known == key);
    let mut numbers = record.entry.knobs.iter().filter(|knob| knob.slider().is_some());
    match numbers.find(|knob| !given(knob.key)) {
        Some(knob) => Err(Obstacle::unknown(format!("{name} without {}", knob.key))),
        None => Ok(chosen),
    }
}
