//! What a library has no words for.

use std::fmt;

use super::Language;
use downhill::complaint::Complaint;

/// Why there is no script: a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsayable(String);

impl Unsayable {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    /// `language` has nothing that does what `what` does.
    pub(super) fn none(language: Language, what: &str) -> Self {
        Self(format!("{} has nothing that does exactly the same as “{what}”.", language.library()))
    }
}

impl From<Complaint> for Unsayable {
    fn from(complaint: Complaint) -> Self {
        Self(complaint.to_string())
    }
}

impl fmt::Display for Unsayable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unsayable {}
