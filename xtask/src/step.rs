//! Steps of a long command: run in order, timed, and shown as a table at the end.

use crate::tally::Tally;
use anyhow::Result;
use std::{
    fmt,
    time::{Duration, Instant},
};

/// One thing to do.
pub struct Step {
    /// What the table calls it.
    pub name: &'static str,
    /// The parts of the command that it belongs to.
    pub parts: &'static [&'static str],
    /// Earlier steps without whose success it makes no sense.
    pub needs: &'static [&'static str],
    /// Does it.
    pub run: fn() -> Result<Tally>,
}

/// How a step ended.
pub struct Outcome {
    name: &'static str,
    verdict: Verdict,
    time: Duration,
    tally: Tally,
}

#[derive(PartialEq, Eq)]
enum Verdict {
    Ok,
    Failed,
    Lacking(&'static str),
}

/// Takes the steps in order; one that fails stops only those that need it.
pub fn run_all<'a>(steps: impl Iterator<Item = &'a Step>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for step in steps {
        let outcome = match lacking(step, &outcomes) {
            Some(need) => Outcome::not_run(step, need),
            None => run_one(step),
        };
        outcomes.push(outcome);
    }
    outcomes
}

/// The table, the failures by name, and `N passed, N failed` as the last line.
/// Whether all went well is the answer.
pub fn report(outcomes: &[Outcome]) -> bool {
    let mut total = Tally::default();
    let mut failures = Vec::new();
    println!();
    for outcome in outcomes {
        println!("{outcome}");
        let Outcome { name, tally, .. } = outcome;
        failures.extend(tally.failures.iter().map(|what| format!("failed: {name}: {what}\n")));
        total.add(tally.clone());
    }
    println!("\n{}{} passed, {} failed", failures.concat(), total.passed, total.failed);
    total.failed == 0
}

fn lacking(step: &Step, outcomes: &[Outcome]) -> Option<&'static str> {
    let failed = |outcome: &&Outcome| outcome.verdict != Verdict::Ok;
    let mut failed = outcomes.iter().filter(failed).map(|outcome| outcome.name);
    failed.find(|name| step.needs.contains(name))
}

fn run_one(step: &Step) -> Outcome {
    println!("\n── {} ──", step.name);
    let start = Instant::now();
    let tally = (step.run)().unwrap_or_else(|error| {
        let reason = format!("{error:#}");
        eprintln!("{reason}");
        Tally::failure(reason.lines().next().unwrap_or_default())
    });
    let verdict = if tally.failed == 0 { Verdict::Ok } else { Verdict::Failed };
    Outcome { name: step.name, verdict, time: start.elapsed(), tally }
}

impl Outcome {
    fn not_run(step: &Step, need: &'static str) -> Self {
        let verdict = Verdict::Lacking(need);
        Self { name: step.name, verdict, time: Duration::ZERO, tally: Tally::default() }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, verdict, time, tally } = self;
        write!(f, "{name:<20} {:>7.1} s  {verdict:<6}", time.as_secs_f64())?;
        match tally.passed + tally.failed {
            0 => Ok(()),
            _ => write!(f, "  {:>5} passed, {} failed", tally.passed, tally.failed),
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ok => f.pad("ok"),
            Self::Failed => f.pad("FAILED"),
            Self::Lacking(need) => write!(f, "not run: needs `{need}`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    const STEPS: &[Step] = &[
        Step { name: "a", parts: &[], needs: &[], run: || bail!("no") },
        Step { name: "b", parts: &[], needs: &["a"], run: || panic!("must not run") },
        Step { name: "c", parts: &[], needs: &["b"], run: || panic!("must not run") },
        Step {
            name: "d",
            parts: &[],
            needs: &[],
            run: || Ok(Tally { passed: 2, ..Tally::default() }),
        },
    ];

    #[test]
    fn a_failure_stops_what_needs_it_and_nothing_else() {
        let outcomes = run_all(STEPS.iter());
        let shown = outcomes.iter().map(Outcome::to_string).collect::<Vec<_>>();
        assert!(shown[0].ends_with("FAILED      0 passed, 1 failed"), "{}", shown[0]);
        assert!(shown[1].ends_with("not run: needs `a`"), "{}", shown[1]);
        assert!(shown[2].ends_with("not run: needs `b`"), "{}", shown[2]);
        assert!(shown[3].ends_with("ok          2 passed, 0 failed"), "{}", shown[3]);
        assert!(!report(&outcomes));
        assert!(report(&outcomes[3..]));
    }
}
