//! The chart as a table: what it shows, for who does not see it.

use downhill_figures::{Weight, number};
use leptos::html::Dialog;
use leptos::prelude::*;

use super::board::Board;
use super::reading::value;
use super::{Comparison, Subject};
use crate::figure::clock::Clock;
use crate::playground::Playground;
use crate::texts::{charts as texts, dialogues};

/// Rows of the table.
const ROWS: u64 = 50;

/// A button that opens the table of a chart.
#[component]
pub fn DataButton(subject: Subject, clock: Memo<Clock>) -> impl IntoView {
    let playground = Playground::here();
    let board = Board::new(playground, subject, clock);
    let table = RwSignal::new(None::<Table>);
    let dialog = NodeRef::<Dialog>::new();
    let open = move |_| {
        table.set(Some(untrack(|| Table::of(board))));
        if let Some(dialog) = dialog.get_untracked().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    };
    let title = move || texts::data_of(&subject.title.read());
    view! {
        <button class="chip" title=texts::DATA_MEANING aria-label=title on:click=open>{texts::DATA}</button>
        <dialog node_ref=dialog class="data" aria-label=title>
            <form method="dialog"><button class="quiet" aria-label=dialogues::CLOSE>"✕"</button></form>
            <h2>{title}</h2>
            {move || table.get().map(Table::view)}
        </dialog>
    }
}

/// What the chart shows, sampled.
#[derive(Clone)]
struct Table {
    summary: String,
    names: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Table {
    fn of(board: Board) -> Self {
        let curves = board.subject().curves.read();
        let curves: Vec<_> = curves.iter().filter(|curve| curve.weight != Weight::Raw).collect();
        let steps = board.playground().steps();
        let count = ROWS.min(steps).max(1);
        let row = |index: u64| {
            let step = steps * index / count;
            let cell = |curve: &&super::Curve| {
                let reached = curve
                    .points
                    .last()
                    .is_some_and(|last| last[0] + curve.stride as f64 > step as f64);
                curve
                    .at(step as f64)
                    .filter(|_| reached)
                    .map_or("–".to_owned(), |(_, ends)| value(ends))
            };
            (step, curves.iter().map(cell).collect())
        };
        let names = curves.iter().map(|curve| board.name(curve)).collect();
        let compared = board.subject().comparison.get().map(compared).unwrap_or_default();
        let summary = format!("{}{compared}", board.summary());
        Self { summary, names, rows: (0..=count).map(row).collect() }
    }

    fn view(self) -> impl IntoView {
        let head = self.names.into_iter().map(|name| view! { <th scope="col">{name}</th> });
        let row = |(step, cells): (u64, Vec<String>)| {
            let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
            view! { <tr><th scope="row">{number::count(step)}</th>{cells}</tr> }
        };
        let head = head.collect_view();
        view! {
            <p>{self.summary}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=texts::VALUES>
                <table>
                    <thead><tr><th scope="col">{texts::STEP}</th>{head}</tr></thead>
                    <tbody>{self.rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
    }
}

fn compared((value, name): Comparison) -> String {
    texts::compared(&name, value)
}
