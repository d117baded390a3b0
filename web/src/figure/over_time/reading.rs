//! What is read off at the pointer: the time, and what each run says there.

use downhill_figures::{Frame, number};
use leptos::prelude::*;

use super::board::{Board, Row};
use crate::live::live;
use crate::looks::choice::Unit;
use crate::run_card::swatch::Swatch;
use crate::texts::charts as texts;

/// What is read off, beside the pointer; it is also said, for who moves it by keys.
#[component]
pub fn Readout(
    board: Board,
    frame: ReadSignal<Option<Frame>>,
    reading: RwSignal<Option<f64>>,
) -> impl IntoView {
    let rows =
        Memo::new(move |_| reading.get().map(|time| (heading(board, time), board.rows(time))));
    let place = move || {
        let frame = frame.get()?;
        let time = reading.get()?;
        let x = board.plane(frame).pixel([time, 0.0])[0];
        let rest = frame.width - x;
        let (side, gap, room) = if x > rest { ("right", rest, x) } else { ("left", x, rest) };
        Some(format!("{side}: {:.0}px; max-width: {:.0}px", gap + 12.0, room - 14.0))
    };
    let row = |row: Row| {
        view! { <tr><td><Swatch run=row.run /></td><td>{row.name}</td><td class="value">{value(row.value.1)}</td></tr> }
    };
    view! {
        <div class="readout" role="status" style=move || place().unwrap_or_default() hidden=move || reading.get().is_none()>
            {live(move || rows.get().map(|(heading, rows)| view! {
                <strong>{heading}</strong>
                <table role="presentation"><tbody>{rows.into_iter().map(row).collect_view()}</tbody></table>
            }))}
        </div>
    }
}

fn heading(board: Board, time: f64) -> String {
    let clock = board.clock.read();
    let step = clock.step(board.playground().selected.get(), time);
    match clock.unit {
        Unit::Updates => texts::at_step(step),
        _ => texts::at_time(clock.word(), time, step),
    }
}

/// A value, or what it lies between.
pub fn value([least, most]: [f64; 2]) -> String {
    let [least, most] = [least, most].map(number::reading);
    if least == most { least } else { format!("{least} – {most}") }
}
