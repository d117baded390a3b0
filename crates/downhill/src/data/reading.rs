//! Reading a text into columns.

use std::borrow::Cow;

use csv::StringRecord;

use crate::complaint::Complaint;

use super::cell::number;
use super::column::{Column, shortened};
use super::delimiter::{delimiter, reader};

/// The most columns a sheet may have.
const MOST_COLUMNS: usize = 200;

/// The most cells a sheet may have: half a million rows of twenty columns, 80 MB of numbers.
const MOST_CELLS: usize = 10_000_000;

/// All columns of `text`, with what is wrong with each; none if there is no text.
pub(super) fn columns(text: &str) -> Result<Vec<Column>, Complaint> {
    let text = &*plain(text);
    let delimiter = delimiter(text);
    let mut reader = reader(text, delimiter);
    let mut reading = Reading { decimal_comma: delimiter != b',', ..Reading::default() };
    let mut lines = Lines { text: text.as_bytes(), place: 0, line: 1 };
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| unreadable(&error))? {
        let line = lines.of(&record);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            reading.take(&record, line)?;
        }
    }
    Ok(reading.columns)
}

/// The text without byte order mark; line ends that are carriage returns only become line feeds.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\n') { text.into() } else { text.replace('\r', "\n").into() }
}

/// What the reader itself may complain about; a text gives it no occasion.
fn unreadable(error: &csv::Error) -> Complaint {
    Complaint::new("data", error.to_string(), "a text of separated fields")
}

/// The columns so far.
#[derive(Default)]
struct Reading {
    decimal_comma: bool,
    first_line: u64,
    cells: usize,
    columns: Vec<Column>,
}

impl Reading {
    fn take(&mut self, record: &StringRecord, line: u64) -> Result<(), Complaint> {
        if self.columns.is_empty() {
            return self.begin(record, line);
        }
        self.check(record, line)?;
        self.add(record, line);
        Ok(())
    }

    /// Takes the first record, whose fields are names unless there is a number among them.
    fn begin(&mut self, record: &StringRecord, line: u64) -> Result<(), Complaint> {
        if record.len() > MOST_COLUMNS {
            let allowed = format!("at most {MOST_COLUMNS} columns");
            return Err(Complaint::new(format!("line {line}"), fields(record.len()), allowed));
        }
        let header = record.iter().all(|cell| number(cell, self.decimal_comma).is_none());
        let names = names(record.iter().map(|cell| if header { cell } else { "" }));
        self.columns = names.into_iter().map(Column::new).collect();
        self.first_line = line;
        if !header {
            self.add(record, line);
        }
        Ok(())
    }

    fn check(&self, record: &StringRecord, line: u64) -> Result<(), Complaint> {
        let key = format!("line {line}");
        if record.len() != self.columns.len() {
            let allowed = format!("{}, as in line {}", fields(self.columns.len()), self.first_line);
            return Err(Complaint::new(key, fields(record.len()), allowed));
        }
        if self.cells + record.len() > MOST_CELLS {
            let allowed = format!("at most {MOST_CELLS} fields in all");
            return Err(Complaint::new(key, "more", allowed));
        }
        Ok(())
    }

    fn add(&mut self, record: &StringRecord, line: u64) {
        self.cells += record.len();
        for (column, cell) in self.columns.iter_mut().zip(record) {
            column.push(cell, line, self.decimal_comma);
        }
    }
}

fn fields(count: usize) -> String {
    format!("{count} field{}", if count == 1 { "" } else { "s" })
}

/// A name for each column, all different: what is given, or its number.
fn names<'a>(given: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names = Vec::new();
    for (index, given) in given.enumerate() {
        let mut name = shortened(given);
        if name.is_empty() {
            name = format!("column {}", index + 1);
        }
        while names.contains(&name) {
            name += " (2)";
        }
        names.push(name);
    }
    names
}

/// Counts lines along with the records.
struct Lines<'a> {
    text: &'a [u8],
    place: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line in which `record` begins.
    fn of(&mut self, record: &StringRecord) -> u64 {
        let byte = record.position().map_or(0, csv::Position::byte);
        let passed = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let blank = self.text[passed..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let place = passed + blank.count();
        let between = self.text.get(self.place..place).unwrap_or_default();
        self.line += between.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        self.place = place;
        self.line
    }
}
