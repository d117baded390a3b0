//! The benchmark: the core in a tab against itself as a native program, plain JavaScript, and the
//! libraries of Python.

mod candidate;
mod comparison;
mod machine;
mod python;
mod report;
mod sampling;
mod site;
mod statistics;

use crate::{browser, node, program::program};
use anyhow::{Context, Result, bail};
use candidate::{Candidate, Process};
use comparison::{REFERENCE, WORKLOADS};
use machine::Version;
use std::{cell::RefCell, rc::Rc};

/// How the command is typed.
pub const USAGE: &str = "bench [--rounds N] [WORKLOAD …]";

/// Enough for quartiles that mean something.
const ROUNDS: usize = 24;

#[derive(Debug, PartialEq, Eq)]
struct Wish {
    rounds: usize,
    workloads: Vec<String>,
}

/// Builds, times, prints; writes the page of the docs if nothing was left out.
pub fn run(words: &[String]) -> Result<()> {
    let wish = read(words)?;
    node::see_to_packages()?;
    site::build()?;
    let (candidates, versions) = candidates()?;
    let mut timings = Vec::new();
    for key in wish.keys() {
        println!("timing {key}");
        timings.push(sampling::sample(key, &candidates, wish.rounds)?);
    }
    let tables = report::tables(&timings);
    println!("\n{tables}");
    if wish.workloads.is_empty() {
        report::write(&machine::described(&versions), wish.rounds, &tables)?;
    }
    Ok(())
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
    fn keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        let wanted = |key: &str| {
            self.workloads.is_empty() || self.workloads.iter().any(|word| key.starts_with(word))
        };
        WORKLOADS.iter().map(|workload| workload.key).filter(move |key| wanted(key))
    }
}

fn read(words: &[String]) -> Result<Wish> {
    let mut wish = Wish { rounds: ROUNDS, workloads: Vec::new() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--rounds" {
            let rounds = words.next().and_then(|count| count.parse().ok());
            wish.rounds = rounds.filter(|rounds| *rounds > 0).context("--rounds takes a number")?;
        } else if WORKLOADS.iter().any(|workload| workload.key.starts_with(word.as_str())) {
            wish.workloads.push(word.clone());
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
        assert_eq!(wish(&[]).unwrap().keys().count(), WORKLOADS.len());
        let some = wish(&["--rounds", "3", "recorded"]).unwrap();
        assert_eq!((some.rounds, some.keys().count()), (3, 3));
        assert!(wish(&["--rounds", "0"]).is_err() && wish(&["fast"]).is_err());
    }
}
