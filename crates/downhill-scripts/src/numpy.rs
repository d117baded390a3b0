//! A run in NumPy alone.

use super::program::{Loop, Program, clip, rows, time};
use super::python::number;
use super::schedule::{Rate, moved, rate};
use super::subject::Subject;
use super::update::{Update, update};
use super::{Language, Unsayable};

/// The program.
pub(super) fn script(subject: &Subject<'_>) -> Result<String, Unsayable> {
    let mut program = Program::new(subject, Language::NumPy, &[], "")?;
    let Update { start: values, lines } = update(subject.plan, subject.steps())?;
    let rate = rate(subject.plan, Language::NumPy)?;
    let mut lines = steps(subject, &rate, lines);
    let constant = match rate {
        Rate::Function(function) | Rate::Watched(function) => {
            program.say(function);
            None
        }
        _ => Some(format!("lr = {}", number(subject.plan.learning_rate()))),
    };
    let (drawn, start) = subject.start();
    let theta = format!("theta = np.array({start})");
    let head: Vec<_> = drawn.into_iter().chain([theta]).chain(constant).chain(values).collect();
    program.say(head.join("\n"));
    let noise = if subject.noise().is_some() { " + noise(k)" } else { "" };
    lines.insert(0, format!("g = gradient(theta{}){noise}", rows(subject)));
    Ok(program.finish(subject, &Loop { report: "float(loss(theta))".to_owned(), update: lines }))
}

/// The statements of an update with clipping and schedule in front.
fn steps(subject: &Subject<'_>, rate: &Rate, lines: Vec<String>) -> Vec<String> {
    let clipping = clip(subject, "np.linalg.norm(g)", "g = g / norm * CLIP");
    let scheduled = match rate {
        Rate::Function(_) => {
            let momentum = moved(subject.plan).map(|name| format!(", {name}")).unwrap_or_default();
            let time = time("k - 1", subject.updates_per_time());
            Some(format!("lr{momentum} = schedule({time})"))
        }
        _ => None,
    };
    let (before, after) = match rate {
        Rate::Watched(_) => watched(subject),
        _ => Default::default(),
    };
    let head = before.into_iter().chain(clipping).chain(scheduled);
    head.chain(lines).chain(after).collect()
}

/// What is done before and after an update to show the schedule its loss, or the mean of an
/// epoch's.
fn watched(subject: &Subject<'_>) -> (Vec<String>, Vec<String>) {
    let value = format!("loss(theta{})", rows(subject));
    match subject.updates_per_time() {
        1 => (vec![format!("value = {value}")], vec!["lr = schedule(value)".to_owned()]),
        updates => {
            let before = vec![
                format!("if k % {updates} == 1:"),
                "    values = []".to_owned(),
                format!("values.append({value})"),
            ];
            let after = vec![
                format!("if k % {updates} == 0:"),
                format!("    lr = schedule(sum(values) / {updates})"),
            ];
            (before, after)
        }
    }
}
