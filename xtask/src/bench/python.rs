//! Python, if it is at hand; nothing is installed for it.

use super::candidate::{Candidate, Process};
use super::machine::Version;
use super::site::ROWS;
use crate::program::{answer, program};
use std::{cell::RefCell, env, path::PathBuf, rc::Rc};

/// What names a Python that has the libraries.
pub const VARIABLE: &str = "DOWNHILL_PYTHON";

/// The environment that `cargo xtask parity` installs.
const PARITY: &str = "target/parity/venv/bin/python";

/// Names in the table, and the modules.
const LIBRARIES: [(&str, &str); 3] = [("NumPy", "numpy"), ("PyTorch", "torch"), ("JAX", "jax")];

/// A candidate with its version for each library that can be had.
pub fn candidates() -> Vec<(Candidate, Version)> {
    let Some(python) = python() else {
        println!("NumPy, PyTorch and JAX are left out: no Python is named in {VARIABLE}");
        return Vec::new();
    };
    LIBRARIES.iter().filter_map(|(name, module)| candidate(&python, name, module)).collect()
}

fn python() -> Option<String> {
    let named = env::var_os(VARIABLE).map(PathBuf::from);
    let parity = || Some(PathBuf::from(PARITY)).filter(|file| file.is_file());
    named.or_else(parity).map(|file| file.to_string_lossy().into_owned())
}

fn candidate(python: &str, name: &'static str, module: &str) -> Option<(Candidate, Version)> {
    let ask = format!("import {module}; print({module}.__version__)");
    let Some(version) = answer(python, &["-c", &ask]) else {
        println!("{name} is left out: this Python has it not");
        return None;
    };
    match Process::start(&mut program(python, &["bench/peers.py", module, ROWS])) {
        Ok(process) => {
            let process = Rc::new(RefCell::new(process));
            Some((Candidate::new(name, "", &process), (name, version)))
        }
        Err(reason) => {
            println!("{name} is left out: {reason:#}");
            None
        }
    }
}
