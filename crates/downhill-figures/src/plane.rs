//! Two axes laid over a rectangle of pixels.

use crate::{Axis, Point, Window};

/// A rectangle in CSS pixels, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left and right edge.
    pub x: [f64; 2],
    /// Upper and lower edge.
    pub y: [f64; 2],
}

impl Rect {
    /// The rectangle widened by `margin` on every side.
    pub fn grown(&self, margin: f64) -> Self {
        let [[left, right], [top, bottom]] = [self.x, self.y];
        Self { x: [left - margin, right + margin], y: [top - margin, bottom + margin] }
    }

    /// The point inside that is nearest to `point`.
    pub fn nearest(&self, [x, y]: Point) -> Point {
        [x.max(self.x[0]).min(self.x[1]), y.max(self.y[0]).min(self.y[1])]
    }

    /// Whether `point` lies inside.
    pub fn holds(&self, [x, y]: Point) -> bool {
        (self.x[0]..=self.x[1]).contains(&x) && (self.y[0]..=self.y[1]).contains(&y)
    }
}

/// Between data and pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// Where the figure shows its data.
    pub rect: Rect,
    /// From the left edge to the right.
    pub x: Axis,
    /// From the lower edge to the upper.
    pub y: Axis,
}

impl Plane {
    /// The plane that shows `window` in all of `rect`.
    pub fn linear(rect: Rect, window: Window) -> Self {
        Self { rect, x: Axis::linear(window.x), y: Axis::linear(window.y) }
    }

    /// Where a point of the data lies, in CSS pixels.
    pub fn pixel(&self, [x, y]: Point) -> Point {
        let ([left, right], [top, bottom]) = (self.rect.x, self.rect.y);
        [left + (right - left) * self.x.fraction(x), bottom + (top - bottom) * self.y.fraction(y)]
    }

    /// The point of the data at a place in CSS pixels.
    pub fn data(&self, [x, y]: Point) -> Point {
        let part =
            |v: f64, [from, to]: [f64; 2]| if from == to { 0.5 } else { (v - from) / (to - from) };
        let [top, bottom] = self.rect.y;
        [self.x.value(part(x, self.rect.x)), self.y.value(part(y, [bottom, top]))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plane() -> Plane {
        let rect = Rect { x: [50.0, 650.0], y: [10.0, 410.0] };
        Plane::linear(rect, Window { x: [-2.0, 2.0], y: [-1.0, 3.0] })
    }

    #[test]
    fn corners_meet() {
        assert_eq!(plane().pixel([-2.0, -1.0]), [50.0, 410.0]);
        assert_eq!(plane().pixel([2.0, 3.0]), [650.0, 10.0]);
        assert_eq!(plane().data([350.0, 210.0]), [0.0, 1.0]);
    }

    proptest! {
        #[test]
        fn pixel_undoes_data(x in -1e4..1e4, y in -1e4..1e4) {
            let [back_x, back_y] = plane().pixel(plane().data([x, y]));
            prop_assert!((back_x - x).abs() < 1e-6 && (back_y - y).abs() < 1e-6);
        }
    }
}
