//! The comparison: how all runs stand at the cursor, in a table that can be sorted.

mod epoch_time;
pub mod order;
mod reading;
mod row;

use leptos::prelude::*;

use crate::live::live;
use crate::looks::Looks;
use crate::playground::Playground;
use crate::run_card::swatch::Swatch;
use crate::show::Show;
use crate::texts::comparison as texts;
use epoch_time::EpochTime;
use order::{Order, Place, reading};
use reading::{COLUMNS, Reading};
use row::{Row, rows};

/// The table of all runs, put away at first.
#[component]
pub fn Comparison() -> impl IntoView {
    let playground = Playground::here().in_words();
    let Looks { compares: open, order, .. } = playground.looks();
    let rows = Memo::new(move |_| {
        let rows = if open.get() { rows(playground) } else { Vec::new() };
        order.get().sorted(rows)
    });
    view! {
        <details class="card comparison" prop:open=open on:toggle=move |event| toggle(&event, open)>
            <summary><strong>{texts::OPEN}</strong></summary>
            <Show when=move || open.get()><Table order rows /><EpochTime rows /></Show>
        </details>
    }
}

/// What the browser did at a click, or did because the link says so.
fn toggle(event: &web_sys::Event, open: RwSignal<bool>) {
    let is_open = event_target::<web_sys::Element>(event).has_attribute("open");
    if open.get_untracked() != is_open {
        open.set(is_open);
    }
}

#[component]
fn Table(order: RwSignal<Order>, rows: Memo<Vec<Row>>) -> impl IntoView {
    let columns = Memo::new(move |_| columns(&rows.read()));
    let heads = move || {
        columns.get().into_iter().map(|places| view! { <Head places order /> }).collect_view()
    };
    let readings = move || columns.read().len().saturating_sub(1).to_string();
    let lines = move || {
        let line = |row| view! { <Line row columns=columns.get() /> };
        rows.get().into_iter().map(line).collect_view()
    };
    view! {
        <div class="sheet" tabindex="0" role="group" aria-label=texts::TABLE>
            <table style:--readings=readings><thead><tr>{heads}</tr></thead><tbody>{live(lines)}</tbody></table>
        </div>
    }
}

/// The columns in which a run has something to say, and what is read there.
fn columns(rows: &[Row]) -> Vec<Vec<Place>> {
    let told = |column: usize| {
        let places = (0..COLUMNS[column].len()).map(move |place| (column, place));
        places.filter(|place| reading(*place).is_told(rows)).collect::<Vec<_>>()
    };
    (0..COLUMNS.len()).map(told).filter(|places| !places.is_empty()).collect()
}

#[component]
fn Head(places: Vec<Place>, order: RwSignal<Order>) -> impl IntoView {
    let column = places[0].0;
    let button = move |place: Place| {
        let Reading { head, words, .. } = reading(place);
        view! {
            <button class="quiet" title=*words on:click=move |_| order.update(|order| *order = order.turned(place))>
                {*head}<span aria-hidden="true">{live(move || order.get().sign(place))}</span>
            </button>
        }
    };
    let buttons = places.into_iter().map(button).collect_view();
    view! { <th scope="col" aria-sort=move || order.get().aria(column)>{buttons}</th> }
}

#[component]
fn Line(row: Row, columns: Vec<Vec<Place>>) -> impl IntoView {
    let playground = Playground::here();
    let run = row.run;
    let select = move |_| playground.selected.set(run);
    let value = |place: &Place| {
        let Reading { words, cell, .. } = reading(*place);
        view! { <span title=*words>{cell(&row)}</span> }
    };
    let values = |places: &[Place]| places.iter().map(value).collect_view();
    let cells = columns.iter().skip(1).map(|places| view! { <td>{values(places)}</td> });
    let below = columns.first().map(|places| values(&places[1..]));
    view! {
        <tr class:chosen=move || playground.selected.get() == run on:click=select>
            <th scope="row">
                <button class="quiet" aria-pressed=move || (playground.selected.get() == run).to_string()>
                    <Swatch run /><span title=row.name.clone()>{row.name.clone()}</span>
                </button>
                {below}
            </th>
            {cells.collect_view()}
        </tr>
    }
}
