//! The export menu, and what stands below an exported figure.

use downhill_figures::number;

use super::header::SIGN_MEANING;

pub const OPEN: &str = "Export ▾";
pub const MENU: &str = "Export";
pub const FILM: &str = "Film";
pub const FILM_MEANING: &str = "Film: every number";
pub const SCRIPTS: &str = "Scripts";
pub const MADE_HERE: &str = "Files are made on this machine.";
pub const OWN_DATA_STAY: &str =
    "Your data stay on this machine: the link holds only their fingerprint";

/// A figure or the film in a file format.
pub fn subject_as(subject: &str, format: &str) -> String {
    format!("{subject} as {format}")
}

pub fn scripts_for(libraries: &[&str]) -> String {
    format!("{} …", libraries.join(", "))
}

/// The sign of the film, and what it is for.
pub fn film_with_sign(sign: &str) -> String {
    format!("film {sign}: {SIGN_MEANING}.")
}

pub const OWN_DATA: &str = "Own data";

/// What a figure shows, of which problem unless its name says so, and when.
pub fn caption(figure: &str, problem: Option<&str>, step: u64, steps: u64) -> String {
    let problem = problem.map_or(String::new(), |problem| format!(" — {problem}"));
    format!("{figure}{problem}, step {} of {}", number::count(step), number::count(steps))
}

pub fn run(title: &str, digest: &str) -> String {
    format!("{title}: {digest}")
}

pub fn made_by(sign: &str) -> String {
    format!("Downhill, film {sign}")
}
