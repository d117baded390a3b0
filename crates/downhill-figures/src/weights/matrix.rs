//! Weights as matrices: a row for each unit of a layer, a column for each unit that it listens to,
//! and its bias behind them.

use super::{Link, Weights, largest};
use crate::{Anchor, Mark, Point, Sketch, Stroke, Text, number};

/// The largest cell, in CSS pixels.
const LARGEST: f64 = 26.0;

/// The room between two layers and before a bias, in cells.
const BETWEEN: f64 = 1.5;
const BEFORE_BIAS: f64 = 0.4;

/// The room above for the number of what is chosen, and below for the legend.
const ABOVE: f64 = 22.0;
const BELOW: f64 = 34.0;

/// Steps of the legend, and the size of each.
const STEPS: i8 = 10;
const STEP: [f64; 2] = [6.0, 10.0];

pub(super) fn sketch(weights: &Weights<'_>, links: &[Link], chosen: Option<usize>) -> Sketch {
    let (cell, largest) = (size(weights), largest(links));
    let mut sketch = Sketch::default();
    for (link, centre) in links.iter().zip(centres(weights, links)) {
        let outline = square(centre, cell / 2.0 - 0.5);
        sketch.add(Mark::Fill(square(centre, cell / 2.0), weights.theme.line));
        sketch.add(Mark::Fill(outline, weights.shade(link, largest)));
    }
    legend(&mut sketch, weights, largest);
    if let Some(link) = chosen.and_then(|chosen| links.get(chosen)) {
        let at = centre(weights, link);
        let mut outline = square(at, cell / 2.0);
        outline.push(outline[0]);
        sketch.line(outline, Stroke { ink: weights.theme.inks[0], width: 2.0 });
        weights.write(&mut sketch, link, [at[0], at[1] - cell / 2.0 - 10.0]);
    }
    sketch
}

/// The weight whose cell holds `at`.
pub(super) fn at(weights: &Weights<'_>, links: &[Link], at: Point) -> Option<usize> {
    let half = size(weights) / 2.0;
    let holds = |centre: &Point| (0..2).all(|axis| (centre[axis] - at[axis]).abs() <= half);
    centres(weights, links).iter().position(holds)
}

/// The middle of each cell.
pub(super) fn centres(weights: &Weights<'_>, links: &[Link]) -> Vec<Point> {
    links.iter().map(|link| centre(weights, link)).collect()
}

fn centre(weights: &Weights<'_>, link: &Link) -> Point {
    let (cell, inputs) = (size(weights), weights.columns.get(link.column).copied().unwrap_or(0));
    let units = weights.columns.get(link.column + 1).copied().unwrap_or(1);
    let before: f64 = weights.columns.iter().take(link.column).map(|inputs| width(*inputs)).sum();
    let left = (weights.frame.width - cell * all(weights)) / 2.0;
    let column = link.from.map_or(inputs as f64 + BEFORE_BIAS, |from| from as f64);
    let room = weights.frame.height - ABOVE - BELOW;
    let top = ABOVE + (room - cell * units as f64) / 2.0;
    [left + cell * (before + column + 0.5), top + cell * (link.to as f64 + 0.5)]
}

/// The width of a layer and the room behind it, in cells.
fn width(inputs: usize) -> f64 {
    inputs as f64 + 1.0 + BEFORE_BIAS + BETWEEN
}

fn all(weights: &Weights<'_>) -> f64 {
    let listening = weights.columns.split_last().map_or(&[][..], |(_, rest)| rest);
    listening.iter().map(|inputs| width(*inputs)).sum::<f64>() - BETWEEN
}

/// The side of a cell.
fn size(weights: &Weights<'_>) -> f64 {
    let tallest = weights.columns.iter().skip(1).copied().max().unwrap_or(1).max(1);
    let (width, height) = (weights.frame.width - 16.0, weights.frame.height - ABOVE - BELOW);
    (width / all(weights)).min(height / tallest as f64).clamp(1.0, LARGEST)
}

fn square([x, y]: Point, half: f64) -> Vec<Point> {
    vec![[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]]
}

/// What the colours say: from the most negative to the most positive.
fn legend(sketch: &mut Sketch, weights: &Weights<'_>, largest: f64) {
    let (middle, y) = (weights.frame.width / 2.0, weights.frame.height - BELOW / 2.0);
    for step in -STEPS..=STEPS {
        let part = f64::from(step) / f64::from(STEPS);
        let link = Link { column: 0, from: None, to: 0, weight: part };
        let [x, half] = [middle + f64::from(step) * STEP[0], STEP[0] / 2.0];
        let corners = [[x - half, y - STEP[1] / 2.0], [x + half, y + STEP[1] / 2.0]];
        let [[left, top], [right, bottom]] = corners;
        let outline = vec![[left, top], [right, top], [right, bottom], [left, bottom]];
        sketch.add(Mark::Fill(outline, weights.shade(&link, 1.0)));
    }
    let reach = (f64::from(STEPS) + 1.5) * STEP[0];
    for (way, anchor) in [(-1.0, Anchor::Right), (1.0, Anchor::Left)] {
        let (words, ink) = (number::number(way * largest), weights.theme.inks[1]);
        let at = [middle + way * reach, y];
        sketch.add(Mark::Text(Text { at, words, size: 11.0, ink, anchor }));
    }
}
