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
    let mut tally = Tally::default();
    for selection in selections()? {
        tally.add(test(&selection)?);
    }
    Ok(tally)
}

/// What cargo has to select, command by command: only this much of the workspace is meant for
/// the browser, and what tests need natively does not even compile for it.
pub fn selections() -> Result<Vec<Vec<String>>> {
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut selections = vec![
        words("-p downhill -p downhill-lessons -p downhill-scripts --lib"),
        words("-p downhill-web --all-targets"),
    ];
    for target in workspace_targets()? {
        selections.push(words(&format!("-p downhill-tests --test {target}")));
    }
    Ok(selections)
}

fn test(selection: &[String]) -> Result<Tally> {
    let mut cargo = program("cargo", &["test", "--locked", "--no-fail-fast"]);
    cargo.args(["--target", wasm_target::TARGET]).args(selection);
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
