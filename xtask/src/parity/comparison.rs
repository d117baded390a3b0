//! What scripts printed, against the film.

use anyhow::{Context, Result};
use std::{fmt, fs, path::Path};

/// How far a loss may be from the film's, relative to it.
pub const TOLERANCE: f64 = 1e-9;

/// How far it may be in any case, of the run's largest loss: near a minimum of 0 all digits of a
/// loss are rounding of what was subtracted.
pub const FLOOR: f64 = 1e-15;

/// What came out for one script.
pub struct Finding {
    /// The experiment's name and the library.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The reason, or the largest relative difference.
    pub detail: String,
}

/// The verdict on one script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It printed the film's losses.
    Passed,
    /// It stopped, or printed others.
    Failed,
    /// There is none, for a reason.
    Skipped,
}

/// The findings of all experiments in `folder`.
pub fn findings(folder: &Path, libraries: &[&str]) -> Result<Vec<Finding>> {
    let files =
        fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> =
        files.filter_map(|file| Some(file.strip_suffix(".txt")?.to_owned())).collect();
    names.sort();
    let mut findings = Vec::new();
    for name in names {
        let film = fs::read_to_string(folder.join(format!("{name}.txt")))?;
        for library in libraries {
            findings.push(finding(folder, &format!("{name}.{library}"), &film)?);
        }
    }
    Ok(findings)
}

fn finding(folder: &Path, name: &str, film: &str) -> Result<Finding> {
    let read = |kind: &str| fs::read_to_string(folder.join(format!("{name}.{kind}")));
    let (verdict, detail) = match (read("reason"), read("out"), read("error")) {
        (Ok(reason), ..) => (Verdict::Skipped, reason),
        (_, Ok(printed), _) => compared(film, &printed)?,
        (.., Ok(error)) => {
            (Verdict::Failed, error.trim().lines().last().unwrap_or_default().to_owned())
        }
        _ => (Verdict::Failed, "it has not been run".to_owned()),
    };
    Ok(Finding { name: name.to_owned(), verdict, detail })
}

/// Compares the losses, of which the film's first line is the experiment. A film that diverges ends
/// earlier.
fn compared(film: &str, printed: &str) -> Result<(Verdict, String)> {
    let film = losses(film.lines().skip(1))?;
    let printed = losses(printed.lines())?;
    if film.is_empty() || printed.len() < film.len() {
        return Ok((Verdict::Failed, format!("{} losses of {}", printed.len(), film.len())));
    }
    let floor = FLOOR * film.iter().fold(0.0, |most: f64, (_, loss)| most.max(loss.abs()));
    let off = |((step, want), (printed_step, got)): (&(u64, f64), &(u64, f64))| {
        let difference = ((got - want).abs() - floor).max(0.0);
        let relative = if difference == 0.0 { 0.0 } else { difference / want.abs() };
        if step == printed_step { (*step, relative) } else { (*step, f64::INFINITY) }
    };
    let worst = film
        .iter()
        .zip(&printed)
        .map(off)
        .fold((0, 0.0), |worst, it| if it.1 > worst.1 || it.1.is_nan() { it } else { worst });
    let passed = worst.1 <= TOLERANCE;
    let verdict = if passed { Verdict::Passed } else { Verdict::Failed };
    Ok((verdict, format!("at most {:.1e} off, at step {}", worst.1, worst.0)))
}

/// The losses of all lines, each with its number of updates.
fn losses<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Vec<(u64, f64)>> {
    let mut all = Vec::new();
    for line in lines {
        let (step, losses) = line.split_once(' ').with_context(|| format!("a line “{line}”"))?;
        for loss in losses.split(' ') {
            all.push((step.parse()?, loss.parse().with_context(|| format!("a loss “{loss}”"))?));
        }
    }
    Ok(all)
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, verdict, detail } = self;
        write!(f, "{verdict:?} {name}: {detail}")
    }
}
