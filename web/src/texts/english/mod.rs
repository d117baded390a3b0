//! The page in English.

pub mod cards;
pub mod charts;
pub mod dialogues;
pub mod maps;
pub mod transport;
