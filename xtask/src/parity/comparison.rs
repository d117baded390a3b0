//! What scripts printed, against the film.

use anyhow::{Context, Result};
use std::{fmt, fs, path::Path};

/// How far a loss may be from the film's, relative to it.
pub const TOLERANCE: f64 = 1e-9;

/// How far it may be in any case, of the run's largest loss: near a minimum of 0 all digits of a
/// loss are rounding of what was subtracted.
pub const FLOOR: f64 = 1e-15;

/// How far a loss may be off, relative to it, when the start of the film is moved by its last digits.
/// From there on the film is chaotic: a script that rounds otherwise need not follow it.
pub const SENSITIVE: f64 = TOLERANCE / 10.0;

/// What came out for one script.
pub struct Finding {
    /// The experiment's name and the library.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The reason, or the largest relative difference.
    pub detail: String,
    /// The step from which on the script is off, and may be, because the film is chaotic there.
    pub chaotic_from: Option<u64>,
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
        let film = Film::read(folder, &name)?;
        for library in libraries {
            findings.push(finding(folder, &format!("{name}.{library}"), &film)?);
        }
    }
    Ok(findings)
}

fn finding(folder: &Path, name: &str, film: &Film) -> Result<Finding> {
    let read = |kind: &str| fs::read_to_string(folder.join(format!("{name}.{kind}")));
    let mut chaotic_from = None;
    let (verdict, detail) = match (read("reason"), read("out"), read("error")) {
        (Ok(reason), ..) => (Verdict::Skipped, reason),
        (_, Ok(printed), _) => {
            let printed = losses(printed.lines())?;
            let whole = film.compared(&printed, film.losses.len());
            chaotic_from = film.chaotic_from().filter(|_| whole.0 == Verdict::Failed);
            if chaotic_from.is_some() { film.compared(&printed, film.calm) } else { whole }
        }
        (.., Ok(error)) => {
            (Verdict::Failed, error.trim().lines().last().unwrap_or_default().to_owned())
        }
        _ => (Verdict::Failed, "it has not been run".to_owned()),
    };
    Ok(Finding { name: name.to_owned(), verdict, detail, chaotic_from })
}

/// A number of updates, and a loss then.
type Loss = (u64, f64);

/// The losses that scripts should print. A film that diverges ends earlier than the script.
struct Film {
    losses: Vec<Loss>,
    /// How many losses there are before the film is chaotic.
    calm: usize,
    floor: f64,
}

impl Film {
    /// The film of an experiment, whose first line is the experiment, beside the one that starts
    /// next to it.
    fn read(folder: &Path, name: &str) -> Result<Self> {
        let text = fs::read_to_string(folder.join(format!("{name}.txt")))?;
        let nudged = fs::read_to_string(folder.join(format!("{name}.nudged")))?;
        Ok(Self::new(losses(text.lines().skip(1))?, &losses(nudged.lines())?))
    }

    fn new(losses: Vec<Loss>, nudged: &[Loss]) -> Self {
        let floor = FLOOR * losses.iter().fold(0.0, |most: f64, (_, loss)| most.max(loss.abs()));
        let pairs = losses.iter().zip(nudged);
        let calm = pairs.take_while(|(want, got)| off(**want, **got, floor) <= SENSITIVE).count();
        Self { losses, calm, floor }
    }

    /// The step from which on the film is chaotic, if it is somewhere.
    fn chaotic_from(&self) -> Option<u64> {
        self.losses.get(self.calm).map(|(step, _)| *step)
    }

    /// Compares the first `count` losses.
    fn compared(&self, printed: &[Loss], count: usize) -> (Verdict, String) {
        if count == 0 || printed.len() < count {
            return (Verdict::Failed, format!("{} losses of {count}", printed.len()));
        }
        let pairs = self.losses.iter().zip(printed).take(count);
        let worst = pairs
            .map(|(want, got)| (want.0, off(*want, *got, self.floor)))
            .fold((0, 0.0), |worst, it| if it.1 > worst.1 { it } else { worst });
        let passed = worst.1 <= TOLERANCE;
        let verdict = if passed { Verdict::Passed } else { Verdict::Failed };
        (verdict, format!("at most {:.1e} off, at step {}", worst.1, worst.0))
    }
}

/// How far a loss is from the one that is wanted, relative to that.
fn off(want: Loss, got: Loss, floor: f64) -> f64 {
    let difference = (got.1 - want.1).abs() - floor;
    match difference {
        _ if want.0 != got.0 || difference.is_nan() => f64::INFINITY,
        ..=0.0 => 0.0,
        _ => difference / want.1.abs(),
    }
}

/// The losses of all lines, each with its number of updates.
fn losses<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Vec<Loss>> {
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
        let Self { name, verdict, detail, chaotic_from } = self;
        write!(f, "{verdict:?} {name}: {detail}")?;
        chaotic_from.map_or(Ok(()), |step| write!(f, " (chaotic from step {step})"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOSSES: [Loss; 3] = [(0, 4.0), (10, 2.0), (20, 1.0)];

    fn verdict(film: &Film, count: usize, last: Loss) -> Verdict {
        film.compared(&[LOSSES[0], LOSSES[1], last], count).0
    }

    #[test]
    fn losses_are_compared_one_by_one() {
        let film = Film::new(LOSSES.to_vec(), &[(0, 4.0), (10, 2.0), (20, 1.0 + 1e-13)]);
        assert_eq!(film.chaotic_from(), None);
        assert_eq!(verdict(&film, 3, (20, 1.0 + 1e-10)), Verdict::Passed);
        assert_eq!(verdict(&film, 3, (20, 1.0 + 1e-8)), Verdict::Failed);
        assert_eq!(verdict(&film, 3, (30, 1.0)), Verdict::Failed);
        assert_eq!(verdict(&film, 3, (20, f64::NAN)), Verdict::Failed);
        assert_eq!(film.compared(&LOSSES[..2], 3).0, Verdict::Failed);
    }

    #[test]
    fn a_film_is_chaotic_where_a_nudge_is_seen() {
        let film = Film::new(LOSSES.to_vec(), &[(0, 4.0), (10, 2.0), (20, 1.1)]);
        assert_eq!((film.calm, film.chaotic_from()), (2, Some(20)));
        assert_eq!(verdict(&film, film.calm, (20, 1.2)), Verdict::Passed);
        assert_eq!(film.compared(&[LOSSES[0], (10, 2.1)], film.calm).0, Verdict::Failed);
    }
}
