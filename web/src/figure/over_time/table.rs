//! The chart in numbers: what it shows, sampled.

use downhill_figures::{Weight, number};
use leptos::prelude::*;

use super::board::Board;
use super::reading::value;
use super::{Comparison, Curve, Subject};
use crate::figure::clock::Clock;
use crate::figure::drawn::titled;
use crate::figure::twin::{Column, Twin};
use crate::playground::Playground;
use crate::texts::charts as texts;

/// Rows of the table.
const ROWS: u64 = 50;

/// What the chart of `subject` shows, in words and numbers.
pub fn twin(playground: Playground, subject: Subject, clock: Memo<Clock>) -> Twin {
    let board = Board::new(playground, subject, clock);
    let curves = subject.curves.read();
    let curves = curves.iter().filter(|curve| curve.weight != Weight::Raw);
    let steps = steps(playground);
    let numbers = Column::new(texts::STEP, steps.iter().map(|step| number::count(*step)).collect());
    let told = curves.map(|curve| {
        let cells = steps.iter().map(|step| cell(curve, *step as f64)).collect();
        Column::new(titled(board.name(curve), playground.divergence(curve.run)), cells)
    });
    let columns = [numbers].into_iter().chain(told).collect();
    let compared = subject.comparison.get().map(compared).unwrap_or_default();
    Twin { summary: format!("{}{compared}", board.summary()), columns }
}

fn steps(playground: Playground) -> Vec<u64> {
    let steps = playground.steps();
    let count = ROWS.min(steps).max(1);
    (0..=count).map(|index| steps * index / count).collect()
}

/// What a curve says at a step that it has reached.
fn cell(curve: &Curve, step: f64) -> String {
    let last = curve.points.last();
    let reached = last.is_some_and(|last| last[0] + curve.stride as f64 > step);
    let there = curve.at(step).filter(|_| reached);
    there.map_or("–".to_owned(), |(_, ends)| value(ends))
}

fn compared((value, name): Comparison) -> String {
    texts::compared(&name, value)
}
