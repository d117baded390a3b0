//! The part of a line that lies inside a rectangle.

use crate::{Point, Rect};

/// Between two points that both lie farther out, nothing is known to a pixel.
const FAR: f64 = 1e15;

/// Farther out than this, only the direction of a point matters.
const FARTHEST: f64 = 1e150;

/// The pieces of the line through `points` that lie inside `rect`.
///
/// A point that is not a number, or infinite in both directions, breaks the line. Points however
/// far away are safe.
pub(crate) fn clipped(points: impl IntoIterator<Item = Point>, rect: &Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut last: Option<Point> = None;
    for point in points {
        let Some(point) = near(point) else {
            last = None;
            continue;
        };
        if let Some([from, to]) = last.and_then(|from| cut(from, point, rect)) {
            extend(&mut pieces, from, to);
        }
        last = Some(point);
    }
    pieces
}

fn extend(pieces: &mut Vec<Vec<Point>>, from: Point, to: Point) {
    match pieces.last_mut() {
        Some(piece) if piece.last() == Some(&from) => piece.push(to),
        _ => pieces.push(vec![from, to]),
    }
}

fn near([x, y]: Point) -> Option<Point> {
    if x.is_nan() || y.is_nan() || (x.is_infinite() && y.is_infinite()) {
        return None;
    }
    let [x, y] = [x, y].map(|v| v.clamp(f64::MIN, f64::MAX));
    let shrink = FARTHEST / reach([x, y]).max(FARTHEST);
    Some([x * shrink, y * shrink])
}

fn reach([x, y]: Point) -> f64 {
    x.abs().max(y.abs())
}

/// The part inside, reckoned from the nearer end, where the digits are.
fn cut(from: Point, to: Point, rect: &Rect) -> Option<[Point; 2]> {
    if reach(from).min(reach(to)) > FAR {
        return None;
    }
    if reach(from) <= reach(to) {
        return inside(from, to, rect);
    }
    inside(to, from, rect).map(|[end, start]| [start, end])
}

/// Liang and Barsky's clipping of a segment.
fn inside(from: Point, to: Point, rect: &Rect) -> Option<[Point; 2]> {
    let run = [to[0] - from[0], to[1] - from[1]];
    let [first, second] = [(run[0], from[0], rect.x), (run[1], from[1], rect.y)].map(crossing);
    let (first, second) = (first?, second?);
    let (enter, leave) = (first[0].max(second[0]).max(0.0), first[1].min(second[1]).min(1.0));
    let at = |t: f64| rect.nearest([from[0] + run[0] * t, from[1] + run[1] * t]);
    // A whole end stays as it is to the last bit, so that pieces join.
    let start = if enter == 0.0 { rect.nearest(from) } else { at(enter) };
    let end = if leave == 1.0 { rect.nearest(to) } else { at(leave) };
    (enter <= leave).then_some([start, end])
}

/// Where, in parts of the segment, one coordinate enters its range and leaves it.
fn crossing((run, from, [low, high]): (f64, f64, [f64; 2])) -> Option<[f64; 2]> {
    if run == 0.0 {
        return (low..=high).contains(&from).then_some([0.0, 1.0]);
    }
    let (a, b) = ((low - from) / run, (high - from) / run);
    Some([a.min(b), a.max(b)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RECT: Rect = Rect { x: [0.0, 100.0], y: [0.0, 50.0] };

    #[test]
    fn a_line_inside_stays_whole() {
        let line = [[1.0, 1.0], [50.0, 20.0], [99.0, 3.0]];
        assert_eq!(clipped(line, &RECT), [line.to_vec()]);
    }

    #[test]
    fn a_line_through_is_cut_at_both_edges() {
        assert_eq!(clipped([[-10.0, 25.0], [110.0, 25.0]], &RECT), [[[0.0, 25.0], [100.0, 25.0]]]);
    }

    #[test]
    fn far_points_keep_their_direction() {
        let pieces = clipped([[0.0, 0.0], [1e50, 2.5e49]], &RECT);
        assert!((pieces[0][1][0] - 100.0).abs() < 1e-3 && (pieces[0][1][1] - 25.0).abs() < 1e-3);
    }

    #[test]
    fn a_leap_far_beyond_is_not_drawn() {
        assert!(clipped([[-1e40, 1e20], [1e50, -1e60]], &RECT).is_empty());
    }

    #[test]
    fn gaps_break_the_line() {
        let line = [[1.0, 1.0], [2.0, 2.0], [3.0, f64::NAN], [4.0, 4.0], [5.0, 5.0]];
        assert_eq!(clipped(line, &RECT).len(), 2);
    }

    proptest! {
        #[test]
        fn nothing_lies_outside(line: Vec<[f64; 2]>) {
            let pieces = clipped(line, &RECT);
            prop_assert!(pieces.iter().flatten().all(|p| RECT.holds(*p)));
        }
    }
}
