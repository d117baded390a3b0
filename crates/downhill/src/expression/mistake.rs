//! A mistake in a typed expression: where, and what was expected there.

use std::fmt;

/// Where a text stops to make sense, and what would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The place, in characters counted from 1; one more than there are where the end came too
    /// soon.
    pub column: usize,
    /// What was expected there.
    pub expected: String,
}

impl Mistake {
    pub(super) fn new(column: usize, expected: impl Into<String>) -> Self {
        Self { column, expected: expected.into() }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {} expected", self.column, self.expected)
    }
}

impl std::error::Error for Mistake {}
