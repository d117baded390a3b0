//! What is read from JSON, and what can stand in the way.

use downhill::complaint::Complaint;
use serde_json::{Map, Value};

/// Why something was not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The core has no counterpart: a reason to skip.
    Unknown(String),
    /// The reference is not as its README says: a failure.
    Broken(String),
}

/// A part of a check, which an obstacle can end.
pub type Part<T> = Result<T, Obstacle>;

impl Obstacle {
    pub(super) fn unknown(what: impl Into<String>) -> Self {
        Self::Unknown(what.into())
    }

    pub(super) fn broken(what: impl Into<String>) -> Self {
        Self::Broken(what.into())
    }
}

/// A value beyond what a knob allows is one that the core does not know.
impl From<Complaint> for Obstacle {
    fn from(complaint: Complaint) -> Self {
        Self::Unknown(complaint.to_string())
    }
}

pub fn field<'a>(value: &'a Value, key: &str) -> Part<&'a Value> {
    value.get(key).ok_or_else(|| Obstacle::broken(format!("{key} is missing")))
}

pub fn text(value: &Value) -> Part<&str> {
    value.as_str().ok_or_else(|| not(value, "a text"))
}

pub fn array(value: &Value) -> Part<&Vec<Value>> {
    value.as_array().ok_or_else(|| not(value, "a list"))
}

pub fn object(value: &Value) -> Part<&Map<String, Value>> {
    value.as_object().ok_or_else(|| not(value, "an object"))
}

/// A number; a truth value counts as 0 or 1.
pub fn number(value: &Value) -> Part<f64> {
    let truth = || value.as_bool().map(|truth| f64::from(u8::from(truth)));
    value.as_f64().or_else(truth).ok_or_else(|| not(value, "a number"))
}

/// A whole number, which may be written as a text where it is too large for a number.
pub fn whole(value: &Value) -> Part<u64> {
    let written = || value.as_str().and_then(|text| text.parse().ok());
    value.as_u64().or_else(written).ok_or_else(|| not(value, "a whole number"))
}

pub fn wholes(value: &Value) -> Part<Vec<u64>> {
    array(value)?.iter().map(whole).collect()
}

/// The numbers of a number, a list, or a list of lists, in their order.
pub fn numbers(value: &Value) -> Part<Vec<f64>> {
    match value.as_array() {
        None => Ok(vec![number(value)?]),
        Some(items) => {
            let lists: Part<Vec<_>> = items.iter().map(numbers).collect();
            Ok(lists?.concat())
        }
    }
}

/// Refuses keys that nobody reads: they could change what the numbers mean.
pub fn only(value: &Value, known: &[&str]) -> Part<()> {
    match object(value)?.keys().find(|key| !known.contains(&key.as_str())) {
        None => Ok(()),
        Some(key) => Err(Obstacle::unknown(format!("{key} = {}", value[key]))),
    }
}

fn not(value: &Value, wanted: &str) -> Obstacle {
    let mut given = value.to_string();
    if let Some((end, _)) = given.char_indices().nth(40) {
        given.truncate(end);
    }
    Obstacle::broken(format!("{given} is not {wanted}"))
}
