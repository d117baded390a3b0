//! Settings: a value for each knob of a record, and the record with its settings.

use crate::catalogue::Catalogue;
use crate::complaint::Complaint;
use crate::knob::{Domain, Knob};

/// A legal value for each of a list of knobs.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    knobs: &'static [Knob],
    values: Vec<f64>,
}

impl Settings {
    /// The defaults of `knobs`.
    pub fn of(knobs: &'static [Knob]) -> Self {
        Self { knobs, values: knobs.iter().map(|knob| knob.default).collect() }
    }

    /// The knobs, in the order of their values.
    pub fn knobs(&self) -> &'static [Knob] {
        self.knobs
    }

    /// Each knob with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Knob, f64)> + '_ {
        self.knobs.iter().zip(self.values.iter().copied())
    }

    /// Whether `knob` has an effect beside the other settings.
    pub fn matters(&self, knob: &Knob) -> bool {
        knob.only_with.is_none_or(|(key, variant)| self.variant(key) == variant)
    }

    /// The value of the knob `key`, if there is such a knob.
    pub fn get(&self, key: &str) -> Option<f64> {
        self.iter().find(|(knob, _)| knob.key == key).map(|(_, value)| value)
    }

    /// The value of the knob `key`.
    ///
    /// # Panics
    /// If the record has no such knob: a slip in the record, not in a user's text.
    pub fn number(&self, key: &str) -> f64 {
        self.get(key).unwrap_or_else(|| panic!("no knob {key}"))
    }

    /// The value of the knob `key` as a count; see [`Settings::number`].
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole knob is a u32"
    )]
    pub fn count(&self, key: &str) -> usize {
        self.number(key) as usize
    }

    /// The key of the variant that the choice `key` is set to; see [`Settings::number`].
    ///
    /// # Panics
    /// If the record has no such choice.
    pub fn variant(&self, key: &str) -> &'static str {
        let index = self.count(key);
        let knob = self.knobs.iter().find(|knob| knob.key == key);
        match knob.map(|knob| knob.domain) {
            Some(Domain::Choice(variants)) => variants[index].key,
            _ => panic!("{key} is no choice"),
        }
    }

    /// Sets the knob `key` to `value`.
    ///
    /// # Errors
    /// A [`Complaint`] if there is no such knob or it does not allow the value; nothing changes then.
    pub fn set(&mut self, key: &str, value: f64) -> Result<(), Complaint> {
        let index = self.index(key)?;
        let knob = &self.knobs[index];
        if !knob.allows(value) {
            return Err(Complaint::new(key, value.to_string(), knob.allowed()));
        }
        self.values[index] = value;
        Ok(())
    }

    /// Sets the knob `key` to what `text` says: a number, or a variant's key.
    ///
    /// # Errors
    /// As [`Settings::set`], and if the text is no number.
    pub fn read(&mut self, key: &str, text: &str) -> Result<(), Complaint> {
        let knob = &self.knobs[self.index(key)?];
        let value = parse(knob, text).filter(|value| knob.allows(*value));
        let value = value.ok_or_else(|| Complaint::new(key, text, knob.allowed()))?;
        self.set(key, value)
    }

    fn index(&self, key: &str) -> Result<usize, Complaint> {
        let found = self.knobs.iter().position(|knob| knob.key == key);
        found.ok_or_else(|| {
            let keys: Vec<_> = self.knobs.iter().map(|knob| knob.key).collect();
            Complaint::new(key, key, format!("one of {}", keys.join(", ")))
        })
    }
}

/// The number that `text` gives for `knob`; a typographic minus counts as a minus.
fn parse(knob: &Knob, text: &str) -> Option<f64> {
    match knob.domain {
        Domain::Choice(variants) => {
            variants.iter().position(|variant| variant.key == text).map(|index| index as f64)
        }
        _ => text.trim().replace('−', "-").parse().ok().filter(|value: &f64| value.is_finite()),
    }
}

/// What `value` is called in an experiment's text.
pub fn print(knob: &Knob, value: f64) -> String {
    match knob.domain {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
        Domain::Choice(variants) => variants[value as usize].key.to_owned(),
        _ => value.to_string(),
    }
}

/// A catalogue record with its knobs set.
#[derive(Debug)]
pub struct Chosen<T: 'static> {
    /// The record.
    pub record: &'static T,
    /// Its settings.
    pub settings: Settings,
}

impl<T: Catalogue> Chosen<T> {
    /// The record with its defaults.
    pub fn new(record: &'static T) -> Self {
        Self { record, settings: Settings::of(record.entry().knobs) }
    }

    /// The record with this key, with its defaults.
    ///
    /// # Errors
    /// A [`Complaint`] that lists the keys there are.
    pub fn named(key: &str) -> Result<Self, Complaint> {
        T::find(key).map(Self::new)
    }

    /// The same with the knob `key` set to `value`.
    ///
    /// # Errors
    /// As [`Settings::set`].
    pub fn with(mut self, key: &str, value: f64) -> Result<Self, Complaint> {
        self.settings.set(key, value).map(|()| self)
    }

    /// The record's key.
    pub fn key(&self) -> &'static str {
        self.record.entry().key
    }
}

impl<T> Clone for Chosen<T> {
    fn clone(&self) -> Self {
        Self { record: self.record, settings: self.settings.clone() }
    }
}

impl<T: Catalogue> PartialEq for Chosen<T> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key() && self.settings == other.settings
    }
}
