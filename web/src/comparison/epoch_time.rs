//! What an epoch costs: its measured time against the batch size, a point for each run.

use downhill_figures::{Axis, Chart, Frame, Point, Scale, Sketch, number};
use leptos::html;
use leptos::prelude::*;

use super::row::Row;
use crate::canvas::{Layer, frame_of};
use crate::figure::twin::{Column, Twin, TwinButton};
use crate::playground::Playground;
use crate::show::Show;
use crate::sorted::sorted;
use crate::texts::comparison as texts;

/// The time of an epoch of a run: its rows in a batch, and the milliseconds.
#[derive(Debug, Clone, PartialEq)]
struct Timed {
    run: usize,
    name: String,
    at: Point,
}

/// The chart, where runs differ in their batches.
#[component]
pub fn EpochTime(rows: Memo<Vec<Row>>) -> impl IntoView {
    let times = Memo::new(move |_| times(&rows.read()));
    let differ = move || times.with(|times| times.iter().any(|it| it.at[0] != times[0].at[0]));
    view! { <Show when=differ><Plot times /></Show> }
}

/// The runs whose epochs are measured, in the order of their batches.
fn times(rows: &[Row]) -> Vec<Timed> {
    let timed = |row: &Row| {
        let at = [row.batch as f64, 1e3 * row.epoch?];
        Some(Timed { run: row.run, name: row.name.clone(), at })
    };
    let times = rows.iter().filter_map(timed);
    sorted(times, |a, b| a.at[0].total_cmp(&b.at[0]).then(a.run.cmp(&b.run)))
}

#[component]
fn Plot(times: Memo<Vec<Timed>>) -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let sketch = move |frame| Some(times.with(|times| sketch(playground, times, frame)));
    let label = move || times.with(|times| summary(times));
    view! {
        <figure class="card figure chart">
            <figcaption>
                <strong>{texts::EPOCH_TIME_TITLE}</strong><span class="gap"></span>
                <TwinButton title=texts::EPOCH_TIME_TITLE twin=move |()| times.with(|times| twin(times)) />
            </figcaption>
            <div class="stage" node_ref=stage role="img" aria-label=label><Layer frame sketch /></div>
        </figure>
    }
}

fn sketch(playground: Playground, times: &[Timed], frame: Frame) -> Sketch {
    let along =
        |axis: usize| Axis::around(times.iter().map(move |timed| timed.at[axis]), Scale::Log);
    let theme = playground.looks().appearance.get().theme();
    let (x_title, y_title) = (texts::BATCH_AXIS, texts::EPOCH_TIME_AXIS);
    let chart = Chart { frame, x: along(0), y: along(1), x_title, y_title, marks: &[], theme };
    let colours = playground.looks().colours.read();
    let points: Vec<_> = times.iter().map(|timed| (colours.of(timed.run), timed.at)).collect();
    let mut sketch = chart.axes();
    sketch.append(chart.points(&points));
    sketch
}

/// A measurement knows no more than two digits.
fn milliseconds(timed: &Timed) -> String {
    number::number(number::to_digits(timed.at[1], 2))
}

fn batch(timed: &Timed) -> String {
    number::number(timed.at[0])
}

fn summary(times: &[Timed]) -> String {
    let told = times.iter().map(|it| texts::epoch_time_of(&it.name, &batch(it), &milliseconds(it)));
    texts::epoch_times(&told.collect::<Vec<_>>())
}

fn twin(times: &[Timed]) -> Twin {
    let column =
        |head, cell: fn(&Timed) -> String| Column::new(head, times.iter().map(cell).collect());
    let columns = vec![
        column(texts::RUN, |timed| timed.name.clone()),
        column(texts::BATCH_AXIS, batch),
        column(texts::EPOCH_TIME, milliseconds),
    ];
    Twin { summary: summary(times), columns }
}
