//! The losses that a film records: which there are, and which are shown.

use downhill::film::{Curve, Film, Frame};
use downhill_figures::Weight;

use crate::looks::places::Places;
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
    /// Its value at the cursor, if the film has one.
    pub now: fn(&Frame) -> Option<f64>,
    /// Whether a film has it, as another than the first.
    pub is_in: fn(&Film) -> bool,
    /// How it is drawn; what jumps from update to update is [`Weight::Raw`] and smoothed.
    pub weight: Weight,
}

impl Loss {
    /// Whether it jumps from update to update.
    pub fn is_noisy(&self) -> bool {
        self.weight == Weight::Raw
    }
}

/// All losses; films have the first in any case.
pub static LOSSES: [Loss; 3] = [
    Loss {
        key: "full",
        name: texts::FULL_LOSS,
        summary: texts::FULL_LOSS_MEANING,
        curve: |film| &film.reel.loss,
        now: |frame| Some(frame.loss),
        is_in: |_| true,
        weight: Weight::Strong,
    },
    Loss {
        key: "held-out",
        name: texts::HELD_OUT_LOSS,
        summary: texts::HELD_OUT_LOSS_MEANING,
        curve: |film| &film.reel.held_out,
        now: |frame| frame.held_out,
        is_in: |film| !film.reel.held_out.is_empty(),
        weight: Weight::Hollow,
    },
    Loss {
        key: "batch",
        name: texts::BATCH_LOSS,
        summary: texts::BATCH_LOSS_MEANING,
        curve: |film| &film.reel.batch_loss,
        now: |frame| Some(frame.slope.batch_loss),
        is_in: |film| film.run().batches().per_epoch() > 1,
        weight: Weight::Raw,
    },
];

/// The places in [`LOSSES`] of those that the films have.
pub fn places(films: &[&Film]) -> Vec<usize> {
    let is_there = |place: &usize| films.iter().any(|film| (LOSSES[*place].is_in)(film));
    (0..LOSSES.len()).filter(|place| *place == 0 || is_there(place)).collect()
}

/// The losses that were chosen, by their places in [`LOSSES`]; unless any were, all but noisy ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown(Option<Places>);

impl Shown {
    /// Those that are shown of the losses that are `there`: one at least.
    fn of(&self, there: &[usize]) -> Places {
        let is_shown = |place: &usize| match &self.0 {
            Some(chosen) => chosen.holds(*place),
            None => !LOSSES[*place].is_noisy(),
        };
        let shown: Places = there.iter().copied().filter(is_shown).collect();
        if shown.is_empty() { Places::from_iter([0]) } else { shown }
    }

    /// Whether the loss at this place is shown.
    pub fn holds(&self, place: usize, there: &[usize]) -> bool {
        self.of(there).holds(place)
    }

    /// Shows the loss, or takes it away unless it is the last.
    pub fn toggle(&mut self, place: usize, there: &[usize]) {
        let mut shown = self.of(there);
        shown.toggle(place);
        if !shown.is_empty() {
            self.0 = Some(shown).filter(|shown| *shown != Self::default().of(there));
        }
    }

    /// The losses that are shown of those that are `there`.
    pub fn losses(&self, there: &[usize]) -> impl Iterator<Item = &'static Loss> {
        self.of(there).iter().filter_map(|place| LOSSES.get(place))
    }
}

impl Value for Shown {
    fn print(&self) -> String {
        let chosen =
            self.0.iter().flat_map(|chosen| chosen.iter()).filter_map(|place| LOSSES.get(place));
        chosen.map(|loss| loss.key).collect::<Vec<_>>().join(",")
    }

    fn parse(text: &str) -> Option<Self> {
        let place = |key: &str| LOSSES.iter().position(|loss| loss.key == key);
        text.split(',').map(place).collect::<Option<_>>().map(|places| Self(Some(places)))
    }

    fn allowed() -> String {
        let keys: Vec<_> = LOSSES.iter().map(|loss| loss.key).collect();
        complaints::several_allowed(&keys)
    }
}
