//! The page's words, all of them, and nothing else.
//!
//! A language is a folder with a file for each region of the page; `english` is the only one yet.
//! Another has the same names, so that the compiler says what is not translated, and takes its
//! place in the line below: a page speaks one language, and carries no other. The names of
//! optimizers, surfaces, data and knobs stand in their records in the core, lessons in their files.

mod english;

pub use english::*;
