//! Tools from crates: compiled once into `.tools`, in exactly one version.

use crate::program::{TOOLS, answer, program, run};
use anyhow::{Context, Result};
use std::{fs, path::Path};

/// The last release of Trunk that the Rust version of this workspace can compile.
const TRUNK: &str = "0.21.14";

struct PinnedCrate {
    package: &'static str,
    version: String,
    /// Its programs; the first two words of `--version` name each and its version.
    programs: &'static [&'static str],
    /// Trunk only starts others; wasm-bindgen reads every module, so it is worth a little more.
    optimisation: &'static str,
    /// The lock file of wasm-bindgen's tool names releases that registries have withdrawn.
    locked: bool,
    time: &'static str,
}

/// Builds the page out of `index.html`.
pub fn trunk() -> Result<()> {
    see_to(&PinnedCrate {
        package: "trunk",
        version: TRUNK.to_owned(),
        programs: &["trunk"],
        optimisation: "0",
        locked: true,
        time: "3 minutes",
    })
}

/// Makes modules loadable, and runs tests in a browser. Must be of the version in `Cargo.lock`.
pub fn wasm_bindgen() -> Result<()> {
    see_to(&PinnedCrate {
        package: "wasm-bindgen-cli",
        version: locked_version(&fs::read_to_string("Cargo.lock")?, "wasm-bindgen")?,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        optimisation: "1",
        locked: false,
        time: "2 minutes",
    })
}

fn see_to(tool: &PinnedCrate) -> Result<()> {
    if tool.programs.iter().all(|name| is_there(name, &tool.version)) {
        return Ok(());
    }
    let PinnedCrate { package, version, time, .. } = tool;
    println!("Compiling {package} {version} into {TOOLS} (once; about {time})");
    install(tool).with_context(|| format!("{package} {version} could not be installed"))
}

fn is_there(name: &str, version: &str) -> bool {
    answer(name, &["--version"])
        .is_some_and(|said| said.split_whitespace().take(2).eq([name, version]))
}

/// The quickest build that is still good enough: these tools run for seconds.
fn install(tool: &PinnedCrate) -> Result<()> {
    let target = Path::new(TOOLS).join("target");
    let version = ["--version", &tool.version];
    let mut cargo =
        program("cargo", &["install", "--force", "--no-default-features", "--root", TOOLS]);
    cargo
        .arg(tool.package)
        .args(version)
        .args(tool.locked.then_some("--locked"))
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.optimisation)
        .env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback");
    let outcome = run(&mut cargo);
    // Half a gigabyte that nobody needs again; whether it goes does not decide anything.
    let _ = fs::remove_dir_all(target);
    outcome
}

fn locked_version(lock: &str, package: &str) -> Result<String> {
    let heading = format!("name = \"{package}\"\nversion = \"");
    let version = lock
        .replace('\r', "")
        .split_once(&heading)
        .and_then(|(_, rest)| rest.split_once('"').map(|(version, _)| version.to_owned()));
    version.with_context(|| format!("Cargo.lock does not name {package}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_one_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\r\nname = \"wasm-bindgen\"\r\nversion = \"0.2.130\"\r\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(locked_version(lock, "wasm").is_err());
    }
}
