//! Lines of equal loss, by marching squares.
//!
//! Open at the window's edge, unlike the rings of the common crates, which would draw a frame.

use crate::{Field, Point, Relief};
use std::collections::HashMap;

/// The lines of one height.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// The height, from 0 to 1.
    pub level: f64,
    /// Its lines, in the data's plane.
    pub lines: Vec<Vec<Point>>,
}

/// The lines at `count` evenly spaced heights.
pub fn contours(field: &Field, relief: &Relief, count: u8) -> Vec<Contour> {
    let level = |i: u8| (f64::from(i) + 0.5) / f64::from(count);
    let at = |level| Contour { level, lines: lines(field, relief.loss(level)) };
    (0..count).map(level).map(at).collect()
}

/// An edge between two neighbouring cells' middles: the cell it starts at, and whether it goes
/// right or down.
type Edge = (usize, bool);

fn lines(field: &Field, loss: f64) -> Vec<Vec<Point>> {
    let mut joins: HashMap<Edge, Vec<Edge>> = HashMap::new();
    for [a, b] in segments(field, loss) {
        joins.entry(a).or_default().push(b);
        joins.entry(b).or_default().push(a);
    }
    let mut edges: Vec<Edge> = joins.keys().copied().collect();
    // Open lines first, from one end; what is left then are rings.
    edges.sort_by_key(|edge| (joins[edge].len(), *edge));
    let chains = edges.into_iter().filter_map(|edge| chain(&mut joins, edge));
    chains
        .map(|chain| chain.into_iter().map(|edge| crossing(field, edge, loss)).collect())
        .collect()
}

/// Follows the segments from `start`, taking them away.
fn chain(joins: &mut HashMap<Edge, Vec<Edge>>, start: Edge) -> Option<Vec<Edge>> {
    let mut chain = vec![start];
    let mut at = start;
    while let Some(next) = joins.get_mut(&at).and_then(Vec::pop) {
        let back = joins.entry(next).or_default();
        back.iter().position(|edge| *edge == at).map(|i| back.swap_remove(i));
        chain.push(next);
        at = next;
    }
    (chain.len() > 1).then_some(chain)
}

fn segments(field: &Field, loss: f64) -> impl Iterator<Item = [Edge; 2]> {
    let columns = field.width.saturating_sub(1);
    let squares = (0..field.height.saturating_sub(1))
        .flat_map(move |row| (0..columns).map(move |column| row * field.width + column));
    squares.flat_map(move |corner| square(field, corner, loss).into_iter().flatten())
}

/// The segments in the square whose upper left corner is cell `i`: none, one, or two at a saddle.
fn square(field: &Field, i: usize, loss: f64) -> [Option<[Edge; 2]>; 2] {
    let w = field.width;
    let corners = [i, i + 1, i + w + 1, i + w].map(|cell| field.values[cell]);
    let above = corners.map(|value| value > loss);
    if above == [above[0]; 4] || corners.iter().any(|value| value.is_nan()) {
        return [None; 2];
    }
    let [top, right, bottom, left] = [(i, true), (i + 1, false), (i + w, true), (i, false)];
    let crossed = [(0, 1, top), (1, 2, right), (2, 3, bottom), (3, 0, left)];
    let mut ends = crossed.into_iter().filter(|(a, b, _)| above[*a] != above[*b]).map(|c| c.2);
    let found: [Option<Edge>; 4] = std::array::from_fn(|_| ends.next());
    match found {
        [Some(a), Some(b), None, _] => [Some([a, b]), None],
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
        let rings = lines(&field, 1.0);
        assert_eq!(rings.len(), 1);
        assert_eq!(rings[0].first(), rings[0].last());
        assert!(rings[0].iter().all(|[x, y]| (x.hypot(*y) - 1.0).abs() < 1e-3));
    }

    #[test]
    fn a_slope_has_one_open_line() {
        let field = Field::sample(WINDOW, [20, 20], |x, _| x);
        let line = &lines(&field, 0.3)[..];
        assert_eq!(line.len(), 1);
        assert_eq!(line[0].len(), 20);
    }

    #[test]
    fn saddles_do_not_cross() {
        let field = Field::sample(WINDOW, [21, 21], |x, y| x * y);
        assert_eq!(lines(&field, 0.05).len(), 2);
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
