//! What can be said about the code without running it.

use crate::{
    program::{program, run},
    tally::Tally,
    wasm_target, wasm_tests,
};
use anyhow::Result;

/// rustfmt has nothing to change.
pub fn format() -> Result<Tally> {
    cargo(&["fmt", "--all", "--check"])
}

/// Clippy has nothing to say about any target of the workspace.
pub fn clippy() -> Result<Tally> {
    cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

/// The same for what exists in the browser only, tests included.
pub fn clippy_for_wasm() -> Result<Tally> {
    for selection in wasm_tests::selections()? {
        let mut cargo = program("cargo", &["clippy", "--locked", "--profile", "test"]);
        cargo.args(["--target", wasm_target::TARGET]).args(selection);
        run(cargo.args(["--", "-D", "warnings"]))?;
    }
    Ok(Tally::default())
}

/// The documentation of the libraries has no broken link and no gap.
pub fn documentation() -> Result<Tally> {
    let mut cargo = program("cargo", &["doc", "--locked", "--no-deps"]);
    cargo.args(["-p", "downhill", "-p", "downhill-figures"]).env("RUSTDOCFLAGS", "-D warnings");
    run(&mut cargo).map(|()| Tally::default())
}

fn cargo(arguments: &[&str]) -> Result<Tally> {
    run(&mut program("cargo", arguments)).map(|()| Tally::default())
}
