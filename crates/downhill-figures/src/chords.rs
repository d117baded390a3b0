//! Lines with fewer points that look the same.

use crate::Point;

/// Which points of a line are needed: a chord between two that follow each other passes the points
/// left out at less than `tolerance`, and every turn back is kept. The ends are needed, and what is
/// not a number.
pub fn chords(points: impl IntoIterator<Item = Point>, tolerance: f64) -> Vec<usize> {
    let mut needed = Vec::new();
    let mut last: Option<(usize, Point)> = None;
    let mut cone: Option<Cone> = None;
    for (index, point) in points.into_iter().enumerate() {
        let longer = cone.as_ref().and_then(|cone| cone.narrowed(point, tolerance));
        if longer.is_none() {
            needed.extend(last.map(|(index, _)| index));
            cone = last.map(|(_, from)| Cone::new(from, point, tolerance));
        } else {
            cone = longer;
        }
        last = Some((index, point));
    }
    needed.extend(last.map(|(index, _)| index));
    needed
}

/// The directions from a point that pass all points since at less than a tolerance.
struct Cone {
    from: Point,
    /// How far the last point is.
    far: f64,
    sides: [Point; 2],
}

impl Cone {
    fn new(from: Point, to: Point, tolerance: f64) -> Self {
        let [x, y] = [to[0] - from[0], to[1] - from[1]];
        let far = (x * x + y * y).sqrt();
        let aside = tolerance / far;
        // Where the tolerance reaches around the point it is all directions ahead.
        let [across, down] = if aside < 1.0 { [-y * aside, x * aside] } else { [-y, x] };
        Self { from, far, sides: [[x - across, y - down], [x + across, y + down]] }
    }

    /// The directions that pass `to` as well, if the way there is one of them and goes on.
    fn narrowed(&self, to: Point, tolerance: f64) -> Option<Self> {
        let way = [to[0] - self.from[0], to[1] - self.from[1]];
        let [right, left] = self.sides;
        let next = Self::new(self.from, to, tolerance);
        if self.far == 0.0 {
            // A point that lies where it begins has no direction, and excludes none.
            return (next.far > 0.0).then_some(next);
        }
        let is_ahead = turn(right, way) >= 0.0 && turn(way, left) >= 0.0;
        (is_ahead && next.far > self.far).then(|| Self {
            sides: [
                if turn(right, next.sides[0]) > 0.0 { next.sides[0] } else { right },
                if turn(next.sides[1], left) > 0.0 { next.sides[1] } else { left },
            ],
            ..next
        })
    }
}

/// Positive if `b` lies to the left of `a`, where y goes up.
fn turn(a: Point, b: Point) -> f64 {
    a[0] * b[1] - a[1] * b[0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn off([a, b]: [Point; 2], point: Point) -> f64 {
        let way = [b[0] - a[0], b[1] - a[1]];
        let to = [point[0] - a[0], point[1] - a[1]];
        let length = libm::hypot(way[0], way[1]);
        let part = (way[0] * to[0] + way[1] * to[1]) / (length * length).max(f64::MIN_POSITIVE);
        let part = part.clamp(0.0, 1.0);
        libm::hypot(to[0] - part * way[0], to[1] - part * way[1])
    }

    #[test]
    fn a_straight_line_is_its_ends() {
        let line = (0..100).map(|i| [f64::from(i), 2.0 * f64::from(i)]);
        assert_eq!(chords(line, 0.1), [0, 99]);
    }

    #[test]
    fn turns_are_kept() {
        let there_and_back = [[0.0, 0.0], [5.0, 0.0], [9.0, 0.0], [4.0, 0.0], [4.0, 3.0]];
        assert_eq!(chords(there_and_back, 0.1), [0, 2, 3, 4]);
    }

    #[test]
    fn a_turn_after_a_rest_is_kept() {
        let rested = [[0.0, 0.0], [0.0, 0.0], [0.0, -0.3], [0.0, 0.4]];
        assert_eq!(chords(rested, 0.25), [0, 2, 3]);
    }

    #[test]
    fn no_points_no_chords() {
        assert!(chords([], 0.1).is_empty());
        assert_eq!(chords([[1.0, 1.0]], 0.1), [0]);
        assert_eq!(chords([[1.0, 1.0], [f64::NAN, 0.0], [2.0, 2.0]], 0.1), [0, 1, 2]);
    }

    proptest! {
        #[test]
        fn no_point_is_farther_off_than_is_tolerated(steps: Vec<(i8, i8)>) {
            let walk = steps.iter().scan([0.0, 0.0], |at: &mut Point, (x, y)| {
                *at = [at[0] + f64::from(*x) / 64.0, at[1] + f64::from(*y) / 64.0];
                Some(*at)
            });
            let line: Vec<Point> = walk.collect();
            let needed = chords(line.iter().copied(), 0.25);
            prop_assert!(needed.is_sorted_by(|a, b| a < b));
            for ends in needed.windows(2) {
                let chord = [line[ends[0]], line[ends[1]]];
                for point in &line[ends[0]..=ends[1]] {
                    prop_assert!(off(chord, *point) <= 0.25 + 1e-9);
                }
            }
        }
    }
}
