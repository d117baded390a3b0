//! The part of the plane that a map shows.

/// A rectangle of the data's plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// From left to right.
    pub x: [f64; 2],
    /// From the bottom up.
    pub y: [f64; 2],
}
