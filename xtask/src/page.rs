//! The page, built for release into `dist`.

use crate::{
    pinned_crate,
    program::{program, run},
    wasm_opt, wasm_target,
};
use anyhow::Result;
use std::{fs, path::Path};

/// Where Trunk puts the page.
pub const FOLDER: &str = "dist";

/// What a build takes beyond Rust.
pub fn see_to_tools() -> Result<()> {
    wasm_target::see_to()?;
    pinned_crate::wasm_bindgen()?;
    pinned_crate::trunk()
}

/// Builds the page; minutes the first time, seconds when little has changed.
pub fn build() -> Result<()> {
    let optimised = wasm_opt::see_to();
    // Trunk's own downloads are switched off (the tools are there, in the right versions),
    // and with them cargo's: so cargo fetches beforehand.
    run(&mut program("cargo", &["fetch", "--locked", "--quiet"]))?;
    let mut trunk = program("trunk", &["build", "--release", "--offline", "--skip-version-check"]);
    if !optimised {
        trunk.args(["--html-output", "index.html"]).arg(index_without_wasm_opt()?);
    }
    // Trunk takes nothing but `true` and `false` in a variable that others set to `1`.
    run(trunk.env_remove("NO_COLOR"))
}

/// Trunk has no switch for going without wasm-opt, only the attribute in the page.
fn index_without_wasm_opt() -> Result<&'static Path> {
    let file = Path::new("target/index.html");
    fs::create_dir_all("target")?;
    fs::write(file, without_wasm_opt(&fs::read_to_string("index.html")?))?;
    Ok(file)
}

/// The same page, one folder deeper, with every wasm-opt level at 0.
fn without_wasm_opt(index: &str) -> String {
    let mut parts = index.split("data-wasm-opt=\"");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.split_once('"').map_or("", |(_level, rest)| rest);
        page = page + "data-wasm-opt=\"0\"" + rest;
    }
    page.replace("\"web/", "\"../web/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_wasm_opt_off_everywhere() {
        let index = r#"<a href="web/Cargo.toml" data-wasm-opt="z" x /><b data-wasm-opt="3" />"#;
        let plain = r#"<a href="../web/Cargo.toml" data-wasm-opt="0" x /><b data-wasm-opt="0" />"#;
        assert_eq!(without_wasm_opt(index), plain);
    }
}
