//! The twin of a figure: what it shows in words and as a table, for who does not see it.

use downhill_figures::number;
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::live::live;
use crate::texts::{dialogues, figures as texts};

/// A figure in words and numbers.
#[derive(Debug, Clone, Default)]
pub struct Twin {
    /// What happened.
    pub summary: String,
    /// What is shown; the first column names the rows.
    pub columns: Vec<Column>,
}

/// A column of the table.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// What stands in it.
    pub head: String,
    /// A cell for each row.
    pub cells: Vec<String>,
}

impl Column {
    /// A column of these cells.
    pub fn new(head: impl Into<String>, cells: Vec<String>) -> Self {
        Self { head: head.into(), cells }
    }

    /// A column of numbers.
    pub fn of_numbers(head: impl Into<String>, values: &[f64]) -> Self {
        Self::new(head, values.iter().copied().map(number::number).collect())
    }
}

/// A button that opens the twin of the figure that is called `title`, as it is at that moment.
#[component]
pub fn TwinButton(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] twin: Callback<(), Twin>,
) -> impl IntoView {
    let shown = RwSignal::new(None::<Twin>);
    let dialog = NodeRef::<Dialog>::new();
    let open = move |_| {
        shown.set(Some(untrack(|| twin.run(()))));
        if let Some(dialog) = dialog.get_untracked().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    };
    let name = move || texts::table_of(&title.read());
    view! {
        <button class="chip" title=texts::TABLE_MEANING aria-label=name on:click=open>{texts::TABLE}</button>
        <dialog node_ref=dialog class="data" aria-label=name>
            <form method="dialog"><button class="quiet" aria-label=dialogues::CLOSE>"✕"</button></form>
            <h2>{title}</h2>
            {live(move || shown.get().map(Twin::view))}
        </dialog>
    }
}

impl Twin {
    fn view(self) -> impl IntoView {
        let Self { summary, columns } = self;
        let heads =
            columns.iter().map(|column| view! { <th scope="col">{column.head.clone()}</th> });
        let heads = heads.collect_view();
        let count = columns.first().map_or(0, |names| names.cells.len());
        let rows = (0..count).map(|row| line(&columns, row)).collect_view();
        view! {
            <p>{summary}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=texts::VALUES>
                <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        }
    }
}

fn line(columns: &[Column], row: usize) -> impl IntoView + use<> {
    let cell = |column: &Column| column.cells.get(row).cloned().unwrap_or_default();
    let cells =
        columns.iter().skip(1).map(|column| view! { <td>{cell(column)}</td> }).collect_view();
    view! { <tr><th scope="row">{columns.first().map(cell)}</th>{cells}</tr> }
}
