//! A surface's loss, and its gradient for NumPy: from the formula that the page shows.

use super::formula::{agrees, constant, read};
use super::python::number;
use super::term::{Equation, Module, Printer, Term};
use super::{Language, Unsayable};
use downhill::objective::Objective;
use downhill::settings::Settings;

/// Steps away from the start at which the formula is held against the code.
const PROBES: [f64; 4] = [0.0, 0.3, -0.7, 1.9];

/// A loss that is a formula of its parameters.
pub(super) struct Formula<'a> {
    /// The formula, as LaTeX.
    pub latex: &'a str,
    /// Its constants.
    pub settings: &'a Settings,
}

/// The formula, read.
struct Read {
    constants: Vec<String>,
    value: Term,
    definitions: Vec<(String, Term)>,
    dimension: usize,
}

impl Formula<'_> {
    /// The functions `loss` and, for NumPy, `gradient`.
    pub fn functions(
        &self,
        language: Language,
        objective: &dyn Objective,
        start: &[f64],
    ) -> Result<Vec<String>, Unsayable> {
        let unsaid = || Unsayable::new("The loss has a formula that no script can take over.");
        let read = self.read(start.len()).ok_or_else(unsaid)?;
        if !self.is_exact(&read, objective, start) {
            return Err(unsaid());
        }
        let mut functions = vec![read.loss(language.module())];
        if language == Language::NumPy {
            functions.push(read.gradient());
        }
        Ok(functions)
    }

    fn read(&self, dimension: usize) -> Option<Read> {
        let named = |key: &'static str, _: f64| Term::named(key);
        let mut equations = read(self.latex, self.settings, named)?.into_iter();
        let value = equations.next()?.term;
        let definition = |it: Equation| (it.targets[0].clone(), it.term);
        let definitions: Vec<_> = equations.map(definition).collect();
        let uses = |key: &str| value.uses(key) || definitions.iter().any(|it| it.1.uses(key));
        let constants = self.settings.iter().filter(|(knob, _)| uses(knob.key));
        let constants = constants.map(|(knob, value)| format!("{} = {}", knob.key, number(value)));
        Some(Read { constants: constants.collect(), value, definitions, dimension })
    }

    /// Whether the formula has the values of the code at the start and about it.
    fn is_exact(&self, read: &Read, objective: &dyn Objective, start: &[f64]) -> bool {
        PROBES.iter().all(|probe| {
            let away =
                start.iter().enumerate().map(|(index, at)| at + probe / (1.0 + index as f64));
            let theta: Vec<_> = away.collect();
            agrees(self.value(read, &theta), objective.loss(&theta))
        })
    }

    fn value(&self, read: &Read, theta: &[f64]) -> Option<f64> {
        let coordinate = |name: &str| {
            let index = ["x", "y"].iter().position(|it| *it == name)?;
            theta.get(index).copied()
        };
        let basic =
            |name: &str| self.settings.get(name).or_else(|| coordinate(name)).or(constant(name));
        let defined = |name: &str| {
            let definition = read.definitions.iter().find(|(known, _)| known == name);
            definition.and_then(|(_, term)| term.value(&basic, theta))
        };
        read.value.value(&|name| defined(name).or_else(|| basic(name)), theta)
    }
}

impl Read {
    /// Whether it is a formula of x and y, not of a sum over the coordinates.
    fn is_plane(&self) -> bool {
        let terms = self.definitions.iter().map(|(_, term)| term).chain([&self.value]);
        terms.into_iter().any(|term| term.uses("x") || term.uses("y"))
    }

    fn printed(&self, term: &Term, module: Module) -> String {
        let coordinate = |name: &str| (name == "theta_i").then(|| Term::named("theta"));
        let varies = |name: &str| {
            ["x", "y", "theta"].contains(&name) || self.definitions.iter().any(|it| it.0 == name)
        };
        let plain = |name: &str| !varies(name);
        Printer { module, plain: &plain }.print(&term.with(&coordinate))
    }

    fn head(&self, name: &str, module: Module) -> Vec<String> {
        let mut lines = vec![format!("def {name}(theta):")];
        lines.extend(self.constants.iter().map(|line| format!("    {line}")));
        if self.is_plane() {
            let names = if self.dimension == 1 { "x," } else { "x, y" };
            lines.push(format!("    {names} = theta"));
        }
        for (name, term) in &self.definitions {
            lines.push(format!("    {name} = {}", self.printed(term, module)));
        }
        lines
    }

    fn loss(&self, module: Module) -> String {
        let mut lines = self.head("loss", module);
        lines.push(format!("    return {}", self.printed(&self.value, module)));
        lines.join("\n")
    }

    fn gradient(&self) -> String {
        let mut lines = self.head("gradient", Module::NumPy);
        let printed = |name: &str| self.printed(&self.partial(name), Module::NumPy);
        if self.is_plane() {
            lines.push(format!("    dx = {}", printed("x")));
            if self.dimension == 1 {
                lines.push("    return np.array([dx])".to_owned());
            } else {
                lines.push(format!("    dy = {}", printed("y")));
                lines.push("    return np.array([dx, dy])".to_owned());
            }
        } else {
            lines.push(format!("    return {}", printed("theta_i")));
        }
        lines.join("\n")
    }

    /// ∂/∂`name`, through what is defined.
    fn partial(&self, name: &str) -> Term {
        let direct = self.value.derivative(name);
        self.definitions.iter().fold(direct, |sum, (inner, term)| {
            let chain = self.value.derivative(inner).times(term.derivative(name));
            sum.plus(chain)
        })
    }
}
