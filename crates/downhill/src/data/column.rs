//! A column of a sheet while it is read.

use crate::complaint::Complaint;

use super::cell::{ALLOWED, number};

/// The numbers of a column, or what is wrong with it.
#[derive(Debug)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// Its numbers, as long as there is nothing else.
    pub(super) numbers: Vec<f64>,
    cells: usize,
    some_number: bool,
    flaw: Option<Complaint>,
}

impl Column {
    /// A column without cells.
    pub(super) fn new(name: String) -> Self {
        Self { name, numbers: Vec::new(), cells: 0, some_number: false, flaw: None }
    }

    /// Adds the cell `text` of line `line`.
    pub(super) fn push(&mut self, text: &str, line: u64, decimal_comma: bool) {
        let number = number(text, decimal_comma);
        self.cells += 1;
        self.some_number |= number.is_some();
        match number {
            Some(number) if self.flaw.is_none() => self.numbers.push(number),
            None if self.flaw.is_none() => self.flaw = Some(self.complaint(text, line)),
            _ => {}
        }
    }

    fn complaint(&self, text: &str, line: u64) -> Complaint {
        let given = if text.trim().is_empty() { "nothing".to_owned() } else { shortened(text) };
        Complaint::new(format!("line {line}, column {}", self.name), given, ALLOWED)
    }

    /// What is wrong with the column: which cell is no number, or that none is.
    pub(super) fn flaw(&self) -> Option<Complaint> {
        let flaw = self.flaw.clone()?;
        if self.some_number {
            return Some(flaw);
        }
        let key = format!("column {}", self.name);
        Some(Complaint::new(key, flaw.given, "numbers; a column of text is left out"))
    }

    /// The number of its cells.
    pub(super) fn cells(&self) -> usize {
        self.cells
    }

    /// Whether it has text only.
    pub(super) fn is_text(&self) -> bool {
        !self.some_number
    }
}

/// The beginning of `text`, on one line, for names and messages.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let words: Vec<_> = text.split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
