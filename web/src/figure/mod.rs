//! The figures: which ones a problem has, and where they stand.

mod clock;
mod coefficients;
mod curve;
mod data;
mod drawn;
mod examples;
mod fitted;
mod ground;
mod handle;
mod landmarks;
mod legend;
mod loss;
pub mod losses;
mod map;
mod over_time;
mod place;
mod predicted;
mod quantity;
mod regions;
mod select;
mod side;
mod time_axis;
mod toggle;
pub mod twin;
mod weights;

use leptos::prelude::*;

use crate::comparison::Comparison;
use crate::inspector::Inspector;
use crate::later::Later;
use crate::lesson_card::LessonCard;
use crate::live::live;
use crate::playground::Playground;
use crate::soon::Soon;
use crate::texts::figures as texts;
use clock::Clock;
use place::{Landscape, Place};

pub use ground::Ground;
pub use place::{Side, View};

/// All figures of the experiment.
#[component]
pub fn Figures() -> impl IntoView {
    let playground = Playground::here();
    let place = Memo::new(move |_| Place::of(playground));
    let clock = Memo::new(move |_| Clock::of(playground));
    let landscape = Memo::new(move |_| place.with(|place| place.landscape));
    let centre = move || match landscape.get() {
        Landscape::Curve => view! { <curve::Curve /> }.into_any(),
        Landscape::Map => view! { <map::MapFigure /> }.into_any(),
    };
    let chosen = side::Chosen::new(playground, place);
    view! {
        <section class="centre" aria-label=texts::WHERE_RUNS_ARE>
            <LessonCard />
            {live(centre)}
            <side::Beside chosen />
        </section>
        <section class="right" aria-label=texts::HOW_RUNS_GO>
            <Later>
                <Soon>
                    <loss::LossFigure clock />
                    <legend::Legend />
                    <quantity::QuantityFigure clock />
                </Soon>
                <Soon>
                    <Comparison />
                    <Soon><Inspector /></Soon>
                </Soon>
            </Later>
        </section>
    }
}

/// What parameter number `index` of the problem that is shown is called.
pub fn parameter_name(playground: Playground, index: usize) -> String {
    let experiment = playground.experiment.read();
    let name = playground.with_engine(|engine| {
        engine.task().map(|task| coefficients::name(&experiment.problem, task, index))
    });
    name.unwrap_or_default()
}

/// Whether that parameter is the intercept of what is fitted.
fn is_intercept(playground: Playground, index: usize) -> bool {
    playground.experiment.track();
    let intercept = playground.with_engine(|engine| engine.task()?.predictor?.intercept());
    intercept == Some(index)
}

/// The same where there is room: the intercept, which formulas multiply with 1, by its name.
pub fn parameter_in_full(playground: Playground, index: usize) -> String {
    let is_intercept = is_intercept(playground, index);
    if is_intercept {
        texts::INTERCEPT_IN_FULL.to_owned()
    } else {
        parameter_name(playground, index)
    }
}
