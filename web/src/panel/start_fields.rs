//! The start in numbers, for problems of few parameters.

use downhill::complaint::Complaint;
use downhill::decimal;
use leptos::prelude::*;

use crate::figure::{parameter_in_full, parameter_name};
use crate::live::live;
use crate::number_field::NumberField;
use crate::playground::Playground;
use crate::texts::problem as texts;

/// Problems of more parameters start where their text says.
const MOST: usize = 2;

/// What an arrow key adds to a coordinate.
const NUDGE: f64 = 0.05;

/// A field for each coordinate of the start.
#[component]
pub fn StartFields() -> impl IntoView {
    let playground = Playground::here();
    let count = Memo::new(move |_| start(playground).len());
    let fields = move || {
        let shown = (1..=MOST).contains(&count.get());
        shown.then(|| (0..count.get()).map(|index| view! { <Coordinate index /> }).collect_view())
    };
    view! { <div class="start">{live(fields)}</div> }
}

fn start(playground: Playground) -> Vec<f64> {
    playground.experiment.track();
    playground.with_engine(|engine| engine.task().map_or_else(Vec::new, |task| task.start.clone()))
}

#[component]
fn Coordinate(index: usize) -> impl IntoView {
    let playground = Playground::here();
    let value = Signal::derive(move || start(playground).get(index).copied().unwrap_or(0.0));
    let name = move || texts::start(&parameter_name(playground, index));
    let in_full = move || texts::start(&parameter_in_full(playground, index));
    let nudge = move |steps: f64| set(playground, index, value.get_untracked() + NUDGE * steps);
    view! {
        <label title=in_full>{live(name)}
            <NumberField label=Signal::derive(in_full) value
                read=move |text| read(playground, index, text) nudge />
        </label>
    }
}

/// The farthest from zero that a start may be typed.
const FARTHEST: f64 = 1e9;

fn read(playground: Playground, index: usize, text: &str) -> Result<(), Complaint> {
    let typed = decimal::read(&text.trim().replace('−', "-"));
    let legal = typed.filter(|value| value.abs() <= FARTHEST);
    let allowed = || Complaint::new("start", text, texts::start_allowed(FARTHEST));
    legal.map(|value| set(playground, index, value)).ok_or_else(allowed)
}

fn set(playground: Playground, index: usize, value: f64) {
    let mut moved = untrack(|| start(playground));
    if let Some(entry) = moved.get_mut(index) {
        *entry = value;
    }
    playground.change(|experiment| experiment.start = Some(moved));
}
