//! Puts the reference's files into the tests for the browser, which has no folder to read.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=DOWNHILL_REFERENCE");
    println!("cargo::rerun-if-changed=reference");
    let target = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    if target != "wasm32" {
        return Ok(());
    }
    let named = env::var_os("DOWNHILL_REFERENCE").map(PathBuf::from);
    let folder = fs::canonicalize(named.unwrap_or_else(|| PathBuf::from("reference")))?;
    let mut pairs = String::new();
    collect(&folder, "", &mut pairs)?;
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    fs::write(out.join("reference.rs"), format!("&[\n{pairs}]"))
}

/// Writes `("path", include_str!("file")),` for each JSON file.
fn collect(folder: &Path, prefix: &str, pairs: &mut String) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), pairs)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            let _ = writeln!(pairs, "({name:?}, include_str!({:?})),", path.to_string_lossy());
        }
    }
    Ok(())
}
