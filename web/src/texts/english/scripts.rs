//! The scripts to take along.

pub const TAKE_ALONG: &str = "Take it with you";
pub const LATEX: &str = "LaTeX";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied";
pub const STEP_AS_LATEX: &str = "The step as LaTeX";
pub const NO_STEP: &str = "There is no step to show.";

pub fn for_library(library: &str) -> String {
    format!("as {library}")
}

pub fn run_for_library(library: &str) -> String {
    format!("The run as {library}")
}
