//! Inside the step: the arithmetic of the next update, by the code that makes it.

use downhill::film::Frame;
use downhill::ledger::Line;
use downhill_figures::number;
use leptos::prelude::*;

use crate::chain_rule::ChainRule;
use crate::figure::{parameter_in_full, parameter_name};
use crate::formula::{Formula, in_numbers};
use crate::live::live;
use crate::looks::choice::{Chosen, Quantity};
use crate::playground::Playground;
use crate::scripts::Scripts;
use crate::show::Show;
use crate::texts::inside_the_step as texts;

/// Coordinates shown side by side.
const COLUMNS: usize = 2;

/// The table of an update of the selected run.
#[component]
pub fn Inspector() -> impl IntoView {
    let playground = Playground::here().in_words();
    let first = playground.looks().followed;
    let dimension = Memo::new(move |_| playground.dimension());
    let shown = Memo::new(move |_| {
        let first = first.get().min(dimension.get().saturating_sub(COLUMNS));
        (first..dimension.get().min(first + COLUMNS)).collect::<Vec<_>>()
    });
    let lines = Memo::new(move |_| shown.with(|shown| lines(playground, shown)));
    let title = move || {
        playground.experiment.with(|experiment| experiment.title(playground.selected.get()))
    };
    let update = move || {
        let run = playground.selected.get();
        let step = |frames: &Vec<Frame>| frames.get(run).map(|frame| frame.state.step);
        playground.frames.with(step).map(texts::inside)
    };
    view! {
        <section class="card inspector" aria-label=texts::INSIDE>
            <header>
                <strong>{live(update)}</strong><small title=title>{live(title)}</small><span class="gap"></span>
                <Show when=move || { dimension.get() > COLUMNS }><Chooser first dimension /></Show>
            </header>
            <table>
                <thead><tr><th scope="col">{texts::FORMULA}</th>
                    {live(move || shown.get().into_iter().map(|index| view! { <Head index /> }).collect_view())}
                </tr></thead>
                <tbody>{live(move || lines.with(|lines| rows(lines, &numbers(playground))))}</tbody>
            </table>
            <ChainRule />
            <Scripts coordinate=first />
        </section>
    }
}

/// The head of a column; a click follows its coordinate over time.
#[component]
fn Head(index: usize) -> impl IntoView {
    let playground = Playground::here();
    let name = move || parameter_name(playground, index);
    let follow = move |_| {
        playground.looks().followed.set(index);
        playground.looks().quantity.set(Chosen(Quantity::Coordinate));
    };
    let label = move || texts::follow(&parameter_in_full(playground, index));
    view! { <th scope="col"><button class="quiet" title=label on:click=follow>{live(name)}</button></th> }
}

/// Chooses the coordinates of a problem that has many.
#[component]
fn Chooser(first: RwSignal<usize>, dimension: Memo<usize>) -> impl IntoView {
    let playground = Playground::here();
    let option = move |index: usize| {
        view! { <option value=index.to_string()>{parameter_in_full(playground, index)}</option> }
    };
    view! {
        <select aria-label=texts::PARAMETER on:change=move |event| first.set(event_target_value(&event).parse().unwrap_or(0))>
            {live(move || (0..dimension.get()).map(option).collect_view())}
        </select>
    }
}

/// The arithmetic for each of the coordinates.
fn lines(playground: Playground, coordinates: &[usize]) -> Vec<Vec<Line>> {
    let run = playground.selected.get();
    let frames = playground.frames.read();
    let Some(frame) = frames.get(run) else { return Vec::new() };
    let explain = |coordinate: &usize| {
        playground.with_engine(|engine| engine.explain(run, &frame.state, *coordinate))
    };
    coordinates.iter().map(explain).collect()
}

/// What the symbols of the selected run stand for in this update.
fn numbers(playground: Playground) -> Vec<(&'static str, f64)> {
    let run = playground.selected.get();
    let experiment = playground.experiment.read();
    let frames = playground.frames.read();
    let known = experiment.plans.get(run).zip(frames.get(run));
    known.map_or_else(Vec::new, |(plan, frame)| plan.numbers(&frame.slope))
}

fn rows(columns: &[Vec<Line>], numbers: &[(&'static str, f64)]) -> impl IntoView + use<> {
    let formulas: Vec<_> = columns.first().into_iter().flatten().map(|line| line.formula).collect();
    let cell = |column: &Vec<Line>, row: usize| {
        let value = column.get(row).map_or(f64::NAN, |line| line.value);
        view! { <td title=number::exact(value)>{number::reading(value)}</td> }
    };
    let row = |(row, formula): (usize, &'static str)| {
        let cells = columns.iter().map(|column| cell(column, row)).collect_view();
        // The rate by itself stands in the cells already.
        let put = in_numbers(formula, numbers).filter(|_| formula.contains(' '));
        let put = put.map(|put| view! { <span class="formula in-numbers" inner_html=put></span> });
        view! { <tr><td class="name"><Formula latex=formula.to_owned() />{put}</td>{cells}</tr> }
    };
    formulas.into_iter().enumerate().map(row).collect_view()
}
