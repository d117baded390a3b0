//! What is wrong with an experiment's text: which key, what was given, what is allowed.

use std::fmt;

use crate::expression::Mistake;

/// A refusal that names the key, the value that was given and what is allowed instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The key, as it is written in the experiment.
    pub key: String,
    /// What was given.
    pub given: String,
    /// What is allowed, in words that complete "allowed: …".
    pub allowed: String,
    /// The place of the mistake within what was given, where it is known.
    pub mistake: Option<Mistake>,
}

impl Complaint {
    /// A complaint about `given` as the value of `key`.
    pub fn new(
        key: impl Into<String>,
        given: impl Into<String>,
        allowed: impl Into<String>,
    ) -> Self {
        Self { key: key.into(), given: given.into(), allowed: allowed.into(), mistake: None }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: “{}” was given; allowed: {}", self.key, self.given, self.allowed)?;
        self.mistake.iter().try_for_each(|mistake| write!(f, "; {mistake}"))
    }
}

impl std::error::Error for Complaint {}
