//! A chart over time: its layers, what is read off at the pointer, and what hands do to it.

mod board;
mod curve;
mod gesture;
mod reading;
mod table;

use downhill_figures::Scale;
use leptos::html;
use leptos::prelude::*;

use super::clock::Clock;
use crate::canvas::{Layer, frame_of};
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::charts as texts;
use board::{Board, Thinned};
pub use curve::Curve;
use gesture::Hand;
use reading::Readout;
pub use table::twin;

/// A value to compare with, and what it is.
pub type Comparison = (f64, String);

/// What a chart shows over time.
#[derive(Clone, Copy)]
pub struct Subject {
    /// What it is called.
    pub title: Signal<String>,
    /// What the y axis measures.
    pub measure: Signal<String>,
    /// How its values are spaced.
    pub scale: Signal<Scale>,
    /// The curves, in steps.
    pub curves: Memo<Vec<Curve>>,
    /// The value of each curve at the cursor, where it has a marker there.
    pub now: Signal<Vec<Option<f64>>>,
    /// A value to compare with.
    pub comparison: Signal<Option<Comparison>>,
}

/// The curves over time, with the cursor on them. Dragging moves the cursor; the wheel, two fingers
/// and + and − look closer.
#[component]
pub fn OverTime(subject: Subject, clock: Memo<Clock>) -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let board = Board::new(playground, subject, clock);
    let thinned = Memo::new(move |_| frame.get().map(|frame| board.thinned(frame)));
    let curves = move |frame| {
        thinned.with(|thinned| {
            Some(board.curves(frame, thinned.as_ref().unwrap_or(&Thinned::default())))
        })
    };
    let reading = RwSignal::new(None::<f64>);
    let hand = Hand::new(board, frame, reading);
    let heard = playground.in_words();
    let label = move || {
        // What the curves are worth at the cursor changes with every picture.
        heard.frames.track();
        heard.cursor.track();
        heard.experiment.track();
        subject.curves.track();
        subject.title.track();
        format!("{} {}", untrack(|| board.summary()), texts::KEYS)
    };
    view! {
        <div class="stage" node_ref=stage><div class="plot" role="img" tabindex="0" aria-label=label
            on:pointerdown=move |event| hand.press(&event) on:pointermove=move |event| hand.move_to(&event)
            on:pointerup=move |event| hand.release(&event) on:pointercancel=move |event| hand.release(&event)
            on:pointerleave=move |event| hand.leave(&event) on:wheel=move |event| hand.wheel(&event)
            on:dblclick=move |_| board.zoom_out() on:keydown=move |event| hand.key(&event)
            on:blur=move |_| reading.set(None)>
            <Layer frame sketch=move |frame| Some(board.axes(frame)) />
            <Layer frame sketch=move |frame| Some(board.read_off(frame, reading.get()?)) />
            <Layer frame sketch=curves />
        </div>
        <ZoomChip board />
        <Readout board frame reading /></div>
    }
}

/// The way back from a stretch to all of the time.
#[component]
fn ZoomChip(board: Board) -> impl IntoView {
    view! {
        <Show when=move || board.is_zoomed()>
            <button class="chip zoom" title=texts::WHOLE_TIME_KEY on:click=move |_| board.zoom_out()>{texts::WHOLE_TIME}</button>
        </Show>
    }
}
