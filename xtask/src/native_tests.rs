//! Tests that need no browser.

use crate::{
    program::{program, run_tests},
    tally::Tally,
};
use anyhow::Result;

/// Every package but the page, whose tests need a browser and whose framework takes minutes to
/// compile for a machine that it will never run on.
pub fn run() -> Result<Tally> {
    let packages = ["test", "--locked", "--workspace", "--exclude", "downhill-web"];
    run_tests(program("cargo", &packages).arg("--no-fail-fast"))
}
