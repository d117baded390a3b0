//! Where on a map something lies already, so that words are written elsewhere.

use crate::trails::{NEAREST, visible};
use crate::{Plane, Point, Rect};

/// The side of the squares that are taken or free, in CSS pixels.
const SIDE: f64 = 8.0;

/// The squares of a map in which something lies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crowd {
    columns: usize,
    taken: Vec<bool>,
}

impl Crowd {
    /// What `lines` of the data's plane and `places` in pixels take up.
    pub fn of<'a>(
        plane: &Plane,
        lines: impl IntoIterator<Item = &'a [Point]>,
        places: &[Rect],
    ) -> Self {
        let [columns, rows] = [plane.rect.x, plane.rect.y].map(|side| square(side[1]) + 1);
        let mut crowd = Self { columns, taken: vec![false; columns * rows] };
        let pieces = lines.into_iter().flat_map(|line| visible(line, plane, NEAREST));
        pieces.for_each(|piece| crowd.line(&piece));
        for place in places {
            crowd.rect(place);
        }
        crowd
    }

    fn line(&mut self, points: &[Point]) {
        for pair in points.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let way = [to[0] - from[0], to[1] - from[1]];
            let parts = square(way[0].abs().max(way[1].abs())) + 1;
            for part in 0..=parts {
                let share = part as f64 / parts as f64;
                self.take([from[0] + share * way[0], from[1] + share * way[1]]);
            }
        }
    }

    fn rect(&mut self, rect: &Rect) {
        for row in square(rect.y[0])..=square(rect.y[1]) {
            for column in square(rect.x[0])..=square(rect.x[1]) {
                self.take([column as f64 * SIDE, row as f64 * SIDE]);
            }
        }
    }

    fn take(&mut self, [x, y]: Point) {
        let column = square(x);
        let index = square(y) * self.columns + column;
        let inside = x >= 0.0 && y >= 0.0 && column < self.columns;
        if let Some(taken) = self.taken.get_mut(index).filter(|_| inside) {
            *taken = true;
        }
    }

    /// Whether nothing lies in `rect`.
    pub(crate) fn is_free(&self, rect: &Rect) -> bool {
        let columns = square(rect.x[0])..=square(rect.x[1]).min(self.columns.saturating_sub(1));
        (square(rect.y[0])..=square(rect.y[1])).all(|row| {
            let mut places = columns.clone().map(|column| row * self.columns + column);
            places.all(|index| !self.taken.get(index).copied().unwrap_or(false))
        })
    }
}

/// How many whole squares a length has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "none are below 0")]
fn square(length: f64) -> usize {
    (length / SIDE).max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Window;

    #[test]
    fn what_lies_there_is_taken() {
        let rect = Rect { x: [0.0, 400.0], y: [0.0, 200.0] };
        let plane = Plane::linear(rect, Window { x: [0.0, 4.0], y: [0.0, 2.0] });
        let line: &[Point] = &[[0.5, 0.5], [3.5, 0.5], [9.0, f64::NAN]];
        let crowd = Crowd::of(&plane, [line], &[Rect { x: [-9.0, 40.0], y: [0.0, 20.0] }]);
        let around = |[x, y]: Point| Rect { x: [x - 9.0, x + 9.0], y: [y - 6.0, y + 6.0] };
        for (place, free) in [
            ([200.0, 150.0], false),
            ([200.0, 110.0], true),
            ([20.0, 150.0], true),
            ([30.0, 10.0], false),
            ([395.0, 195.0], true),
        ] {
            assert_eq!(crowd.is_free(&around(place)), free, "{place:?}");
        }
        assert!(Crowd::default().is_free(&rect));
    }
}
