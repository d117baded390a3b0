//! Inside the step: the arithmetic of an update, and the chain rule.

use downhill_figures::number;

pub const INSIDE: &str = "Inside the step";

/// The update that leads from this step to the next.
pub fn inside(step: u64) -> String {
    format!("Inside step {} → {}", number::count(step), number::count(step + 1))
}

pub const FORMULA: &str = "formula";
pub const PARAMETER: &str = "Parameter";

/// Shows the parameter that is called so over time.
pub fn follow(parameter: &str) -> String {
    format!("Follow {parameter} over time")
}

pub const CHAIN_RULE: &str = "Chain rule";
pub const SHOW_CHAIN_RULE: &str = "Chain rule, layer by layer";
pub const HIDE_CHAIN_RULE: &str = "Hide the chain rule";

/// The row of the data that is the example.
pub fn row(row: u64) -> String {
    format!("for row {} of the data", number::count(row))
}

pub fn output(unit: usize) -> String {
    format!("output {unit}")
}
