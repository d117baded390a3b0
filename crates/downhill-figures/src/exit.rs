//! Where a curve leaves what a chart shows: at its upper or its lower edge.

use crate::{Ink, Mark, Plane, Point, clip};

/// A place where a curve crosses an edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Exit {
    /// The edge.
    pub edge: Edge,
    /// Where across, in CSS pixels.
    pub x: f64,
    /// How far along the curve, in data.
    pub along: f64,
}

/// An edge that values may lie beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    /// Values are greater there.
    Upper,
    /// Values are less there.
    Lower,
}

/// CSS pixels beyond an edge that are as good as on it: lines are drawn as far.
const BEYOND: f64 = 1.0;

/// CSS pixels within which a curve that comes and goes has one exit.
const NEAR: f64 = 12.0;

/// Half the width of a sign, in CSS pixels, and how high it is.
const SIGN: [f64; 2] = [3.4, 5.0];

/// Between the edge and its signs, in CSS pixels.
const GAP: f64 = 1.6;

impl Edge {
    /// The edge that `value` lies beyond, if it is a value that lies beyond one.
    fn of(value: f64, [low, high]: [f64; 2]) -> Option<Self> {
        if value > high {
            Some(Self::Upper)
        } else if value < low {
            Some(Self::Lower)
        } else {
            None
        }
    }
}

/// Where the curve through `points`, which are in order of x, crosses an edge of `plane`.
///
/// Points are compared as data, so that only exits are laid on the plane.
pub(crate) fn exits(points: impl Iterator<Item = Point>, plane: &Plane) -> Vec<Exit> {
    let rect = plane.rect.grown(BEYOND);
    let ends = [plane.data([0.0, rect.y[1]])[1], plane.data([0.0, rect.y[0]])[1]];
    let (mut exits, mut last) = (Vec::new(), None);
    for point in points.filter(|point| !point[1].is_nan()) {
        let here = Edge::of(point[1], ends);
        if let Some((from, before)) = last.replace((point, here))
            && before != here
        {
            let pieces = clip::clipped([from, point].map(|point| plane.pixel(point)), &rect);
            let line = pieces.first().and_then(|piece| Some([*piece.first()?, *piece.last()?]));
            // What leaps farther than digits reach is no line, but its end in sight is.
            let inside = if here.is_none() { point } else { from };
            let [enters, leaves] = line.unwrap_or([plane.pixel(inside); 2]);
            let crossings = [(before, from, enters), (here, point, leaves)];
            let crossings = crossings
                .into_iter()
                .filter_map(|(edge, end, at)| Some(Exit { edge: edge?, x: at[0], along: end[0] }));
            crossings.for_each(|exit| add(&mut exits, exit, plane));
        }
    }
    exits
}

fn add(exits: &mut Vec<Exit>, exit: Exit, plane: &Plane) {
    let [left, right] = plane.rect.x;
    let is_near = |other: &&Exit| other.edge == exit.edge && (other.x - exit.x).abs() < NEAR;
    let seen = (left - BEYOND..=right + BEYOND).contains(&exit.x);
    if seen && exits.iter().rev().take(2).find(is_near).is_none() {
        exits.push(exit);
    }
}

impl Exit {
    /// A sign that the curve goes on: an arrow's head outside of the edge.
    pub(crate) fn sign(&self, plane: &Plane, ink: Ink) -> Mark {
        let [top, bottom] = plane.rect.y;
        let (edge, out) = match self.edge {
            Edge::Upper => (top, -1.0),
            Edge::Lower => (bottom, 1.0),
        };
        let ([across, high], foot) = (SIGN, edge + out * GAP);
        let tip = [self.x, foot + out * high];
        Mark::Fill(vec![[self.x - across, foot], tip, [self.x + across, foot]], ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Rect};

    fn plane(y: Axis) -> Plane {
        let rect = Rect { x: [0.0, 100.0], y: [0.0, 100.0] };
        Plane { rect, x: Axis::linear([0.0, 10.0]), y }
    }

    fn crossed(y: Axis, points: &[Point]) -> Vec<(Edge, f64)> {
        let exits = exits(points.iter().copied(), &plane(y));
        exits.into_iter().map(|exit| (exit.edge, exit.x.round())).collect()
    }

    #[test]
    fn a_curve_leaves_and_comes_back() {
        let points = [[0.0, 1.0], [2.0, 30.0], [4.0, 30.0], [6.0, 1.0], [8.0, -9.0], [9.0, 1e300]];
        let edges = crossed(Axis::linear([0.0, 10.0]), &points);
        let (upper, lower) = (Edge::Upper, Edge::Lower);
        let expected = [(upper, 6.0), (upper, 54.0), (lower, 62.0), (lower, 80.0), (upper, 80.0)];
        assert_eq!(edges, expected);
    }

    #[test]
    fn what_ends_at_the_edge_or_within_does_not_leave() {
        let within = [[0.0, 0.0], [3.0, 10.0], [6.0, f64::NAN], [10.0, 4.0]];
        assert!(crossed(Axis::linear([0.0, 10.0]), &within).is_empty());
    }

    #[test]
    fn what_becomes_infinite_leaves_where_it_was_last_seen() {
        let points = [[0.0, 1.0], [5.0, 10.0], [6.0, f64::INFINITY]];
        assert_eq!(crossed(Axis::linear([0.0, 20.0]), &points), [(Edge::Upper, 50.0)]);
    }

    #[test]
    fn zero_lies_below_every_logarithm() {
        let points = [[0.0, 1.0], [5.0, 0.0], [10.0, 0.0]];
        assert_eq!(crossed(Axis::log([0.01, 1.0]), &points).len(), 1);
    }

    #[test]
    fn one_that_comes_and_goes_within_some_pixels_has_one_exit() {
        let noise = (0..200).map(|k| [0.05 * f64::from(k), if k % 2 == 0 { 9.0 } else { 11.0 }]);
        let exits = crossed(Axis::linear([0.0, 10.0]), &noise.collect::<Vec<_>>());
        assert!((6..=9).contains(&exits.len()), "{exits:?}");
    }
}
