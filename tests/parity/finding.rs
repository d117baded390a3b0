//! What came out for one file.

use std::fmt;

use super::comparison::{Comparison, Mismatch};
use super::json::Obstacle;

/// The most mismatches of a file that are printed one by one.
const SHOWN: usize = 10;

/// What came out for one file.
#[derive(Debug)]
pub struct Finding {
    /// The file's path.
    pub file: String,
    comparison: Comparison,
}

/// The verdict on one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Everything in it was compared and agrees.
    Passed,
    /// A number differs, or the file is not as it should be.
    Failed,
    /// Something in it has no counterpart in the core; what has one agrees.
    Skipped,
}

impl Finding {
    /// The finding of a comparison. A file of which nothing was compared, for no reason, is broken.
    pub(super) fn of(file: &str, mut comparison: Comparison) -> Self {
        if comparison.compared == 0 && comparison.unknown.is_empty() && comparison.broken.is_empty()
        {
            comparison.broken.push("nothing in it was compared".to_owned());
        }
        Self { file: file.to_owned(), comparison }
    }

    /// The finding where there was nothing to compare.
    pub(super) fn stopped(file: &str, obstacle: Obstacle) -> Self {
        let mut comparison = Comparison::default();
        comparison.part("", Err(obstacle));
        Self::of(file, comparison)
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        let Comparison { mismatches, broken, unknown, .. } = &self.comparison;
        match (mismatches.is_empty() && broken.is_empty(), unknown.is_empty()) {
            (false, _) => Verdict::Failed,
            (true, false) => Verdict::Skipped,
            (true, true) => Verdict::Passed,
        }
    }

    /// How many numbers were compared.
    pub fn compared(&self) -> usize {
        self.comparison.compared
    }

    /// Whether there is more to say than that it passed.
    pub(super) fn has_more_to_say(&self) -> bool {
        self.verdict() != Verdict::Passed || !self.comparison.notes.is_empty()
    }

    /// Why parts of the file were not compared.
    pub fn unknown(&self) -> &[String] {
        &self.comparison.unknown
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Comparison { compared, mismatches, unknown, broken, notes, .. } = &self.comparison;
        let word = match self.verdict() {
            Verdict::Passed => "passed",
            Verdict::Failed => "FAILED",
            Verdict::Skipped => "skipped",
        };
        writeln!(f, "{word} {} ({compared} numbers compared)", self.file)?;
        unknown.iter().try_for_each(|what| writeln!(f, "    not known here: {what}"))?;
        broken.iter().try_for_each(|what| writeln!(f, "    {what}"))?;
        notes.iter().try_for_each(|what| writeln!(f, "    not compared: {what}"))?;
        let shown = mismatches.iter().take(SHOWN);
        shown.clone().try_for_each(|mismatch| writeln!(f, "    {mismatch}"))?;
        match mismatches.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => writeln!(f, "    and {more} more"),
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, quantity, got, want, tolerance } = self;
        write!(f, "{place}, {quantity}: got {got}, want {want}, tolerance {tolerance:e}")
    }
}
