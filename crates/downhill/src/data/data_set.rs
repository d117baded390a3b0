//! The catalogue of data sets.

use crate::catalogue::{Catalogue, Entry};
use crate::settings::Settings;

use super::Table;
use super::line::LINE;
use super::regression::REGRESSION;

/// A data set: its name, its knobs, and the table that they give.
#[derive(Debug, Clone, Copy)]
pub struct DataSet {
    /// Key, name, knobs and source.
    pub entry: Entry,
    /// The table; the same settings give the same table.
    pub make: fn(&Settings) -> Table,
}

/// All data sets, in the order in which they are shown.
static DATA_SETS: [DataSet; 2] = [LINE, REGRESSION];

impl Catalogue for DataSet {
    const KIND: &'static str = "data set";

    fn all() -> impl Iterator<Item = &'static Self> {
        DATA_SETS.iter()
    }

    fn entry(&self) -> &Entry {
        &self.entry
    }
}
