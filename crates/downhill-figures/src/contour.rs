//! Lines of equal loss, by marching squares.
//!
//! Open at the window's edge, unlike the rings of the common crates, which would draw a frame.

use crate::{Field, Point, Relief};
use std::collections::BTreeMap;
use std::ops::Range;

/// The lines of one height.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// The height, from 0 to 1.
    pub level: f64,
    /// The loss along it.
    pub loss: f64,
    /// Its lines, in the data's plane.
    pub lines: Vec<Vec<Point>>,
}

/// The lines at `count` evenly spaced heights.
pub fn contours(field: &Field, relief: &Relief, count: u8) -> Vec<Contour> {
    let count = count.min(OUTSIDE - 1);
    let levels: Vec<f64> = (0..count).map(|i| (f64::from(i) + 0.5) / f64::from(count)).collect();
    let losses: Vec<f64> = levels.iter().map(|level| relief.loss(*level)).collect();
    let found = levels.iter().zip(segments(field, &losses)).zip(&losses);
    let contour = |((level, segments), loss): ((&f64, Vec<[Edge; 2]>), &f64)| {
        let trace = |chain: Vec<Edge>| chain.iter().map(|e| crossing(field, *e, *loss)).collect();
        Contour {
            level: *level,
            loss: *loss,
            lines: chains(&segments).into_iter().map(trace).collect(),
        }
    };
    found.map(contour).collect()
}

/// The lines along which the field has this value.
pub fn isolines(field: &Field, value: f64) -> Vec<Vec<Point>> {
    let chains = chains(&segments(field, &[value])[0]);
    let trace = |chain: Vec<Edge>| chain.iter().map(|e| crossing(field, *e, value)).collect();
    chains.into_iter().map(trace).collect()
}

/// An edge between two neighbouring cells' middles: the cell it starts at, and whether it goes
/// right or down.
type Edge = (usize, bool);

/// The band of a cell that is not a number.
const OUTSIDE: u8 = u8::MAX;

/// For every one of the rising `losses` the segments of its line, in one pass over the field.
fn segments(field: &Field, losses: &[f64]) -> Vec<Vec<[Edge; 2]>> {
    let bands: Vec<u8> = field.values.iter().map(|value| band(*value, losses)).collect();
    let mut segments = vec![Vec::new(); losses.len()];
    let columns = field.width.saturating_sub(1);
    for row in 0..field.height.saturating_sub(1) {
        for i in (0..columns).map(|column| row * field.width + column) {
            let around = corners(i, field.width).map(|cell| bands[cell]);
            for k in crossed(around) {
                segments[k].extend(square(field, i, losses[k]).into_iter().flatten());
            }
        }
    }
    segments
}

/// How many of the losses lie below `value`.
fn band(value: f64, losses: &[f64]) -> u8 {
    if value.is_nan() {
        return OUTSIDE;
    }
    u8::try_from(losses.partition_point(|loss| *loss < value)).unwrap_or(OUTSIDE)
}

/// Which losses lie between cells of these bands.
fn crossed(bands: [u8; 4]) -> Range<usize> {
    let [a, b, c, d] = bands;
    if (a == b && b == c && c == d) || bands.contains(&OUTSIDE) {
        return 0..0;
    }
    usize::from(a.min(b).min(c).min(d))..usize::from(a.max(b).max(c).max(d))
}

/// The cells at the corners of the square whose upper left one is cell `i`, going round.
fn corners(i: usize, width: usize) -> [usize; 4] {
    [i, i + 1, i + width + 1, i + width]
}

/// For every crossed edge the one or two it is joined to.
type Joins = BTreeMap<Edge, [Option<Edge>; 2]>;

/// Joins segments to lines: first the open ones, from an end; what is left then are rings.
fn chains(segments: &[[Edge; 2]]) -> Vec<Vec<Edge>> {
    let mut joins = Joins::new();
    for [a, b] in segments {
        join(&mut joins, *a, *b);
        join(&mut joins, *b, *a);
    }
    let ends: Vec<Edge> = joins.iter().filter(|(_, to)| to[1].is_none()).map(|(e, _)| *e).collect();
    let mut chains: Vec<_> = ends.into_iter().filter_map(|end| chain(&mut joins, end)).collect();
    while let Some(start) = joins.keys().next().copied() {
        chains.extend(chain(&mut joins, start));
    }
    chains
}

fn join(joins: &mut Joins, from: Edge, to: Edge) {
    let places = joins.entry(from).or_default();
    let free = usize::from(places[0].is_some());
    places[free] = Some(to);
}

/// Follows the line from `start` and takes it away; a ring ends where it began.
fn chain(joins: &mut Joins, start: Edge) -> Option<Vec<Edge>> {
    let mut next = joins.remove(&start)?[0];
    let mut chain = vec![start];
    while let Some(edge) = next {
        chain.push(edge);
        let before = chain[chain.len() - 2];
        next = joins.remove(&edge).and_then(|to| to.into_iter().flatten().find(|e| *e != before));
    }
    Some(chain)
}

/// The segments in the square whose upper left corner is cell `i`: none, one, or two at a saddle.
fn square(field: &Field, i: usize, loss: f64) -> [Option<[Edge; 2]>; 2] {
    let w = field.width;
    let corners = corners(i, w).map(|cell| field.values[cell]);
    let above = corners.map(|value| value > loss);
    let [top, right, bottom, left] = [(i, true), (i + 1, false), (i + w, true), (i, false)];
    let sides = [(0, 1, top), (1, 2, right), (2, 3, bottom), (3, 0, left)];
    let mut ends = sides.into_iter().filter(|(a, b, _)| above[*a] != above[*b]).map(|c| c.2);
    let found: [Option<Edge>; 4] = std::array::from_fn(|_| ends.next());
    match found {
        [Some(a), Some(b), None, _] => [Some([a, b]), None],
        [None, ..] => [None; 2],
        _ => saddle(
            [top, right, bottom, left],
            (corners.iter().sum::<f64>() / 4.0 > loss) == above[0],
        ),
    }
}

/// Two segments cut off two opposite corners; which, the square's middle decides.
fn saddle([top, right, bottom, left]: [Edge; 4], first_joined: bool) -> [Option<[Edge; 2]>; 2] {
    if first_joined {
        [Some([top, right]), Some([bottom, left])]
    } else {
        [Some([left, top]), Some([right, bottom])]
    }
}

fn crossing(field: &Field, (cell, rightward): Edge, loss: f64) -> Point {
    let other = if rightward { cell + 1 } else { cell + field.width };
    let (from, to) = (field.values[cell], field.values[other]);
    let part = ((loss - from) / (to - from)).clamp(0.0, 1.0);
    let part = if part.is_nan() { 0.5 } else { part };
    let (column, row) = ((cell % field.width) as f64, (cell / field.width) as f64);
    if rightward { field.place(column + part, row) } else { field.place(column, row + part) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Tone, Window};
    use proptest::prelude::*;

    const WINDOW: Window = Window { x: [-2.0, 2.0], y: [-2.0, 2.0] };

    #[test]
    fn a_bowl_has_closed_rings_of_the_right_radius() {
        let field = Field::sample(WINDOW, [80, 80], |x, y| x * x + y * y);
        let rings = isolines(&field, 1.0);
        assert_eq!(rings.len(), 1);
        assert_eq!(rings[0].first(), rings[0].last());
        assert!(rings[0].iter().all(|[x, y]| (x.hypot(*y) - 1.0).abs() < 1e-3));
    }

    #[test]
    fn a_slope_has_one_open_line() {
        let field = Field::sample(WINDOW, [20, 20], |x, _| x);
        let line = &isolines(&field, 0.3)[..];
        assert_eq!(line.len(), 1);
        assert_eq!(line[0].len(), 20);
    }

    #[test]
    fn saddles_do_not_cross() {
        let field = Field::sample(WINDOW, [21, 21], |x, y| x * y);
        assert_eq!(isolines(&field, 0.05).len(), 2);
    }

    proptest! {
        #[test]
        fn any_field_has_contours(values: Vec<f64>, width in 0usize..6) {
            let height = values.len() / width.max(1);
            let field = Field::of(WINDOW, [width, height], values);
            contours(&field, &Relief::of(&field, Tone::Log), 4);
        }
    }
}
