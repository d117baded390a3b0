//! The learning rate: constant, by the library's own schedule, or by the formula as a function.

use super::formula::{agrees, constant, read};
use super::plateau::plateau;
use super::python::number;
use super::term::{self, Module, Printer, Term};
use super::twins::{Asked, Said};
use super::{Language, Unsayable};
use downhill::experiment::Plan;
use downhill::schedule::{Python, Schedule};
use downhill::settings::{Chosen, Value};

/// The times at which a formula is held against the code: all of the first, then ever fewer.
const DENSE: u32 = 300;

/// How the rate is said.
pub(super) enum Rate {
    /// It stays.
    Constant,
    /// The library's own schedule.
    Own(Said),
    /// A function `schedule(t)`; for PyTorch of what the initial rate is multiplied by, for NumPy
    /// with the momentum if it is moved.
    Function(String),
    /// A function `schedule(value)` of the losses, which sets the rate from then on.
    Watched(String),
}

/// How `language` says the schedule of `plan`.
pub(super) fn rate(plan: &Plan, language: Language) -> Result<Rate, Unsayable> {
    if plan.schedule.key() == "constant" {
        return Ok(Rate::Constant);
    }
    let lr = plan.learning_rate();
    let chosen = effective(plan);
    let twins = plan.schedule.record.twins;
    let asked = Asked { language, chosen: &chosen, twins, rate: (&number(lr), lr), elsewhere: &[] };
    match (asked.said(), python(&chosen)) {
        (Ok(said), _) => Ok(Rate::Own(said)),
        (Err(reason), Some(python)) => {
            if python.momentum.is_some() && language != Language::NumPy {
                return Err(reason);
            }
            Ok(Rate::Function(function(&python, lr, language)))
        }
        (Err(_), None) if language == Language::NumPy && chosen.watch().is_some() => {
            Ok(Rate::Watched(plateau(&chosen.settings, lr)))
        }
        (Err(reason), None) => Err(reason),
    }
}

/// The name of the momentum that the schedule moves, if it moves one that the optimizer has.
pub(super) fn moved(plan: &Plan) -> Option<&'static str> {
    effective(plan).momentum().and_then(|_| momentum_of(plan))
}

fn momentum_of(plan: &Plan) -> Option<&'static str> {
    let settings = &plan.optimizer.settings;
    ["momentum", "beta1"].into_iter().find(|key| settings.get(key).is_some())
}

/// The schedule, which leaves the momentum alone where the optimizer has none.
fn effective(plan: &Plan) -> Chosen<Schedule> {
    let mut chosen = plan.schedule.clone();
    if chosen.momentum().is_some() && momentum_of(plan).is_none() {
        let _ = chosen.settings.read("momentum", "keep");
    }
    chosen
}

/// What the initial rate is multiplied by: as the record says, or by its formula where that is
/// exact.
fn python(chosen: &Chosen<Schedule>) -> Option<Python> {
    let printer = Printer { module: Module::NumPy, plain: &|_| true };
    if let Some(python) = chosen.record.python {
        return Some(python(&chosen.settings));
    }
    let factor = printer.print(&formula(chosen)?);
    Some(Python { factor, ..Python::default() })
}

/// The rate over the initial one as a term of `t`, where the record's formula is exact.
fn formula(chosen: &Chosen<Schedule>) -> Option<Term> {
    let term = typed(chosen).or_else(|| {
        let value = |_: &'static str, value: f64| Term::Number(value);
        let equations = read(chosen.record.entry.formula, &chosen.settings, value)?;
        Some(equations.into_iter().next()?.term)
    })?;
    let term = term.with(&|name| (name == "eta0").then_some(Term::Number(1.0)));
    let code = chosen.rate(1.0);
    let dense = (0..DENSE).map(f64::from);
    let sparse = (0..40).map(|power| f64::from(DENSE) * libm::pow(1.5, f64::from(power)));
    let exact = chosen.watch().is_none()
        && dense.chain(sparse.map(libm::floor)).all(|t| {
            let values = |name: &str| if name == "t" { Some(t) } else { constant(name) };
            let (value, code) = (term.value(&values, &[]), code(t));
            agrees(value, code) || !code.is_finite()
        });
    exact.then_some(term)
}

/// The function that was typed, of the time under any of its names.
fn typed(chosen: &Chosen<Schedule>) -> Option<Term> {
    let expression = chosen.settings.values().find_map(|(_, value)| match value {
        Value::Expression(expression) => Some(expression),
        _ => None,
    })?;
    let named = |name: &str| match name {
        "epoch" | "step" => Some(Term::named("t")),
        "e" => Some(Term::named("np.e")),
        "pi" => Some(Term::named("np.pi")),
        "tau" => Some(Term::Number(std::f64::consts::TAU)),
        _ => None,
    };
    Some(term::term(&expression.latex())?.with(&named))
}

/// The function `schedule`.
fn function(python: &Python, lr: f64, language: Language) -> String {
    let Python { lines, factor, momentum } = python;
    let simple =
        factor.chars().all(|letter| letter.is_ascii_alphanumeric() || "._".contains(letter));
    let value = match language {
        Language::PyTorch => format!("float({factor})"),
        _ if simple => format!("{} * {factor}", number(lr)),
        _ => format!("{} * ({factor})", number(lr)),
    };
    let result = match momentum {
        Some(momentum) => format!("{value}, {momentum}"),
        None => value,
    };
    let mut text = vec!["def schedule(t):".to_owned()];
    text.extend(lines.iter().map(|line| format!("    {line}")));
    text.push(format!("    return {result}"));
    let text = text.join("\n");
    if language == Language::Optax { text.replace("np.", "jnp.") } else { text }
}
