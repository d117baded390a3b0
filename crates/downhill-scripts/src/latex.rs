//! The arithmetic of a step as LaTeX.

use super::python::number;
use downhill::ledger::Line;

/// The lines of a step as an `align*` environment: each formula with its value.
pub fn align(lines: &[Line]) -> String {
    let row = |line: &Line| {
        let formula = line.formula;
        let aligned = match formula.find('=').into_iter().chain(formula.find(r"\gets")).min() {
            Some(place) => format!("{}&{}", &formula[..place], &formula[place..]),
            None => format!("{formula} &"),
        };
        format!("  {aligned} = {}", decimal(line.value))
    };
    let rows: Vec<_> = lines.iter().map(row).collect();
    format!("\\begin{{align*}}\n{}\n\\end{{align*}}\n", rows.join(" \\\\\n"))
}

/// The number with a power of ten where Rust writes an exponent.
fn decimal(value: f64) -> String {
    match number(value).split_once('e') {
        Some((digits, exponent)) => format!(r"{digits} \cdot 10^{{{exponent}}}"),
        None if value.is_finite() => number(value),
        None => r"\text{no number}".to_owned(),
    }
}
