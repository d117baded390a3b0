//! A Python environment with the libraries in the versions that the reference data are from.

use crate::program::{answer, find, program, run};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The environment's folder.
const FOLDER: &str = "target/parity/venv";

/// What is installed.
pub const PACKAGES: [&str; 5] =
    ["numpy==2.4.6", "scikit-learn==1.9.1", "jax==0.10.2", "optax==0.2.8", "torch==2.11.0"];

/// What a complete environment is marked by.
const MARK: &str = "target/parity/venv/complete.txt";

/// The environment's Python, which is installed first if need be.
pub fn environment() -> Result<PathBuf> {
    let python = python();
    if fs::read_to_string(MARK).is_ok_and(|mark| mark == PACKAGES.join("\n")) {
        return Ok(python);
    }
    println!(
        "installing {} into {FOLDER}\nOn Linux PyTorch comes with CUDA: about 3 GB are loaded, \
         5.5 GB on disk, a few minutes.",
        PACKAGES.join(", ")
    );
    let base = ["python3", "python"].into_iter().find(|name| find(name).is_some());
    let base = base.context("Python 3.11 or newer is needed, and is not on the path")?;
    if answer(&python.to_string_lossy(), &["--version"]).is_none() {
        run(&mut program(base, &["-m", "venv", FOLDER]))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    run(program(&python.to_string_lossy(), &install).args(PACKAGES))?;
    fs::write(MARK, PACKAGES.join("\n"))?;
    Ok(python)
}

/// The environment's Python, absolute: it is started from another folder.
fn python() -> PathBuf {
    let file = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    std::path::absolute(Path::new(FOLDER).join(file)).unwrap_or_default()
}
