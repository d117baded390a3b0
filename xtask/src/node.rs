//! Node, which the end-to-end tests are written for. Serving the page does not need it.

use crate::program::{answer, program, run};
use anyhow::{Context, Result, ensure};
use std::{fs, path::Path, time::SystemTime};

/// Where the end-to-end tests are.
pub const FOLDER: &str = "tests/e2e";

/// The first release line whose test runner is no experiment.
const OLDEST: u32 = 20;

const ADVICE: &str = "the end-to-end tests need Node 20 or newer with npm: see nodejs.org";

/// Installs the packages of the end-to-end tests as their lock file has them.
pub fn see_to_packages() -> Result<()> {
    ensure!(answer("node", &["--version"]).is_some_and(|said| is_new(&said)), ADVICE);
    if packages_are_current() {
        return Ok(());
    }
    println!("Getting the packages of the end-to-end tests (once; some seconds)");
    let mut npm = program("npm", &["ci", "--no-audit", "--no-fund"]);
    run(npm.current_dir(FOLDER)).context(ADVICE)
}

fn is_new(version: &str) -> bool {
    let major = version.trim_start_matches('v').split('.').next();
    major.and_then(|major| major.parse::<u32>().ok()).is_some_and(|major| major >= OLDEST)
}

/// npm leaves a copy of the lock file with what it installed.
fn packages_are_current() -> bool {
    let time = |file: &str| changed(&Path::new(FOLDER).join(file));
    match (time("node_modules/.package-lock.json"), time("package-lock.json")) {
        (Some(installed), Some(wanted)) => installed >= wanted,
        _ => false,
    }
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_version_that_is_too_old() {
        assert!(is_new("v20.11.1") && is_new("v24.0.0"));
        assert!(!is_new("v18.19.0") && !is_new("what?"));
    }
}
