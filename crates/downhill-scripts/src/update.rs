//! The update of an optimizer in NumPy: the lines that its steps write, read back.
//!
//! There is no second formula: what a step shows is what the script runs. Where lines change from
//! one update to another, as in the first, the script asks for the update's number k.

use super::Unsayable;
use super::branch::{Branch, merged};
use super::python::number;
use super::schedule::moved;
use super::term::{Equation, Module, Printer, equation, name};
use downhill::experiment::Plan;
use downhill::rule::{Momentum, Pace};
use downhill::settings::Settings;
use downhill::stepper::Stepper;

/// The updates that are looked at one by one; later ones only at each doubling.
const FIRST: u64 = 64;

/// Names that the loop itself gives values to.
const GIVEN: [&str; 4] = ["theta", "g", "k", "lr"];

/// The update as Python.
pub(super) struct Update {
    /// Hyperparameters and what is remembered, each with its value before the first update.
    pub start: Vec<String>,
    /// The statements of an update.
    pub lines: Vec<String>,
}

/// The lines from an update on.
#[derive(Debug, PartialEq)]
struct Phase {
    from: u64,
    formulas: Vec<&'static str>,
}

/// The update that `plan` makes, for runs of so many `steps`.
pub(super) fn update(plan: &Plan, steps: u64) -> Result<Update, Unsayable> {
    let stepper = (plan.optimizer.record.stepper)(&plan.optimizer.settings);
    let settings = &plan.optimizer.settings;
    let unreadable = || Unsayable::new("The formulas of the step have no form in NumPy.");
    let mut phases = Vec::new();
    let momentum = moved(plan);
    for phase in phases_of((&*stepper, momentum.is_some()), steps) {
        // A bare name only shows its value.
        let equations = phase.formulas.iter().filter(|formula| name(formula).is_none());
        let equations = equations.map(|it| read(it, settings)).collect::<Option<Vec<_>>>();
        phases.push((phase.from, equations.ok_or_else(unreadable)?));
    }
    let start = start(&phases[0].1, settings, &stepper.start(&[0.0]).remembered(0));
    let mut constants = constants(&phases, settings);
    constants.retain(|line| momentum.is_none_or(|name| !line.starts_with(name)));
    Ok(Update { start: constants.into_iter().chain(start).collect(), lines: statements(&phases) })
}

/// An equation with knobs by their keys.
fn read(formula: &str, settings: &Settings) -> Option<Equation> {
    let Equation { targets, term } = equation(formula)?;
    let term = term.with(&|symbol| knob_name(symbol, settings).map(super::term::Term::Name));
    Some(Equation { targets, term })
}

/// What the knob with this symbol is called in the script.
fn knob_name(symbol: &str, settings: &Settings) -> Option<String> {
    let knob = settings.knobs().iter().find(|knob| name(knob.symbol).as_deref() == Some(symbol))?;
    Some(if knob.key == "learning_rate" { "lr" } else { knob.key }.to_owned())
}

fn phases_of((stepper, is_moved): (&dyn Stepper, bool), steps: u64) -> Vec<Phase> {
    let mut scout = Scout { stepper, is_moved, state: stepper.start(&[1.0]), phases: Vec::new() };
    scout.walk(steps.min(FIRST));
    while scout.state.step < steps {
        let (state, known) = (scout.state.clone(), scout.phases.len());
        let ahead = (2 * state.step).min(steps);
        scout.skip(ahead);
        scout.look();
        if scout.phases.len() > known {
            scout.phases.truncate(known);
            scout.state = state;
            scout.walk(ahead);
        }
    }
    scout.phases
}

/// Makes updates to see which lines they write.
struct Scout<'a> {
    stepper: &'a dyn Stepper,
    /// Whether the schedule moves the momentum.
    is_moved: bool,
    state: downhill::stepper::State,
    phases: Vec<Phase>,
}

impl Scout<'_> {
    fn pace(&self) -> Pace {
        let momentum = self.is_moved.then(|| Momentum::of(0.9, self.state.step + 1));
        Pace { momentum, ..Pace::at(1e-3) }
    }

    fn skip(&mut self, until: u64) {
        while self.state.step + 1 < until {
            let pace = self.pace();
            self.stepper.step(&mut self.state, &[1.0], pace);
        }
    }

    /// Notes the lines of the next update, and makes it.
    fn look(&mut self) {
        let pace = self.pace();
        let lines = self.stepper.explain(&self.state, 0, 1.0, pace);
        let formulas: Vec<_> = lines.iter().map(|line| line.formula).collect();
        if self.phases.last().is_none_or(|phase| phase.formulas != formulas) {
            self.phases.push(Phase { from: self.state.step + 1, formulas });
        }
        self.stepper.step(&mut self.state, &[1.0], pace);
    }

    fn walk(&mut self, until: u64) {
        while self.state.step < until.max(1) {
            self.look();
        }
    }
}

/// The hyperparameters that the equations use.
fn constants(phases: &[(u64, Vec<Equation>)], settings: &Settings) -> Vec<String> {
    let terms = || phases.iter().flat_map(|(_, equations)| equations).map(|it| &it.term);
    let used = settings.iter().filter(|(knob, _)| terms().any(|term| term.uses(knob.key)));
    used.map(|(knob, value)| format!("{} = {}", knob.key, number(value))).collect()
}

/// What the first update reads before it is written: what is remembered, in its order.
fn start(equations: &[Equation], settings: &Settings, memory: &[f64]) -> Vec<String> {
    let mut written: Vec<&str> = GIVEN.to_vec();
    let mut remembered: Vec<&str> = Vec::new();
    for Equation { targets, term } in equations {
        for name in term.names() {
            let knob = settings.knobs().iter().any(|knob| knob.key == name);
            if !knob && !written.contains(&name) && !remembered.contains(&name) {
                remembered.push(name);
            }
        }
        written.extend(targets.iter().map(String::as_str));
    }
    let value = |value: f64| match value {
        0.0 => "np.zeros_like(theta)".to_owned(),
        value => format!("np.full_like(theta, {})", number(value)),
    };
    let memory = memory.iter().copied().chain(std::iter::repeat(0.0));
    remembered.iter().zip(memory).map(|(name, at)| format!("{name} = {}", value(at))).collect()
}

/// The statements of an update; where updates differ, under the number of the update.
fn statements(phases: &[(u64, Vec<Equation>)]) -> Vec<String> {
    let text = |(from, equations): &(u64, Vec<Equation>)| Branch {
        from: *from,
        lines: equations.iter().map(statement).collect(),
    };
    merged(&phases.iter().map(text).collect::<Vec<_>>())
}

fn statement(equation: &Equation) -> String {
    let plain = |name: &str| !["theta", "g"].contains(&name);
    let printer = Printer { module: Module::NumPy, plain: &plain };
    format!("{} = {}", equation.targets.join(" = "), printer.print(&equation.term))
}
