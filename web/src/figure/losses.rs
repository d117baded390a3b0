//! The losses that a film records: which there are, and which are shown.

use std::collections::BTreeSet;

use downhill::film::{Curve, Film, Frame};

use crate::looks::value::Value;
use crate::texts::{charts as texts, complaints};

/// A loss that can be shown over time.
pub struct Loss {
    /// What it is called in the link.
    pub key: &'static str,
    /// What it is called on the page.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub summary: &'static str,
    /// Its record.
    pub curve: fn(&Film) -> &Curve,
    /// Its value at the cursor.
    pub now: fn(&Frame) -> f64,
    /// Whether it jumps from update to update, so that it is smoothed.
    pub noisy: bool,
}

/// All losses; the first is shown unless others are chosen.
pub static LOSSES: [Loss; 2] = [
    Loss {
        key: "full",
        name: texts::FULL_LOSS,
        summary: texts::FULL_LOSS_MEANING,
        curve: |film| &film.reel.loss,
        now: |frame| frame.loss,
        noisy: false,
    },
    Loss {
        key: "batch",
        name: texts::BATCH_LOSS,
        summary: texts::BATCH_LOSS_MEANING,
        curve: |film| &film.reel.batch_loss,
        now: |frame| frame.slope.batch_loss,
        noisy: true,
    },
];

/// The losses that are shown, by their places in [`LOSSES`]; never none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown(BTreeSet<usize>);

impl Default for Shown {
    fn default() -> Self {
        Self(BTreeSet::from([0]))
    }
}

impl Shown {
    /// Whether the loss at this place is shown.
    pub fn holds(&self, place: usize) -> bool {
        self.0.contains(&place)
    }

    /// Shows the loss, or takes it away unless it is the last.
    pub fn toggle(&mut self, place: usize) {
        if !self.holds(place) {
            self.0.insert(place);
        } else if self.0.len() > 1 {
            self.0.remove(&place);
        }
    }

    /// The losses that are shown.
    pub fn losses(&self) -> impl Iterator<Item = &'static Loss> {
        self.0.iter().filter_map(|place| LOSSES.get(*place))
    }
}

impl Value for Shown {
    fn print(&self) -> String {
        self.losses().map(|loss| loss.key).collect::<Vec<_>>().join(",")
    }

    fn parse(text: &str) -> Option<Self> {
        let place = |key: &str| LOSSES.iter().position(|loss| loss.key == key);
        text.split(',').map(place).collect::<Option<_>>().map(Self)
    }

    fn allowed() -> String {
        let keys: Vec<_> = LOSSES.iter().map(|loss| loss.key).collect();
        complaints::several_allowed(&keys)
    }
}
