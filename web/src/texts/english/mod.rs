//! The page in English.

pub mod cards;
pub mod charts;
pub mod comparison;
pub mod complaints;
pub mod dialogues;
pub mod exporting;
pub mod figures;
pub mod header;
pub mod help;
pub mod inside_the_step;
pub mod knobs;
pub mod lesson;
pub mod maps;
pub mod problem;
pub mod scripts;
pub mod sides;
pub mod transport;
