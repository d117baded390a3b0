//! A function sampled over a window.

use crate::{Point, Window};

/// The values of a function at the middles of `width` × `height` cells, row by row from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The part of the plane it covers.
    pub window: Window,
    /// Cells in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The values; anything, also NaN.
    pub values: Vec<f64>,
}

impl Field {
    /// Evaluates `f` once a cell.
    pub fn sample(
        window: Window,
        [width, height]: [usize; 2],
        f: impl Fn(f64, f64) -> f64,
    ) -> Self {
        let empty = Self { window, width, height, values: Vec::new() };
        let value = |row, column| {
            let [x, y] = empty.place(column as f64, row as f64);
            f(x, y)
        };
        let value = &value;
        let rows = (0..height).flat_map(|row| (0..width).map(move |column| value(row, column)));
        Self { values: rows.collect(), ..empty.clone() }
    }

    /// A field of values computed elsewhere; what is missing is not a number.
    pub fn of(window: Window, [width, height]: [usize; 2], mut values: Vec<f64>) -> Self {
        values.resize(width * height, f64::NAN);
        Self { window, width, height, values }
    }

    /// The point of the plane at a place counted in cells, whole numbers being the cells' middles.
    pub fn place(&self, column: f64, row: f64) -> Point {
        let part = |place: f64, cells: usize| (place + 0.5) / cells as f64;
        let between = |[low, high]: [f64; 2], part: f64| low * (1.0 - part) + high * part;
        [
            between(self.window.x, part(column, self.width)),
            between(self.window.y, 1.0 - part(row, self.height)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_run_from_the_top() {
        let window = Window { x: [0.0, 2.0], y: [0.0, 2.0] };
        let field = Field::sample(window, [2, 2], |x, y| x + 10.0 * y);
        assert_eq!(field.values, [15.5, 16.5, 5.5, 6.5]);
    }

    #[test]
    fn nothing_is_a_field_too() {
        let window = Window { x: [0.0, 0.0], y: [0.0, 0.0] };
        assert!(Field::sample(window, [0, 9], |x, _| x).values.is_empty());
    }
}
