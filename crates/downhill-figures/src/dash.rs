//! Lines cut into dashes, which plotters' backends cannot do themselves.

use crate::Point;

/// A longer line, in CSS pixels, is a scribble: dashes would not be seen.
const LONGEST: f64 = 12_000.0;

/// The dashes of the line through `points`; the whole line when the pattern is empty.
pub(crate) fn pieces(points: Vec<Point>, dashes: &[f64]) -> Vec<Vec<Point>> {
    if dashes.is_empty() || length(&points) > LONGEST {
        return vec![points];
    }
    let mut cutter = Cutter { dashes, index: 0, left: dashes[0], pieces: Vec::new() };
    cutter.pieces.extend(points.first().map(|first| vec![*first]));
    points.windows(2).for_each(|ends| cutter.follow(ends[0], ends[1]));
    cutter.pieces
}

fn length(points: &[Point]) -> f64 {
    points.windows(2).map(|ends| distance(ends[0], ends[1])).sum()
}

pub(crate) fn distance(a: Point, b: Point) -> f64 {
    // Pixels neither overflow nor vanish when squared, and `hypot` takes ten times as long.
    let [x, y] = [a[0] - b[0], a[1] - b[1]];
    (x * x + y * y).sqrt()
}

struct Cutter<'a> {
    dashes: &'a [f64],
    /// Place in the pattern; even places are drawn.
    index: usize,
    /// What is left of that place.
    left: f64,
    pieces: Vec<Vec<Point>>,
}

impl Cutter<'_> {
    fn follow(&mut self, mut from: Point, to: Point) {
        let mut rest = distance(from, to);
        while rest > self.left {
            let part = self.left / rest;
            from = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
            rest -= self.left;
            self.turn(from);
        }
        self.left -= rest;
        self.reach(to);
    }

    fn turn(&mut self, at: Point) {
        self.reach(at);
        self.index = (self.index + 1) % self.dashes.len();
        self.left = self.dashes[self.index].max(0.5);
        if self.index.is_multiple_of(2) {
            self.pieces.push(vec![at]);
        }
    }

    fn reach(&mut self, at: Point) {
        let drawn = self.index.is_multiple_of(2);
        if let Some(piece) = self.pieces.last_mut().filter(|_| drawn) {
            piece.push(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_in_its_rhythm() {
        let cut = pieces(vec![[0.0, 0.0], [10.0, 0.0]], &[4.0, 2.0]);
        assert_eq!(cut, [[[0.0, 0.0], [4.0, 0.0]], [[6.0, 0.0], [10.0, 0.0]]]);
    }

    #[test]
    fn dashes_go_round_corners() {
        let cut = pieces(vec![[0.0, 0.0], [3.0, 0.0], [3.0, 3.0]], &[5.0, 2.0]);
        assert_eq!(cut, [[[0.0, 0.0], [3.0, 0.0], [3.0, 2.0]]]);
    }

    #[test]
    fn no_pattern_no_cut() {
        assert_eq!(pieces(vec![[0.0, 0.0], [9.0, 0.0]], &[]).len(), 1);
        assert!(pieces(Vec::new(), &[1.0, 1.0]).is_empty());
    }
}
