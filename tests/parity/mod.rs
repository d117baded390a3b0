//! Parity: the core against numbers that PyTorch, Optax, scikit-learn and NumPy gave.
//!
//! A reference is a set of JSON files; `reference/README.md` says what is in them. The catalogues'
//! twins say what the libraries' names are here, so nothing in this module knows an optimizer, a
//! schedule or a surface by name. Whatever has no counterpart is skipped with the reason.

mod batches;
mod by_hand;
mod comparison;
mod data;
mod descent;
mod finding;
mod gradient_descent;
mod json;
mod lecture;
mod models;
mod objectives;
mod printed;
mod problem;
mod random;
mod reference;
mod report;
mod schedule;
mod tables;

mod trace;
mod translation;

pub use finding::{Finding, Verdict};
pub use reference::Reference;
pub use report::Report;

use comparison::Comparison;
use json::{Obstacle, Part, array, field, text};
use serde_json::Value;

/// Checks everything that the reference's index lists, and the index itself.
pub fn check(reference: &Reference) -> Report {
    let mut findings = match entries(reference) {
        Ok(entries) => entries.iter().map(|entry| check_entry(entry, reference)).collect(),
        Err(obstacle) => vec![Finding::stopped("index.json", obstacle)],
    };
    findings.extend(unlisted(reference, &findings));
    Report::new(findings)
}

fn entries(reference: &Reference) -> Part<Vec<Value>> {
    let index = reference.json("index.json")?;
    let entries = array(field(&index, "files")?)?;
    if entries.is_empty() {
        return Err(Obstacle::broken("no file is listed"));
    }
    Ok(entries.clone())
}

fn check_entry(entry: &Value, reference: &Reference) -> Finding {
    match field(entry, "file").and_then(text) {
        Ok(file) => check_file(file, entry, reference),
        Err(obstacle) => Finding::stopped("index.json", obstacle),
    }
}

fn check_file(file: &str, entry: &Value, reference: &Reference) -> Finding {
    let mut comparison = Comparison::default();
    let checked = kind(entry).and_then(|check| {
        let content = reference.json(file)?;
        check(&content, reference, &mut comparison)
    });
    comparison.part("", checked);
    Finding::of(file, comparison)
}

type Check = fn(&Value, &Reference, &mut Comparison) -> Part<()>;

fn kind(entry: &Value) -> Part<Check> {
    match field(entry, "kind").and_then(text)? {
        "trace" => Ok(trace::check),
        "schedule" => Ok(schedule::check),
        "objectives" => Ok(objectives::check),
        "data" => Ok(data::check),
        "rng" => Ok(random::check),
        "lecture" => Ok(lecture::check),
        kind => Err(Obstacle::unknown(format!("files of the kind {kind}"))),
    }
}

/// A finding for each file that the index does not list.
fn unlisted(reference: &Reference, findings: &[Finding]) -> Vec<Finding> {
    let listed = |path: &&str| findings.iter().any(|finding| finding.file == **path);
    let strangers = reference.paths().filter(|path| !listed(path) && *path != "index.json");
    let obstacle = || Obstacle::broken("is in the folder, but not in index.json");
    strangers.map(|path| Finding::stopped(path, obstacle())).collect()
}

#[cfg(test)]
mod tests;
