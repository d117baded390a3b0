//! The comparison: how all runs stand at the cursor, in a table that can be sorted.

mod epoch_time;
mod row;

use downhill::film::Course;
use downhill_figures::number;
use leptos::prelude::*;

use crate::live::live;
use crate::playground::Playground;
use crate::run_card::swatch::Swatch;
use crate::show::Show;
use crate::stopwatch::Stopwatch;
use crate::texts::comparison as texts;
use epoch_time::EpochTime;
use row::{Row, rows};

/// A column: its head, what it says in full, and what a row has there.
struct Column {
    head: &'static str,
    words: &'static str,
    value: fn(&Row) -> f64,
    cell: fn(&Row) -> String,
}

/// What stands where a run has nothing to say.
const NOTHING: &str = "—";

const COLUMNS: &[Column] = &[
    Column {
        head: texts::RUN,
        words: texts::RUN_MEANING,
        value: |row| row.run as f64,
        cell: |row| row.name.clone(),
    },
    Column {
        head: texts::LOSS,
        words: texts::LOSS_MEANING,
        value: |row| row.standing.loss,
        cell: |row| number::number(row.standing.loss),
    },
    Column {
        head: texts::BEST,
        words: texts::BEST_MEANING,
        value: |row| row.standing.best.loss,
        cell: |row| number::number(row.standing.best.loss),
    },
    Column {
        head: texts::BEST_STEP,
        words: texts::BEST_STEP_MEANING,
        value: |row| row.standing.best.step as f64,
        cell: |row| number::count(row.standing.best.step),
    },
    Column {
        head: texts::HELD_OUT,
        words: texts::HELD_OUT_MEANING,
        value: |row| row.standing.held_out.map_or(f64::INFINITY, |(loss, _)| loss),
        cell: |row| row.standing.held_out.map_or(NOTHING.to_owned(), |it| number::number(it.0)),
    },
    Column {
        head: texts::BEST_HELD_OUT,
        words: texts::BEST_HELD_OUT_MEANING,
        value: |row| row.standing.held_out.map_or(f64::INFINITY, |(_, best)| best.loss),
        cell: |row| {
            row.standing.held_out.map_or(NOTHING.to_owned(), |it| number::number(it.1.loss))
        },
    },
    Column {
        head: texts::BEST_HELD_OUT_STEP,
        words: texts::BEST_HELD_OUT_STEP_MEANING,
        value: |row| row.standing.held_out.map_or(f64::INFINITY, |(_, best)| best.step as f64),
        cell: |row| row.standing.held_out.map_or(NOTHING.to_owned(), |it| number::count(it.1.step)),
    },
    Column {
        head: texts::STATE,
        words: texts::STATE_MEANING,
        value: |row| match row.standing.state {
            Course::Settled => 0.0,
            Course::Running => 1.0,
            Course::Diverged(step) => 2.0 + 1.0 / (step as f64 + 1.0),
        },
        cell: |row| match row.standing.state {
            Course::Settled => texts::SETTLED.to_owned(),
            Course::Running => texts::RUNNING.to_owned(),
            Course::Diverged(step) => texts::diverged_at(step),
        },
    },
    Column {
        head: texts::GRADIENTS,
        words: texts::GRADIENTS_MEANING,
        value: |row| row.standing.gradients as f64,
        cell: |row| number::count(row.standing.gradients),
    },
    Column {
        head: texts::EPOCHS,
        words: texts::EPOCHS_MEANING,
        value: |row| row.standing.epochs,
        cell: |row| number::number(row.standing.epochs),
    },
    Column {
        head: texts::DISTANCE,
        words: texts::DISTANCE_MEANING,
        value: |row| row.standing.distance.unwrap_or(f64::INFINITY),
        cell: |row| row.standing.distance.map_or(NOTHING.to_owned(), number::number),
    },
    Column {
        head: texts::PACE,
        words: texts::PACE_MEANING,
        value: |row| row.updates_a_second,
        // A measurement knows no more than two digits.
        cell: |row| number::number(number::to_digits(row.updates_a_second, 2)),
    },
    Column {
        head: texts::EPOCH_TIME,
        words: texts::EPOCH_TIME_MEANING,
        value: |row| row.epoch.unwrap_or(f64::INFINITY),
        cell: |row| {
            let milliseconds = |seconds| number::number(number::to_digits(1e3 * seconds, 2));
            row.epoch.map_or(NOTHING.to_owned(), milliseconds)
        },
    },
];

/// The column that rows are sorted by, and whether the greatest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Order {
    column: usize,
    falls: bool,
}

impl Order {
    /// The order after a click on the head of `column`.
    fn turned(self, column: usize) -> Self {
        Self { column, falls: self.column == column && !self.falls }
    }

    /// For screen readers, how `column` is sorted.
    fn aria(self, column: usize) -> &'static str {
        match self {
            Self { column: sorted, .. } if sorted != column => "none",
            Self { falls: false, .. } => "ascending",
            Self { falls: true, .. } => "descending",
        }
    }

    fn sort(self, rows: &mut [Row]) {
        let value = COLUMNS[self.column].value;
        rows.sort_by(|a, b| {
            let order = value(a).total_cmp(&value(b));
            if self.falls { order.reverse() } else { order }
        });
    }
}

/// The table of all runs, put away at first.
#[component]
pub fn Comparison() -> impl IntoView {
    let playground = Playground::here();
    let open = RwSignal::new(false);
    let order = RwSignal::new(Order::default());
    let stopwatch = StoredValue::new_local(Stopwatch::default());
    let rows = Memo::new(move |_| {
        let mut rows = if open.get() { rows(playground, stopwatch) } else { Vec::new() };
        order.get().sort(&mut rows);
        rows
    });
    view! {
        <details class="card comparison" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary><strong>{texts::OPEN}</strong></summary>
            <Show when=move || open.get()><Table order rows /><EpochTime rows /></Show>
        </details>
    }
}

#[component]
fn Table(order: RwSignal<Order>, rows: Memo<Vec<Row>>) -> impl IntoView {
    let columns = Memo::new(move |_| columns(&rows.read()));
    let heads = move || {
        columns.get().into_iter().map(|column| view! { <Head column order /> }).collect_view()
    };
    let lines = move || {
        let line = |row| view! { <Line row columns=columns.get() /> };
        rows.get().into_iter().map(line).collect_view()
    };
    view! {
        <div class="sheet" tabindex="0" role="group" aria-label=texts::TABLE>
            <table><thead><tr>{heads}</tr></thead><tbody>{live(lines)}</tbody></table>
        </div>
    }
}

/// The columns in which a run has something to say.
fn columns(rows: &[Row]) -> Vec<usize> {
    let says = |column: &usize| rows.iter().any(|row| (COLUMNS[*column].cell)(row) != NOTHING);
    (0..COLUMNS.len()).filter(says).collect()
}

#[component]
fn Head(column: usize, order: RwSignal<Order>) -> impl IntoView {
    let Column { head, words, .. } = &COLUMNS[column];
    let sign = move || match order.get().aria(column) {
        "ascending" => " ▴",
        "descending" => " ▾",
        _ => "",
    };
    view! {
        <th scope="col" aria-sort=move || order.get().aria(column)>
            <button class="quiet" title=*words on:click=move |_| order.update(|order| *order = order.turned(column))>
                {*head}<span aria-hidden="true">{live(sign)}</span>
            </button>
        </th>
    }
}

#[component]
fn Line(row: Row, columns: Vec<usize>) -> impl IntoView {
    let playground = Playground::here();
    let run = row.run;
    let select = move |_| playground.selected.set(run);
    let others = columns.into_iter().filter(|column| *column > 0);
    let cells = others.map(|column| view! { <td>{(COLUMNS[column].cell)(&row)}</td> });
    view! {
        <tr class:chosen=move || playground.selected.get() == run on:click=select>
            <th scope="row">
                <button class="quiet" aria-pressed=move || (playground.selected.get() == run).to_string()>
                    <Swatch run />{(COLUMNS[0].cell)(&row)}
                </button>
            </th>
            {cells.collect_view()}
        </tr>
    }
}
