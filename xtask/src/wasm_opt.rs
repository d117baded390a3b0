//! wasm-opt, which makes the page's module about a third smaller. The page works without it.

use crate::program::{TOOLS, answer, program, run};
use anyhow::{Result, ensure};
use std::path::Path;

/// An npm package of one file. Older releases (Debian's, for one) accept what today's rustc
/// writes, report success and produce a module that dies in the browser: the version counts.
const RELEASE: &str = "132";

/// Whether the page can be built with wasm-opt, after an attempt to get it.
pub fn see_to() -> bool {
    if is_there() {
        return true;
    }
    if let Err(reason) = install() {
        println!("{reason:#}");
    }
    let there = is_there();
    if !there {
        println!("Going on without wasm-opt: the page is the same, its module half as large again");
    }
    there
}

fn is_there() -> bool {
    answer("wasm-opt", &["--version"])
        .is_some_and(|said| said.split_whitespace().any(|word| word == RELEASE))
}

fn install() -> Result<()> {
    ensure!(
        answer("npm", &["--version"]).is_some(),
        "wasm-opt comes from npm, which is not installed here"
    );
    println!("Getting wasm-opt {RELEASE} into {TOOLS} (once; some seconds)");
    let folder = Path::new(TOOLS).join("npm");
    let package = format!("binaryen@{RELEASE}.0.0");
    let mut npm = program("npm", &["install", "--no-audit", "--no-fund", "--no-save", "--prefix"]);
    run(npm.arg(folder).arg(package))
}
