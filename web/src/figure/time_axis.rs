//! What the time axis of the charts counts: the choice.

use leptos::prelude::*;

use super::clock::has_rows;
use super::select::Select;
use crate::looks::choice::{Choice, Chosen, Unit};
use crate::looks::value::{Value, Zoom};
use crate::playground::Playground;
use crate::texts::charts as texts;

impl Unit {
    /// What a chart against this unit says of itself.
    fn words(self) -> &'static str {
        match self {
            Self::Updates => texts::PER_UPDATE,
            Self::Epochs => texts::PER_EPOCH,
            Self::Examples => texts::PER_EXAMPLE,
            Self::Seconds => texts::PER_SECOND,
        }
    }

    /// Whether it is something else than updates only where there are rows.
    fn counts_rows(self) -> bool {
        matches!(self, Self::Epochs | Self::Examples)
    }
}

/// Chooses the unit; a stretch that was looked at means nothing in another.
#[component]
pub fn TimeAxis() -> impl IntoView {
    let playground = Playground::here();
    let unit = playground.looks().x;
    let choose = move |key: String| {
        playground.looks().zoom.set(Zoom(None));
        unit.set(Chosen::parse(&key).unwrap_or_default());
    };
    let rows = Memo::new(move |_| has_rows(playground));
    let choices = Signal::derive(move || {
        let offered = |each: Unit| rows.get() || !each.counts_rows() || unit.get().0 == each;
        let offered = Unit::ALL.iter().filter(|(each, _)| offered(*each));
        offered.map(|(each, key)| (*key, each.words())).collect::<Vec<_>>()
    });
    view! {
        <Select label=texts::TIME_AXIS choices choose chosen=Signal::derive(move || unit.get().print()) />
    }
}
