//! Rust's standard library for WebAssembly.

use crate::program::{answer, find, program, run};
use anyhow::{Result, ensure};
use std::path::Path;

/// The target that the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain in use, if it is not there.
pub fn see_to() -> Result<()> {
    if is_there() {
        return Ok(());
    }
    ensure!(
        find("rustup").is_some(),
        "this Rust has no target {TARGET}, and rustup, which adds it, is missing"
    );
    println!("Adding the target {TARGET} to Rust (once; some seconds)");
    run(&mut program("rustup", &["target", "add", TARGET]))
}

fn is_there() -> bool {
    let folder = answer("rustc", &["--print", "target-libdir", "--target", TARGET]);
    folder.is_some_and(|folder| Path::new(&folder).is_dir())
}
