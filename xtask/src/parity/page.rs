//! The page of the docs that says how a run of the scripts went.

use super::comparison::{FLOOR, Finding, SENSITIVE, TOLERANCE, Verdict};
use super::python::PACKAGES;
use anyhow::Result;
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

/// The page.
const PAGE: &str = "docs/parity.md";

/// Writes the page; `lecture` are the lecture's tables.
pub fn write(findings: &[Finding], lecture: &Path) -> Result<()> {
    let text = format!(
        "# Parity\n\n\
         `cargo xtask parity` wrote this page. It hands out a script for each experiment below in \
         NumPy, PyTorch and Optax, runs it, and compares every loss that it prints with the \
         film's. A script passes when each is within {TOLERANCE:e} of it, relative, or within \
         {FLOOR:e} of the run's largest loss: near a least loss of 0 nothing but rounding is left. \
         Versions: {}.\n\n{}\n## Chaos\n\nSome films magnify the last digits: with a start that is \
         moved by 1e-15, relative, they are more than {SENSITIVE:e} off later, and so is who rounds \
         in another order. These scripts are off then, and were compared up to that \
         step.\n\n{}\n\
         ## What is not said\n\n{}\n## The lecture's tables\n\n\
         The final losses that the lecture printed, and those of the film. Where the rate falls \
         exponentially the lecture's Optax computed it in single precision, which changes the \
         eighth digit; the script asks for double precision.\n{}",
        PACKAGES.join(", ").replace("==", " "),
        counts(findings),
        chaotic(findings),
        reasons(findings),
        fs::read_to_string(lecture)?,
    );
    Ok(fs::write(PAGE, text)?)
}

/// The counts by kind of experiment and library.
fn counts(findings: &[Finding]) -> String {
    let mut kinds: BTreeMap<(&str, &str), [usize; 3]> = BTreeMap::new();
    for finding in findings {
        let kind = finding.name.split([' ', '.']).next().unwrap_or_default();
        let library = finding.name.rsplit('.').next().unwrap_or_default();
        kinds.entry((kind, library)).or_default()[finding.verdict as usize] += 1;
    }
    let mut text = String::from(
        "| experiments | library | passed | failed | not said |\n|---|---|---:|---:|---:|\n",
    );
    for ((kind, library), [passed, failed, skipped]) in kinds {
        let _ = writeln!(text, "| {kind} | {library} | {passed} | {failed} | {skipped} |");
    }
    text
}

/// The scripts that were not compared to their end.
fn chaotic(findings: &[Finding]) -> String {
    let line = |it: &Finding| Some(format!("- {}: up to step {}\n", it.name, it.chaotic_from?));
    findings.iter().filter_map(line).collect()
}

/// The reasons, each once, with the number of scripts that there are not for it.
fn reasons(findings: &[Finding]) -> String {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|it| it.verdict == Verdict::Skipped) {
        *reasons.entry(&finding.detail).or_default() += 1;
    }
    let lines = reasons.iter().map(|(reason, count)| format!("- {reason} ({count})"));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
