//! The page in English.

pub mod transport;
