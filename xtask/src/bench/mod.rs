//! The benchmark: the core in a tab against itself as a native program, plain JavaScript, and the
//! libraries of Python; and the page as it is shipped.

mod candidate;
mod comparison;
mod machine;
mod python;
mod report;
mod sampling;
mod shipped;
mod site;
mod statistics;

use crate::{browser, node, program::program};
use anyhow::{Context, Result, bail};
use candidate::{Candidate, Process};
use comparison::{REFERENCE, WORKLOADS};
use machine::Version;
use sampling::Timing;
use std::{cell::RefCell, rc::Rc};

/// How the command is typed.
pub const USAGE: &str = "bench [--rounds N] [WORKLOAD … | page]";

/// Enough for quartiles that mean something.
const ROUNDS: usize = 24;

/// The word for the page as it is shipped.
const PAGE: &str = "page";

#[derive(Debug, PartialEq, Eq)]
struct Wish {
    rounds: usize,
    /// How the keys begin that are wanted; nothing for all.
    parts: Vec<String>,
}

/// Builds, times, prints; writes the page of the docs if nothing was left out.
pub fn run(words: &[String]) -> Result<()> {
    let wish = read(words)?;
    node::see_to_packages()?;
    let (timings, versions) = kernels(&wish)?;
    let mut tables = report::tables(&timings);
    if wish.wants(PAGE) {
        println!("measuring the page");
        tables = format!("{}\n{tables}", shipped::table(wish.rounds)?);
    }
    println!("\n{tables}");
    if wish.parts.is_empty() {
        report::write(&machine::described(&versions), wish.rounds, &tables)?;
    }
    Ok(())
}

/// The times of the workloads that are wanted, and what they were taken with.
fn kernels(wish: &Wish) -> Result<(Vec<Timing>, Vec<Version>)> {
    let keys: Vec<_> =
        WORKLOADS.iter().map(|workload| workload.key).filter(|key| wish.wants(key)).collect();
    if keys.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    site::build()?;
    let (candidates, versions) = candidates()?;
    let mut timings = Vec::new();
    for key in keys {
        println!("timing {key}");
        timings.push(sampling::sample(key, &candidates, wish.rounds)?);
    }
    Ok((timings, versions))
}

/// Everyone who can be had, with the versions of what they run in.
fn candidates() -> Result<(Vec<Candidate>, Vec<Version>)> {
    let native = shared(Process::start(&mut site::native(&[]))?);
    let mut browse = program("node", &["bench/tab.mjs", &site::open()?]);
    let tab = Process::start(browse.env("CHROME", browser::chrome()?))?;
    let mut versions = vec![("Chromium", tab.version.clone())];
    let tab = shared(tab);
    let mut candidates = vec![
        Candidate::new(REFERENCE, "tab", &tab),
        Candidate::new("native", "", &native),
        Candidate::new("JavaScript", "javascript", &tab),
    ];
    for (candidate, version) in python::candidates() {
        candidates.push(candidate);
        versions.push(version);
    }
    Ok((candidates, versions))
}

fn shared(process: Process) -> Rc<RefCell<Process>> {
    Rc::new(RefCell::new(process))
}

impl Wish {
    fn wants(&self, key: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|part| key.starts_with(part.as_str()))
    }
}

/// Everything that can be asked for.
fn keys() -> impl Iterator<Item = &'static str> {
    WORKLOADS.iter().map(|workload| workload.key).chain([PAGE])
}

fn read(words: &[String]) -> Result<Wish> {
    let mut wish = Wish { rounds: ROUNDS, parts: Vec::new() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--rounds" {
            let rounds = words.next().and_then(|count| count.parse().ok());
            wish.rounds = rounds.filter(|rounds| *rounds > 0).context("--rounds takes a number")?;
        } else if keys().any(|key| key.starts_with(word.as_str())) {
            wish.parts.push(word.clone());
        } else {
            bail!("no workload begins with `{word}`; usage: cargo xtask {USAGE}");
        }
    }
    Ok(wish)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(words: &[&str]) -> Result<Wish> {
        read(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn words_choose_rounds_and_workloads() {
        let count = |wish: &Wish| keys().filter(|key| wish.wants(key)).count();
        assert_eq!(count(&wish(&[]).unwrap()), WORKLOADS.len() + 1);
        let some = wish(&["--rounds", "3", "recorded"]).unwrap();
        assert_eq!((some.rounds, count(&some)), (3, 3));
        assert_eq!(count(&wish(&["page"]).unwrap()), 1);
        assert!(wish(&["--rounds", "0"]).is_err() && wish(&["fast"]).is_err());
    }
}
