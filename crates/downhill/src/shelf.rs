//! The shelf: data that the user loaded, which stay on their machine.

use std::collections::BTreeMap;

use crate::data::Sheet;

/// Sheets by the digest of their content, under which an experiment's text names them.
#[derive(Debug, Default)]
pub struct Shelf(BTreeMap<u64, Sheet>);

impl Shelf {
    /// Puts `sheet` on the shelf and returns its digest.
    pub fn put(&mut self, sheet: Sheet) -> u64 {
        let digest = sheet.digest();
        self.0.insert(digest, sheet);
        digest
    }

    /// The sheet with this digest.
    pub fn sheet(&self, digest: u64) -> Option<&Sheet> {
        self.0.get(&digest)
    }
}
