//! A column of a sheet while it is read.

use crate::complaint::Complaint;

use super::cell::{ALLOWED, is_missing, number};

/// The numbers of a column, or what is wrong with it.
#[derive(Debug)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// Its numbers, as long as there is nothing else; NaN where there is none.
    pub(super) numbers: Vec<f64>,
    cells: usize,
    some_number: bool,
    gaps: usize,
    first_gap: Option<Complaint>,
    flaw: Option<Complaint>,
}

impl Column {
    /// A column without cells.
    pub(super) fn new(name: String) -> Self {
        let (numbers, cells, some_number, gaps) = (Vec::new(), 0, false, 0);
        Self { name, numbers, cells, some_number, gaps, first_gap: None, flaw: None }
    }

    /// Adds the cell `text` of line `line`.
    pub(super) fn push(&mut self, text: &str, line: u64, decimal_comma: bool) {
        let number = number(text, decimal_comma);
        self.cells += 1;
        self.some_number |= number.is_some();
        match number {
            _ if self.flaw.is_some() => {}
            Some(number) => self.numbers.push(number),
            None if is_missing(text) => self.leave_open(text, line),
            None => self.flaw = Some(self.complaint(text, line)),
        }
    }

    fn leave_open(&mut self, text: &str, line: u64) {
        if self.first_gap.is_none() {
            self.first_gap = Some(self.complaint(text, line));
        }
        self.gaps += 1;
        self.numbers.push(f64::NAN);
    }

    fn complaint(&self, text: &str, line: u64) -> Complaint {
        let given = if text.trim().is_empty() { "nothing".to_owned() } else { shortened(text) };
        Complaint::new(format!("line {line}, column {}", self.name), given, ALLOWED)
    }

    /// The number of cells without a number.
    pub(super) fn gaps(&self) -> usize {
        self.gaps
    }

    /// The first cell without a number, if there is one.
    pub(super) fn first_gap(&self) -> Option<&Complaint> {
        self.first_gap.as_ref()
    }

    /// What is wrong with the column: which cell is no number, or that none is, or that most are
    /// missing.
    pub(super) fn flaw(&self) -> Option<Complaint> {
        let mostly_open = 2 * self.gaps > self.cells;
        let gap = self.first_gap.as_ref().filter(|_| mostly_open);
        let flaw = self.flaw.as_ref().or(gap)?.clone();
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
