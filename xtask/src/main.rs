//! The project's commands. `cargo xtask` alone lists them.
//!
//! Everything they need beyond Rust is put into `.tools`, in the versions pinned here,
//! and nothing outside the repository is changed but for Rust's WebAssembly target and,
//! where this is allowed, Debian's packages of the browser that the tests drive.

mod bench;
mod browser;
mod build;
mod end_to_end;
mod lint;
mod native_tests;
mod node;
mod page;
mod parity;
mod parts;
mod pinned_crate;
mod program;
mod serve;
mod static_site;
mod step;
mod tally;
mod test;
mod wasm_opt;
mod wasm_target;
mod wasm_tests;

use anyhow::{Context, Result, bail};
use std::{env, path::Path, process::ExitCode};

/// A word after `cargo xtask`.
struct Command {
    name: &'static str,
    usage: &'static str,
    does: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        usage: serve::USAGE,
        does: "builds the page and serves it",
        run: serve::run,
    },
    Command {
        name: "build",
        usage: build::USAGE,
        does: "builds the page to be published",
        run: build::run,
    },
    Command {
        name: "bench",
        usage: bench::USAGE,
        does: "times the core in a tab, natively, and against JavaScript, NumPy, PyTorch and JAX",
        run: bench::run,
    },
    Command {
        name: "parity",
        usage: parity::USAGE,
        does: "runs the scripts of every record in Python and compares their losses",
        run: parity::run,
    },
    Command { name: "test", usage: test::USAGE, does: "checks everything", run: test::run },
];

fn main() -> ExitCode {
    match run(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<()> {
    let Some((name, rest)) = words.split_first() else {
        list();
        return Ok(());
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        list();
        bail!("`{name}` is not among them");
    };
    enter_workspace()?;
    (command.run)(rest)
}

fn list() {
    println!("The commands of `cargo xtask`:\n");
    for Command { usage, does, .. } in COMMANDS {
        println!("  {usage}\n      {does}");
    }
}

/// Makes every relative path start at the workspace's root, from wherever the command was typed.
fn enter_workspace() -> Result<()> {
    let here = env::current_dir()?;
    let root = here.ancestors().find(|folder| is_root(folder));
    env::set_current_dir(root.context("this folder is not in the Downhill repository")?)?;
    Ok(())
}

fn is_root(folder: &Path) -> bool {
    folder.join("Trunk.toml").is_file() && folder.join("xtask").is_dir()
}
