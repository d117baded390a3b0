//! The order of the comparison's rows.

use leptos::prelude::*;

use super::reading::{COLUMNS, Reading};
use super::row::Row;
use crate::looks::value::{Look, Value};
use crate::sorted::sorted;
use crate::texts::complaints as texts;

/// A reading: its column, and its place there.
pub type Place = (usize, usize);

/// The reading that rows are sorted by, and whether the greatest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    by: Place,
    falls: bool,
}

/// What stands in the link behind a reading whose greatest comes first.
const FALLS: &str = ",falling";

impl Order {
    /// The order after a click on the head of a reading.
    pub fn turned(self, by: Place) -> Self {
        Self { by, falls: self.by == by && !self.falls }
    }

    /// For screen readers, how `column` is sorted.
    pub fn aria(self, column: usize) -> &'static str {
        match self {
            Self { by: (sorted, _), .. } if sorted != column => "none",
            Self { falls: false, .. } => "ascending",
            Self { falls: true, .. } => "descending",
        }
    }

    /// What stands behind the head of a reading.
    pub fn sign(self, of: Place) -> &'static str {
        match self {
            Self { by, .. } if by != of => "",
            Self { falls: false, .. } => " ▴",
            Self { falls: true, .. } => " ▾",
        }
    }

    /// The rows in this order.
    pub fn sorted(self, rows: Vec<Row>) -> Vec<Row> {
        let value = reading(self.by).value;
        sorted(rows, |a, b| {
            let order = value(a).total_cmp(&value(b));
            if self.falls { order.reverse() } else { order }
        })
    }
}

/// What is read at a place.
pub fn reading((column, place): Place) -> &'static Reading {
    &COLUMNS[column][place]
}

/// All readings, each at its place.
fn places() -> impl Iterator<Item = (Place, &'static Reading)> {
    COLUMNS.iter().enumerate().flat_map(|(column, readings)| {
        readings.iter().enumerate().map(move |(place, reading)| ((column, place), reading))
    })
}

impl Value for Order {
    fn print(&self) -> String {
        format!("{}{}", reading(self.by).key, if self.falls { FALLS } else { "" })
    }

    fn parse(text: &str) -> Option<Self> {
        let (key, falls) = match text.strip_suffix(FALLS) {
            Some(key) => (key, true),
            None => (text, false),
        };
        let (by, _) = places().find(|(_, reading)| reading.key == key)?;
        Some(Self { by, falls })
    }

    fn allowed() -> String {
        let keys: Vec<_> = places().map(|(_, reading)| reading.key).collect();
        texts::order_allowed(&keys, FALLS)
    }
}

/// The comparison where it is open, as it is sorted.
pub struct Compared {
    /// Whether it is.
    pub open: RwSignal<bool>,
    /// How its rows are sorted.
    pub order: RwSignal<Order>,
}

impl Look for Compared {
    fn text(&self) -> Option<String> {
        self.open.get().then(|| self.order.get().print())
    }

    fn take(&self, text: Option<&str>) -> Result<(), String> {
        let order = text.map(|text| Order::parse(text).ok_or_else(Order::allowed)).transpose()?;
        self.open.set(order.is_some());
        self.order.set(order.unwrap_or_default());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn every_order_is_read_as_it_is_written() {
        for (by, reading) in places() {
            for falls in [false, true] {
                let order = Order { by, falls };
                assert_eq!(Order::parse(&order.print()), Some(order), "{}", reading.key);
            }
        }
        for text in ["", "nothing", "loss,rising", ",falling"] {
            assert_eq!(Order::parse(text), None, "{text}");
        }
    }
}
