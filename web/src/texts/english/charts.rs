//! The charts over time.

pub const LOSS: &str = "Loss";
