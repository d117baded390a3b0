//! Where a mark leaves colour, and what of a sketch is seen in a part of its frame.

use crate::{Anchor, Mark, Point, Rect, Sketch, Text};

/// Beyond its outline a mark colours part of a device pixel, and rules move to the middle of one.
const SOFT: f64 = 1.5;

/// No glyph is wider than this part of its text's size.
const WIDEST: f64 = 1.3;

impl Rect {
    /// Whether the two have a point in common.
    pub fn meets(&self, other: &Self) -> bool {
        let apart = |a: [f64; 2], b: [f64; 2]| a[1] < b[0] || b[1] < a[0];
        !apart(self.x, other.x) && !apart(self.y, other.y)
    }

    /// The least rectangle that holds both.
    pub(crate) fn joined(&self, other: &Self) -> Self {
        let both = |a: [f64; 2], b: [f64; 2]| [a[0].min(b[0]), a[1].max(b[1])];
        Self { x: both(self.x, other.x), y: both(self.y, other.y) }
    }

    /// The least rectangle that holds all `points`; nothing holds none.
    pub(crate) fn around(points: &[Point]) -> Option<Self> {
        let each = points.iter().map(|[x, y]| Self { x: [*x, *x], y: [*y, *y] });
        each.reduce(|all, point| all.joined(&point))
    }

    /// On which sides outside of the rectangle a point lies, a bit for each.
    fn outside(&self, [x, y]: Point) -> u8 {
        let [left, right] = [x < self.x[0], x > self.x[1]].map(u8::from);
        let [above, below] = [y < self.y[0], y > self.y[1]].map(u8::from);
        left | right << 1 | above << 2 | below << 3
    }
}

impl Mark {
    /// A rectangle outside of which it leaves no colour; nothing if it leaves none at all.
    pub(crate) fn bounds(&self) -> Option<Rect> {
        match self {
            Self::Text(text) => Some(text.bounds()),
            Self::Line(points, _) | Self::Fill(points, _) => {
                Some(Rect::around(points)?.grown(self.reach()))
            }
            Self::Rule(ends, _) => Some(Rect::around(ends)?.grown(self.reach())),
            Self::Disc(centre, ..) => Some(Rect::around(&[*centre])?.grown(self.reach())),
        }
    }

    /// How far from its points it leaves colour.
    pub(crate) fn reach(&self) -> f64 {
        SOFT + match self {
            Self::Line(_, stroke) | Self::Rule(_, stroke) => stroke.width / 2.0,
            Self::Disc(_, radius, _) => *radius,
            Self::Fill(..) | Self::Text(_) => 0.0,
        }
    }

    /// What of it is seen within `rect`.
    fn within(&self, rect: &Rect) -> Option<Self> {
        match self {
            Self::Line(points, stroke) => {
                let seen = cut(points, &rect.grown(self.reach()));
                (seen.len() > 1).then_some(Self::Line(seen, *stroke))
            }
            _ => self.bounds()?.meets(rect).then(|| self.clone()),
        }
    }
}

impl Text {
    fn bounds(&self) -> Rect {
        let width = self.words.chars().count() as f64 * self.size * WIDEST;
        let [left, right] = match self.anchor {
            Anchor::Left => [0.0, width],
            Anchor::Centre => [-width / 2.0, width / 2.0],
            Anchor::Right => [-width, 0.0],
        };
        let [x, y] = self.at;
        Rect { x: [x + left, x + right], y: [y - self.size, y + self.size] }.grown(SOFT)
    }
}

impl Sketch {
    /// What of it is seen within `rect`: there it looks the same, elsewhere it may miss anything.
    pub fn within(&self, rect: &Rect) -> Self {
        self.marks().iter().filter_map(|mark| mark.within(rect)).collect()
    }
}

/// The line through `points` with shortcuts where it stays on one side outside of `rect`, and
/// without its ends there.
fn cut(points: &[Point], rect: &Rect) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    // On which sides all points from the last one that is kept lie.
    let mut side = u8::MAX;
    for (index, point) in points.iter().enumerate() {
        let here = rect.outside(*point);
        let next = points.get(index + 1).map_or(here, |next| rect.outside(*next));
        if side & here & next == 0 {
            kept.push(*point);
            side = here;
        } else if !kept.is_empty() {
            side &= here;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clip::clipped;
    use proptest::prelude::*;

    const RECT: Rect = Rect { x: [40.0, 60.0], y: [40.0, 60.0] };

    fn length(points: &[Point]) -> f64 {
        let pieces = clipped(points.iter().copied(), &RECT);
        let ends = pieces.iter().flat_map(|piece| piece.windows(2));
        ends.map(|ends| libm::hypot(ends[0][0] - ends[1][0], ends[0][1] - ends[1][1])).sum()
    }

    #[test]
    fn a_line_that_stays_outside_is_gone() {
        assert!(cut(&[[0.0, 0.0], [30.0, 90.0], [10.0, 50.0]], &RECT).is_empty());
    }

    #[test]
    fn a_way_around_is_cut_short_but_not_across() {
        let [inside, above, corner, left] = [[50.0, 50.0], [50.0, 0.0], [0.0, 0.0], [0.0, 50.0]];
        let around = [inside, above, [55.0, 9.0], [45.0, 5.0], above, corner, left, inside];
        assert_eq!(cut(&around, &RECT), [inside, above, corner, left, inside]);
    }

    proptest! {
        #[test]
        fn within_a_rectangle_a_line_stays_as_it_is(line: Vec<(u8, u8)>) {
            let line: Vec<Point> =
                line.iter().map(|(x, y)| [f64::from(*x % 100), f64::from(*y % 100)]).collect();
            let kept = cut(&line, &RECT);
            prop_assert!((length(&line) - length(&kept)).abs() < 1e-9);
            let touching =
                line.windows(2).filter(|ends| !clipped(ends.iter().copied(), &RECT).is_empty());
            for ends in touching {
                prop_assert!(kept.windows(2).any(|kept| kept == ends));
            }
        }
    }
}
