//! Who is timed: long-lived processes that answer a line with a line.

use anyhow::{Context, Result, ensure};
use std::{
    cell::RefCell,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    rc::Rc,
};

/// A process that has said that it is ready.
pub struct Process {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// What it said of itself when it was.
    pub version: String,
}

/// One implementation of the workloads.
pub struct Candidate {
    /// What the table calls it.
    pub name: &'static str,
    /// What stands before a request where a process answers for several.
    word: &'static str,
    process: Rc<RefCell<Process>>,
}

/// What a candidate answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// The time that the units took together.
    pub seconds: f64,
    /// The loss after the first unit.
    pub loss: f64,
}

impl Process {
    /// Starts `command` and waits until it is ready.
    pub fn start(command: &mut Command) -> Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().context("no output")?);
        let mut process = Self { child, input, output, version: String::new() };
        let said = process.line()?;
        process.version =
            said.strip_prefix("ready").with_context(|| format!("it said {said:?}"))?.trim().into();
        Ok(process)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        ensure!(self.output.read_line(&mut line)? > 0, "it ended");
        Ok(line.trim().to_owned())
    }

    fn ask(&mut self, request: &str) -> Result<String> {
        writeln!(self.input.as_ref().context("no input")?, "{request}")?;
        self.line()
    }
}

impl Drop for Process {
    /// Without input a process ends by itself, and closes its browser if it has one.
    fn drop(&mut self) {
        self.input.take();
        self.child.wait().ok();
    }
}

impl Candidate {
    /// The candidate for which `process` answers to `word`.
    pub fn new(name: &'static str, word: &'static str, process: &Rc<RefCell<Process>>) -> Self {
        Self { name, word, process: Rc::clone(process) }
    }

    /// Does a workload's unit `times`; nothing if the candidate has no such workload.
    pub fn ask(&self, key: &str, times: u32) -> Result<Option<Answer>> {
        let request = format!("{} {key} {times}", self.word);
        let said = self.process.borrow_mut().ask(request.trim_start())?;
        read(&said).with_context(|| format!("{} answered {said:?} to `{request}`", self.name))
    }
}

fn read(said: &str) -> Result<Option<Answer>> {
    if said == "none" {
        return Ok(None);
    }
    let (seconds, loss) = said.split_once(' ').context("not two numbers")?;
    Ok(Some(Answer { seconds: seconds.parse()?, loss: loss.parse()? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_answers() {
        assert_eq!(read("none").unwrap(), None);
        assert_eq!(read("0.5 3").unwrap(), Some(Answer { seconds: 0.5, loss: 3.0 }));
        assert!(read("0.5").is_err() && read("a b").is_err());
    }
}
