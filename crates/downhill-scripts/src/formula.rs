//! Formulas of records as terms, held against the code that they stand for.

use super::term::{Equation, Term, equations, name};
use downhill::settings::Settings;

/// How far a formula's value may be from the code's, of 1 + its size.
const ROUNDING: f64 = 1e-12;

/// The equations of `latex` with constants by their names in Python and knobs as `said`.
pub(super) fn read(
    latex: &str,
    settings: &Settings,
    said: impl Fn(&'static str, f64) -> Term,
) -> Option<Vec<Equation>> {
    let replaced = |symbol: &str| {
        let knob = settings.iter().find(|(knob, _)| name(knob.symbol).as_deref() == Some(symbol));
        match (knob, symbol) {
            (Some((knob, value)), _) => Some(said(knob.key, value)),
            (None, "e") => Some(Term::named("np.e")),
            (None, "tau") => Some(Term::Number(std::f64::consts::TAU)),
            (None, "pi") => Some(Term::named("np.pi")),
            _ => None,
        }
    };
    let mut equations = equations(latex)?;
    for equation in &mut equations {
        equation.term = equation.term.with(&replaced);
    }
    Some(equations)
}

/// The value of a constant of Python.
pub(super) fn constant(name: &str) -> Option<f64> {
    match name {
        "np.e" => Some(std::f64::consts::E),
        "np.pi" => Some(std::f64::consts::PI),
        _ => None,
    }
}

/// Whether a formula's value is the code's, but for rounding.
pub(super) fn agrees(formula: Option<f64>, code: f64) -> bool {
    formula.is_some_and(|value| (value - code).abs() <= ROUNDING * (1.0 + code.abs()))
}
