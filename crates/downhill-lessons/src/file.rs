//! The file of a lesson: lines `key: value` up to the first empty line, then paragraphs.

use std::collections::VecDeque;

use downhill::complaint::Complaint;

/// The keys that a line may have.
const KEYS: &str = "title, group, experiment, task, goal, solution, printed";

/// What nobody has taken yet.
#[derive(Debug)]
pub(super) struct File {
    lines: VecDeque<(String, String)>,
    /// The text.
    pub(super) paragraphs: Vec<String>,
}

impl File {
    pub(super) fn parse(text: &str) -> Result<Self, Complaint> {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines: VecDeque<(String, String)> = VecDeque::new();
        for line in head.lines() {
            match lines.back_mut() {
                Some((_, value)) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                _ => lines.push_back(pair(line)?),
            }
        }
        let paragraphs = body.split("\n\n").map(|part| part.split_whitespace());
        let paragraphs = paragraphs.map(|words| words.collect::<Vec<_>>().join(" "));
        Ok(Self { lines, paragraphs: paragraphs.filter(|part| !part.is_empty()).collect() })
    }

    /// Takes the value of the first line with this key.
    pub(super) fn take(&mut self, key: &str) -> Option<String> {
        let index = self.lines.iter().position(|(known, _)| known == key)?;
        self.lines.remove(index).map(|(_, value)| value)
    }

    /// Takes the value of the first line with this key, which must be there.
    pub(super) fn need(&mut self, key: &str) -> Result<String, Complaint> {
        let missing = || Complaint::new(key, "nothing", format!("a line {key}: …"));
        self.take(key).filter(|value| !value.is_empty()).ok_or_else(missing)
    }

    /// Takes the values of all lines with this key.
    pub(super) fn all(&mut self, key: &str) -> Vec<String> {
        std::iter::from_fn(|| self.take(key)).collect()
    }

    /// Takes the value of the first line with this key, unless a line `task` comes before it.
    pub(super) fn next(&mut self, key: &str) -> Option<String> {
        let first = self.lines.iter().find(|(known, _)| known == key || known == "task")?;
        if first.0 == key { self.take(key) } else { None }
    }

    /// Makes sure that everything was taken.
    pub(super) fn finish(self) -> Result<(), Complaint> {
        match self.lines.into_iter().next() {
            None => Ok(()),
            Some((key, value)) => {
                let allowed = format!("{KEYS}; goals and one solution behind their task");
                Err(Complaint::new(key.clone(), format!("{key}: {value}"), allowed))
            }
        }
    }
}

fn pair(line: &str) -> Result<(String, String), Complaint> {
    let (key, value) = line
        .split_once(':')
        .ok_or_else(|| Complaint::new("line", line, format!("key: value with a key of {KEYS}")))?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}
