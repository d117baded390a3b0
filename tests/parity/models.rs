//! The objectives that a file describes by a model: linear, logistic, and networks.

use std::sync::Arc;

use downhill::data::Table;
use downhill::network::{Activation, Architecture, Network, Shape};
use downhill::objective::Objective;
use downhill::regression::{Basis, LinearLoss, Loss, Reduction};
use serde_json::Value;

use super::json::{Obstacle, Part, array, field, numbers, only, text};
use super::problem::table;
use super::reference::Reference;

/// What describes an objective without changing it, and what its batches are read from.
const ASIDE: [&str; 7] =
    ["name", "formula", "data", "data_file", "data_made_by", "batches", "batch_size"];

/// The mean logistic loss of a linear model with an intercept.
pub fn logistic(value: &Value, reference: &Reference) -> Part<Arc<dyn Objective>> {
    only(value, &[&ASIDE[..], &["shuffle_seed"]].concat())?;
    Ok(Arc::new(log_loss(&table(value, reference)?)?))
}

/// The mean logistic loss of a linear model of `table`.
pub fn log_loss(table: &Table) -> Part<LinearLoss> {
    let table = table.classes().ok_or_else(|| Obstacle::broken("targets are no two classes"))?;
    let design = Basis::Linear.design(&table)?;
    Ok(LinearLoss::new(design, table.targets(), Loss::Logistic, Reduction::Mean))
}

/// A network 2 → 4 → 1 of hyperbolic tangents.
pub fn mlp(value: &Value, reference: &Reference) -> Part<Arc<dyn Objective>> {
    only(value, &[&ASIDE[..], &["shuffle_seed", "loss"]].concat())?;
    let loss = match text(field(value, "loss")?)? {
        "mse" => Loss::Squared,
        "bce" => Loss::Logistic,
        loss => return Err(Obstacle::unknown(format!("the loss {loss}"))),
    };
    network(&table(value, reference)?, &[4, 1], (Activation::Tanh, loss))
}

/// Layers without activation, with the data in the file itself.
pub fn linear_layers(value: &Value, hidden: &[usize]) -> Part<Arc<dyn Objective>> {
    only(value, &["name", "formula", "in", "out", "x", "target"])?;
    let rows = array(field(value, "x")?)?.len();
    let (x, targets) = (numbers(field(value, "x")?)?, numbers(field(value, "target")?)?);
    let [inputs, outputs] = [&x, &targets].map(|list| list.len() / rows.max(1));
    if inputs * rows != x.len() || outputs * rows != targets.len() || x.is_empty() || outputs == 0 {
        return Err(Obstacle::broken("x and target are no table"));
    }
    let names = (1..=inputs).map(|number| format!("x{number}")).collect();
    let table = Table::with_outputs(names, outputs, x, targets);
    network(&table, &[hidden, &[outputs]].concat(), (Activation::Identity, Loss::Squared))
}

fn network(
    table: &Table,
    units: &[usize],
    (activation, loss): (Activation, Loss),
) -> Part<Arc<dyn Objective>> {
    let features = table.features().len();
    let too_large = || Obstacle::unknown(format!("a network of {features} inputs and {units:?}"));
    let shape = Shape::new(features, units).ok_or_else(too_large)?;
    if units.last() != Some(&table.outputs()) {
        return Err(Obstacle::broken("the targets are not the network's outputs"));
    }
    let architecture = Architecture { shape, activation };
    Ok(Arc::new(Network::new(architecture, table, loss, Reduction::Mean)))
}
