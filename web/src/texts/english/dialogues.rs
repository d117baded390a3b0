//! What all dialogues have.

pub const CLOSE: &str = "Close";
