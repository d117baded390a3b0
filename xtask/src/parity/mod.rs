//! Scripts that the page hands out, run in Python against the film's losses.

mod comparison;
mod page;
mod python;

use crate::program::{program, run as finish};
use anyhow::{Context, Result, bail, ensure};
use comparison::{Finding, Verdict, findings};
use std::{fs, path::Path, thread};

/// How the command is typed.
pub const USAGE: &str = "cargo xtask parity";

/// Where scripts, losses and what Python prints are put.
const FOLDER: &str = "target/parity/scripts";

/// The libraries, as the scripts' names have them.
const LIBRARIES: [&str; 3] = ["numpy", "pytorch", "optax"];

/// Makes the Python environment, writes all scripts, runs them and compares.
pub fn run(words: &[String]) -> Result<()> {
    if !words.is_empty() {
        bail!("usage: {USAGE}");
    }
    let python = python::environment()?;
    write_scripts()?;
    let threads = LIBRARIES.map(|library| {
        let python = python.clone();
        thread::spawn(move || run_library(&python, library))
    });
    for thread in threads {
        thread.join().ok().context("a thread ended early")??;
    }
    let findings = findings(Path::new(FOLDER), &LIBRARIES)?;
    page::write(&findings, &Path::new(FOLDER).join("lecture.md"))?;
    report(&findings)
}

fn write_scripts() -> Result<()> {
    if Path::new(FOLDER).exists() {
        fs::remove_dir_all(FOLDER)?;
    }
    let example = ["run", "--locked", "--quiet", "-p", "downhill-tests", "--example", "scripts"];
    finish(program("cargo", &example).args(["--", FOLDER]))
}

fn run_library(python: &Path, library: &str) -> Result<()> {
    println!("running the scripts of {library}");
    let name = python.to_string_lossy();
    finish(&mut program(&name, &["xtask/src/parity/run.py", FOLDER, library]))
}

/// The failures, the reasons of what is not said, and the counts as the last line.
fn report(findings: &[Finding]) -> Result<()> {
    let of = |verdict: Verdict| findings.iter().filter(move |it| it.verdict == verdict);
    for finding in of(Verdict::Skipped).chain(of(Verdict::Failed)) {
        println!("{finding}");
    }
    let [passed, failed, skipped] =
        [Verdict::Passed, Verdict::Failed, Verdict::Skipped].map(|verdict| of(verdict).count());
    println!("\n{passed} passed, {failed} failed, {skipped} skipped");
    ensure!(failed == 0, "scripts print other losses than the film");
    Ok(())
}
