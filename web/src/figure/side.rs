//! Which look at data and model stands below the landscape.

use leptos::prelude::*;

use super::place::{Place, Side};
use super::{coefficients, data, predicted, regions, weights};
use crate::live::live;
use crate::playground::Playground;
use crate::texts::sides as texts;

/// What stands below the landscape: what was chosen, if this problem has it, or else the first.
#[derive(Clone, Copy)]
pub struct Chosen {
    place: Memo<Place>,
    playground: Playground,
}

impl Chosen {
    /// The choice among what the place has.
    pub fn new(playground: Playground, place: Memo<Place>) -> Self {
        Self { place, playground }
    }

    fn side(self) -> Option<Side> {
        let chosen = self.playground.looks().side.get();
        self.place.with(|place| {
            let has = |side: &Side| place.sides.contains(side);
            chosen.filter(has).or_else(|| place.sides.first().copied())
        })
    }
}

/// The figure that is chosen.
#[component]
pub fn Beside(chosen: Chosen) -> impl IntoView {
    provide_context(chosen);
    let side = Memo::new(move |_| chosen.side());
    live(move || match side.get() {
        None => ().into_any(),
        Some(Side::Data) => view! { <data::DataFigure /> }.into_any(),
        Some(Side::Regions) => view! { <regions::Regions /> }.into_any(),
        Some(Side::Predicted) => view! { <predicted::Predicted /> }.into_any(),
        Some(Side::Coefficients) => view! { <coefficients::Coefficients /> }.into_any(),
        Some(Side::Weights) => view! { <weights::Weights /> }.into_any(),
    })
}

/// The choice, for the caption of the figure; nothing where there is none.
#[component]
pub fn Sides() -> impl IntoView {
    let chosen: Chosen = expect_context();
    let chip = move |side: Side| {
        view! {
            <button class="chip" aria-pressed=move || (chosen.side() == Some(side)).to_string()
                on:click=move |_| chosen.playground.looks().side.set(Some(side))>{name(side)}</button>
        }
    };
    let several = move || chosen.place.with(|place| place.sides.clone());
    view! {
        <span class="chips">
            {live(move || (several().len() > 1).then(|| several().into_iter().map(chip).collect_view()))}
        </span>
    }
}

/// What a look is called where one of several is chosen.
fn name(side: Side) -> &'static str {
    match side {
        Side::Data => texts::DATA,
        Side::Regions => texts::REGIONS,
        Side::Predicted => texts::PREDICTED,
        Side::Coefficients => texts::COEFFICIENTS,
        Side::Weights => texts::WEIGHTS,
    }
}
