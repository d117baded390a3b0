//! The chain rule of a network, layer by layer, for one example of the next batch.

use downhill::chain::{Note, Stage};
use downhill::objective::Batch;
use downhill_figures::number;
use leptos::prelude::*;

use crate::formula::Formula;
use crate::live::live;
use crate::looks::choice::{Chain, Chosen};
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::inside_the_step as texts;

/// Forward values, derivatives on the way back, and the gradient they multiply to; shown on request.
#[component]
pub fn ChainRule() -> impl IntoView {
    let playground = Playground::here();
    let chain = playground.looks().chain;
    let is_open = move || chain.get().0 == Chain::Shown;
    let has_layers = Memo::new(move |_| {
        playground.experiment.track();
        playground.with_engine(|engine| {
            let first = |task: &downhill::experiment::Task| {
                !task.objective.explain(&task.start, Batch::Rows(&[0])).is_empty()
            };
            engine.task().is_some_and(first)
        })
    });
    let label = move || if is_open() { texts::HIDE_CHAIN_RULE } else { texts::SHOW_CHAIN_RULE };
    view! {
        <Show when=move || has_layers.get()>
            <button class="chip" aria-expanded=move || is_open().to_string()
                on:click=move |_| chain.update(Chosen::turn)>{live(label)}</button>
            <Show when=is_open><Notes /></Show>
        </Show>
    }
}

#[component]
fn Notes() -> impl IntoView {
    let playground = Playground::here().in_words();
    let notes = Memo::new(move |_| notes(playground));
    let example =
        move || notes.with(|notes| notes.first().map(|note| texts::row(note.example as u64 + 1)));
    view! {
        <div class="chain" tabindex="0" role="region" aria-label=texts::CHAIN_RULE>
            <small>{live(example)}</small>
            <table><tbody>{live(move || notes.with(|notes| notes.iter().map(row).collect_view()))}</tbody></table>
        </div>
    }
}

/// The chain rule for the first row of the next batch of the selected run.
fn notes(playground: Playground) -> Vec<Note> {
    let run = playground.selected.get();
    let frames = playground.frames.read();
    let Some(frame) = frames.get(run) else { return Vec::new() };
    playground.with_engine(|engine| {
        let Some(film) = engine.film(run) else { return Vec::new() };
        let row = match film.batch(frame.state.step) {
            Batch::Rows([first, ..]) => *first,
            _ => 0,
        };
        film.run().objective().explain(&frame.state.theta, Batch::Rows(&[row]))
    })
}

fn row(note: &Note) -> impl IntoView + use<> {
    let (place, formula, value) = (place(note), note.anywhere(), note.value);
    view! {
        <tr>
            <td class="name"><Formula latex=formula /></td>
            <td class="place">{place}</td>
            <td title=number::exact(value)>{number::reading(value)}</td>
        </tr>
    }
}

/// Where in the network a line belongs, in the formula's letters.
fn place(note: &Note) -> String {
    let (l, j, i) = (note.place.layer + 1, note.place.unit + 1, note.place.input + 1);
    match note.place.stage {
        Stage::Loss => texts::output(j),
        Stage::Forward | Stage::Backward => format!("l = {l}, j = {j}"),
        Stage::Gradient { .. } => format!("l = {l}, j = {j}, i = {i}"),
    }
}
