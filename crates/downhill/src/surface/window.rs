//! The part of the plane that a map shows.

/// A rectangle of the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The least and the largest x.
    pub x: [f64; 2],
    /// The least and the largest y; without meaning for a surface of one parameter.
    pub y: [f64; 2],
}

impl Window {
    /// All points whose coordinates lie between `−half` and `half`.
    pub const fn square(half: f64) -> Self {
        Self { x: [-half, half], y: [-half, half] }
    }

    /// Whether the point (x, y) lies in the window.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        (self.x[0]..=self.x[1]).contains(&x) && (self.y[0]..=self.y[1]).contains(&y)
    }
}
