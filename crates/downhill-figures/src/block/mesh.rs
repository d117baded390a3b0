//! The heights of a block at the corners of a square mesh.

use crate::{Field, Point, Relief};

/// Corners along a side.
pub(super) const SIDE: usize = 96;

/// The heights of a landscape, from 0 to 1, row by row from the back.
#[derive(Clone, Debug, PartialEq)]
pub struct Mesh {
    heights: Vec<f64>,
}

impl Mesh {
    /// The mesh over all of `field`.
    pub fn of(field: &Field, relief: &Relief) -> Self {
        let last = (SIDE - 1) as f64;
        let level = |corner: usize| {
            let part = [corner % SIDE, corner / SIDE].map(|place| place as f64 / last);
            relief.level(between(&field.values, [field.width, field.height], part))
        };
        Self { heights: (0..SIDE * SIDE).map(level).collect() }
    }

    /// The height at a corner.
    pub(super) fn corner(&self, column: usize, row: usize) -> f64 {
        self.heights[row * SIDE + column]
    }

    /// The height at a place of the square from −1 to 1.
    pub(super) fn height(&self, [u, v]: Point) -> f64 {
        between(&self.heights, [SIDE; 2], [f64::midpoint(1.0, u), f64::midpoint(1.0, -v)])
    }
}

/// The value between those of `values`, rows of `size`, at parts of the way from first to last.
fn between(values: &[f64], size: [usize; 2], part: Point) -> f64 {
    let [(column, a), (row, b)] = [0, 1].map(|axis| cell(part[axis], size[axis]));
    let value = |column: usize, row: usize| {
        let [column, row] =
            [column.min(size[0].saturating_sub(1)), row.min(size[1].saturating_sub(1))];
        values.get(row * size[0] + column).copied().unwrap_or(f64::NAN)
    };
    let mixed = |a: f64, b: f64, part: f64| if part == 0.0 { a } else { a + (b - a) * part };
    let [back, front] =
        [row, row + 1].map(|row| mixed(value(column, row), value(column + 1, row), a));
    mixed(back, front, b)
}

/// The cell that `part` of the way falls into, and how far into it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
fn cell(part: f64, count: usize) -> (usize, f64) {
    let place = part.clamp(0.0, 1.0) * count.saturating_sub(1) as f64;
    (place as usize, place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Tone, Window};

    #[test]
    fn heights_are_those_of_the_field() {
        let window = Window { x: [0.0, 1.0], y: [0.0, 1.0] };
        let field = Field::sample(window, [90, 70], |x, y| x + y);
        let mesh = Mesh::of(&field, &Relief::of(&field, Tone::Linear));
        assert_eq!(mesh.corner(0, SIDE - 1), 0.0);
        assert_eq!(mesh.corner(SIDE - 1, 0), 1.0);
        assert!((mesh.height([0.0, 0.0]) - mesh.corner(47, 47)).abs() < 0.03);
    }

    #[test]
    fn nothing_has_heights_too() {
        let window = Window { x: [0.0, 0.0], y: [0.0, 0.0] };
        let field = Field::of(window, [0, 0], Vec::new());
        let mesh = Mesh::of(&field, &Relief::of(&field, Tone::Log));
        assert_eq!(mesh.height([0.3, 9.0]), 1.0);
    }
}
