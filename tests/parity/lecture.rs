//! The numbers that teaching notebooks printed.

use serde_json::Value;

use super::comparison::Comparison;
use super::json::{Obstacle, Part, field, text};
use super::reference::Reference;
use super::{printed, tables};

/// Compares a file of printed numbers.
pub fn check(file: &Value, reference: &Reference, comparison: &mut Comparison) -> Part<()> {
    match text(field(file, "name")?)? {
        "regression-tables" => tables::check(file, comparison),
        "printed-numbers" => printed::check(file, reference, comparison),
        name => Err(Obstacle::unknown(format!("the lecture's file {name}"))),
    }
}
