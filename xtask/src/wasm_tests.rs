//! wasm-bindgen's tests, in a headless browser.

use crate::{
    browser,
    program::{program, run_tests},
    tally::Tally,
    wasm_target,
};
use anyhow::{Context, Result};
use std::fs;

/// The core's own tests once more, tests of the page's parts, and the workspace's tests of both.
pub fn run() -> Result<Tally> {
    let mut tally = test(&["-p", "downhill", "--lib"])?;
    tally.add(test(&["-p", "downhill-web"])?);
    let targets = workspace_targets()?;
    if !targets.is_empty() {
        let options = targets.iter().flat_map(|target| ["--test", target]);
        tally.add(test(&["-p", "downhill-tests"].into_iter().chain(options).collect::<Vec<_>>())?);
    }
    Ok(tally)
}

fn test(options: &[&str]) -> Result<Tally> {
    let mut cargo = program("cargo", &["test", "--locked", "--no-fail-fast"]);
    cargo.args(["--target", wasm_target::TARGET]).args(options);
    // Where a test does not say where it runs, it runs where the page does.
    cargo.env("WASM_BINDGEN_USE_BROWSER", "1");
    browser::introduce(&mut cargo)?;
    run_tests(&mut cargo)
}

/// Targets of `tests/` (named like their files) that use wasm-bindgen's test attribute.
fn workspace_targets() -> Result<Vec<String>> {
    let mut targets = Vec::new();
    for entry in fs::read_dir("tests")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs")
            && fs::read_to_string(&path)?.contains("wasm_bindgen_test")
        {
            let name = path.file_stem().context("a file without a name")?;
            targets.push(name.to_string_lossy().into_owned());
        }
    }
    targets.sort();
    Ok(targets)
}
