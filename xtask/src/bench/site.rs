//! The page of the benchmark: the same core in a tab, built as the shipped page is, and never part
//! of it.

use crate::{
    page,
    program::{program, run},
    static_site::StaticSite,
    wasm_opt,
};
use anyhow::{Result, ensure};
use std::{fs::File, net::TcpListener, path::Path, thread};

/// Where it is built.
const FOLDER: &str = "target/bench/site";

/// The lecture's rows, for the page and for Python.
pub const ROWS: &str = "target/bench/rows.f64";

/// A page may have a fine clock only if it shares its process with no other site.
const ISOLATED: &str = "Cross-Origin-Opener-Policy: same-origin\r\n\
                        Cross-Origin-Embedder-Policy: require-corp\r\n";

/// Builds page and native program, and writes the rows.
pub fn build() -> Result<()> {
    let mut cargo = program("cargo", &["build", "--locked", "--release", "-p", "downhill-bench"]);
    run(cargo.args(["--bin", "native"]))?;
    build_page()?;
    run(native(&["rows"]).stdout(File::create(ROWS)?))?;
    std::fs::copy(ROWS, Path::new(FOLDER).join("rows.f64"))?;
    Ok(())
}

fn build_page() -> Result<()> {
    page::see_to_tools()?;
    ensure!(wasm_opt::see_to(), "what is timed is the module as it is shipped");
    let options = ["build", "--release", "--offline", "--skip-version-check", "--dist", FOLDER];
    let mut trunk = program("trunk", &options);
    run(trunk.arg("bench/index.html").env_remove("NO_COLOR"))
}

/// The native program.
pub fn native(words: &[&str]) -> std::process::Command {
    let run = ["run", "--locked", "--release", "--quiet", "-p", "downhill-bench"];
    let mut cargo = program("cargo", &run);
    cargo.args(["--bin", "native", "--"]).args(words);
    cargo
}

/// Serves the page until the command ends; returns its address.
pub fn open() -> Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let site = StaticSite::new(FOLDER, "").saying(ISOLATED);
    let address = site.address(&listener)?;
    thread::spawn(move || site.serve(&listener));
    Ok(address)
}
