//! What the time axis of the charts counts: the choice.

use leptos::prelude::*;

use super::clock::has_rows;
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
    let choose = move |event| {
        let chosen = Chosen::<Unit>::parse(&event_target_value(&event));
        playground.looks().zoom.set(Zoom(None));
        unit.set(chosen.unwrap_or_default());
    };
    let rows = Memo::new(move |_| has_rows(playground));
    let option = move |(each, key): &(Unit, &'static str)| {
        let (each, key) = (*each, *key);
        let is_chosen = move || unit.get().0 == each;
        (rows.get() || !each.counts_rows() || is_chosen())
            .then(|| view! { <option value=key selected=is_chosen>{each.words()}</option> })
    };
    view! {
        <select class="unit" aria-label=texts::TIME_AXIS on:change=choose prop:value=move || unit.get().print()>
            {move || Unit::ALL.iter().map(option).collect_view()}
        </select>
    }
}
