//! Catalogues: lists of records that the page, the text form, the docs and the tests are made from.

use crate::complaint::Complaint;
use crate::knob::Knob;

/// What every catalogue record starts with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// How it is written in an experiment.
    pub key: &'static str,
    /// How it is shown.
    pub name: &'static str,
    /// One sentence on what it is.
    pub summary: &'static str,
    /// Its formula, as LaTeX.
    pub formula: &'static str,
    /// Its hyperparameters, in the order in which they are shown.
    pub knobs: &'static [Knob],
    /// Where the formula is from, with the equation's number.
    pub source: &'static str,
}

/// A kind of record of which there is a list.
pub trait Catalogue: Sized + 'static {
    /// The word for one record in messages: `optimizer`, `surface`, …
    const KIND: &'static str;

    /// All records, in the order in which they are shown.
    fn all() -> impl Iterator<Item = &'static Self>;

    /// The record's key, name, knobs and source.
    fn entry(&self) -> &Entry;

    /// The record that is taken where nothing else is said.
    ///
    /// # Panics
    /// If the catalogue is empty, which none is.
    fn first() -> &'static Self {
        Self::all().next().expect("a catalogue without records")
    }

    /// The record with this key.
    ///
    /// # Errors
    /// A [`Complaint`] that lists the keys there are.
    fn find(key: &str) -> Result<&'static Self, Complaint> {
        Self::all().find(|record| record.entry().key == key).ok_or_else(|| {
            let keys: Vec<_> = Self::all().map(|record| record.entry().key).collect();
            Complaint::new(Self::KIND, key, format!("one of {}", keys.join(", ")))
        })
    }
}
