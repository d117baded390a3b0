//! Other programs: started with the pinned tools first on their path.

use crate::tally::Tally;
use anyhow::{Context, Result, ensure};
use std::{
    env,
    ffi::OsString,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Command, Stdio},
};

/// Where this repository keeps what it installs.
pub const TOOLS: &str = ".tools";

/// `name` with `arguments`, not yet started.
pub fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(file_name(name));
    command.args(arguments).env("PATH", search_path());
    command
}

/// Runs to the end; anything but success is an error that names the command line.
pub fn run(command: &mut Command) -> Result<()> {
    let line = typed(command);
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    ensure!(status.success(), "`{line}` failed ({status})");
    Ok(())
}

/// Like [`run`], and counts the tests that the program reports while passing its words on.
pub fn run_tests(command: &mut Command) -> Result<Tally> {
    let line = typed(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        echo(BufReader::new(output), &mut tally)?;
    }
    let status = child.wait()?;
    if !status.success() && tally.failed == 0 {
        tally.add(Tally::failure(&format!("`{line}` failed ({status})")));
    }
    Ok(tally)
}

/// What it prints, which is text. Anything but success is an error that names the command line.
pub fn said(command: &mut Command) -> Result<String> {
    let line = typed(command);
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start `{line}`"))?;
    ensure!(output.status.success(), "`{line}` failed ({})", output.status);
    Ok(String::from_utf8(output.stdout)?)
}

/// What the program prints, or nothing if it is missing or fails.
pub fn answer(name: &str, arguments: &[&str]) -> Option<String> {
    let output = program(name, arguments).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The file that `name` stands for on the path.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&search_path()).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

fn echo(lines: impl BufRead, tally: &mut Tally) -> Result<()> {
    for line in lines.split(b'\n') {
        let line = line?;
        let text = String::from_utf8_lossy(&line);
        tally.read(&text);
        writeln!(std::io::stdout(), "{text}")?;
    }
    Ok(())
}

fn typed(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// npm is a script, and Windows starts scripts only by their full name.
fn file_name(name: &str) -> String {
    if cfg!(windows) && name == "npm" { "npm.cmd".to_owned() } else { name.to_owned() }
}

fn search_path() -> OsString {
    let own = ["bin", "npm/node_modules/.bin"]
        .map(|folder| env::current_dir().unwrap_or_default().join(TOOLS).join(folder));
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
}
