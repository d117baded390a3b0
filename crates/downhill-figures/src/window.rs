//! The part of the plane that a map shows.

use crate::Point;

/// A rectangle of the data's plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// From left to right.
    pub x: [f64; 2],
    /// From the bottom up.
    pub y: [f64; 2],
}

impl Window {
    /// The window with `part` of its sides, around a point that stays where it is seen.
    pub fn zoomed(&self, [x, y]: Point, part: f64) -> Self {
        let side =
            |[low, high]: [f64; 2], at: f64| [at + (low - at) * part, at + (high - at) * part];
        Self { x: side(self.x, x), y: side(self.y, y) }
    }

    /// The window moved by so much.
    pub fn moved(&self, [x, y]: Point) -> Self {
        Self { x: self.x.map(|end| end + x), y: self.y.map(|end| end + y) }
    }

    /// Its width and its height.
    pub fn size(&self) -> [f64; 2] {
        [self.x, self.y].map(|[low, high]| high - low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_point_that_is_zoomed_at_stays() {
        let window = Window { x: [0.0, 8.0], y: [-4.0, 4.0] };
        let half = window.zoomed([2.0, -4.0], 0.5);
        assert_eq!(half, Window { x: [1.0, 5.0], y: [-4.0, 0.0] });
        assert_eq!(half.zoomed([2.0, -4.0], 2.0), window);
        assert_eq!(half.size(), [4.0, 4.0]);
        assert_eq!(half.moved([1.0, -1.0]), Window { x: [2.0, 6.0], y: [-5.0, -1.0] });
    }
}
