//! The parts that all programs have: a heading, batches, and the loop that steps and reports.

use super::python::{indented, list, number};
use super::subject::{Loss, Subject};
use super::{Language, Unsayable};
use downhill::batches::Order;
use downhill::experiment::Experiment;

/// The most losses that a script prints, but for the last.
const PRINTED: u64 = 20;

/// The number of updates after which a script of so many `steps` prints the loss again; it also
/// prints the last.
pub fn every(steps: u64) -> u64 {
    steps.div_ceil(PRINTED).max(1)
}

/// A program in the making.
pub(super) struct Program {
    sections: Vec<String>,
}

/// What a library makes of a loop.
pub(super) struct Loop {
    /// The loss that is printed, as a number.
    pub report: String,
    /// The statements of an update, in which `k` is its number and `rows`, if there are batches,
    /// are its rows.
    pub update: Vec<String>,
}

impl Program {
    /// A program with its heading, its imports and the problem.
    pub fn new(
        subject: &Subject<'_>,
        language: Language,
        imports: &[&str],
        packages: &str,
    ) -> Result<Self, Unsayable> {
        let Loss { imports: more, definitions } = subject.loss(language)?;
        let needs =
            if more.iter().any(|line| line.contains("sklearn")) { " scikit-learn" } else { "" };
        let mut program = Self { sections: Vec::new() };
        let held_out = match subject.task.held_out {
            Some(_) => ", over the rows it is trained on and over those held out",
            None => "",
        };
        program.say(format!(
            "# {} by {}: prints the number of updates and the loss{held_out}.\n# It needs: pip install \
             numpy{packages}{needs}\n# {}",
            subject.title.replace(char::is_control, " "),
            language.library(),
            text_of(subject),
        ));
        let os = imports.iter().any(|line| line.starts_with("os.")).then(|| "import os".to_owned());
        let numpy = "import numpy as np".to_owned();
        let imports = imports.iter().map(|&line| line.to_owned());
        let (from, plain): (Vec<_>, Vec<_>) =
            more.into_iter().partition(|line| line.starts_with("from"));
        let lines: Vec<_> =
            plain.into_iter().chain(os).chain([numpy]).chain(imports).chain(from).collect();
        program.say(lines.join("\n"));
        program.sections.extend(definitions);
        Ok(program)
    }

    /// Adds a section.
    pub fn say(&mut self, section: String) {
        self.sections.push(section);
    }

    /// The program with its loop, as text.
    pub fn finish(mut self, subject: &Subject<'_>, inner: &Loop) -> String {
        let steps = subject.steps();
        if let Some(batches) = batches(subject) {
            self.say(batches);
        }
        if let Some((sigma, seed)) = subject.noise() {
            let (sigma, size) = (number(sigma), subject.task.start.len());
            self.say(format!(
                "def noise(k):\n    u = np.random.default_rng([{seed}, k - 1, 1]).random({size})\n    \
                 return {sigma} * np.sqrt(12) * (u - 0.5)"
            ));
        }
        self.say(format!("steps, every = {steps}, {}", every(steps)));
        let held_out = subject.task.held_out.as_ref();
        let held_out = held_out.map(|_| inner.report.replace("loss(", "held_out_loss("));
        let losses: Vec<_> = [inner.report.clone()].into_iter().chain(held_out).collect();
        let report = format!("print(k, {})", losses.join(", "));
        self.say(format!("def report(k):\n    if k % every == 0 or k == steps:\n        {report}"));
        let head = match subject.cut() {
            Some(_) => "for k, rows in zip(range(1, steps + 1), batches()):",
            None => "for k in range(1, steps + 1):",
        };
        let body = indented(&inner.update.join("\n"));
        self.say(format!("report(0)\n{head}\n{body}\n    report(k)"));
        self.sections.join("\n\n") + "\n"
    }
}

/// The text of the run alone, from which the page makes it again.
fn text_of(subject: &Subject<'_>) -> String {
    let plans = vec![subject.plan.clone()];
    Experiment { plans, ..subject.experiment.clone() }.to_string()
}

/// The rows of each update.
fn batches(subject: &Subject<'_>) -> Option<String> {
    let cut = subject.cut()?;
    let (rows, size, seed) = (cut.rows, cut.size, cut.seed);
    Some(match cut.order {
        Order::EachEpoch => format!(
            "def batches():\n    epoch = 0\n    while True:\n        \
             order = np.random.default_rng([{seed}, epoch]).permutation({rows})\n        \
             for first in range(0, {rows}, {size}):\n            \
             yield order[first:first + {size}]\n        epoch += 1"
        ),
        Order::Once => format!(
            "def batches():\n    order = np.random.default_rng({seed}).permutation({rows})\n    \
             while True:\n        for first in range(0, {rows}, {size}):\n            \
             yield order[first:first + {size}]"
        ),
    })
}

/// The start as a list, with repetitions written as such.
pub(super) fn start(theta: &[f64]) -> String {
    let same = theta.iter().all(|at| at.to_bits() == theta[0].to_bits());
    match theta.len() {
        0..=8 => list(theta),
        length if same => format!("[{}] * {length}", super::python::float(theta[0])),
        length => match pattern(theta) {
            Some(pattern) => format!("{} * {}", list(pattern), length / pattern.len()),
            None => list(theta),
        },
    }
}

/// The shortest pattern that the numbers repeat, if it is short.
fn pattern(numbers: &[f64]) -> Option<&[f64]> {
    (1..=8).map(|length| &numbers[..length]).find(|pattern| {
        numbers.len().is_multiple_of(pattern.len())
            && numbers.chunks_exact(pattern.len()).all(|chunk| chunk == *pattern)
    })
}

/// The arguments of a call, after others.
pub(super) fn call(name: &str, arguments: &[String]) -> String {
    format!("{name}({})", arguments.join(", "))
}

/// The number of the update, counted from 0, as the schedule's time.
pub(super) fn time(counter: &str, updates: u64) -> String {
    if updates == 1 { counter.to_owned() } else { format!("({counter}) // {updates}") }
}

/// The argument of `loss` and `gradient` behind theta.
pub(super) fn rows(subject: &Subject<'_>) -> &'static str {
    if subject.cut().is_some() { ", rows" } else { "" }
}

/// The statement that clips gradients, for a number `clip` and its name for the norm.
pub(super) fn clip(subject: &Subject<'_>, norm: &str, scaled: &str) -> Vec<String> {
    let Some(clip) = subject.clip() else { return Vec::new() };
    let clip = number(clip);
    vec![
        format!("norm = {norm}"),
        format!("if norm >= {clip}:"),
        format!("    {}", scaled.replace("CLIP", &clip)),
    ]
}
