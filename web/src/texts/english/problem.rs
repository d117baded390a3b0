//! The problem, in the column on the left, and the column as a whole.

use downhill::complaint::Complaint;
use downhill_figures::number;

pub const CONTROLS: &str = "Controls";
pub const PROBLEM: &str = "Problem";
pub const RUNS: &str = "Runs";

pub const KIND: &str = "Kind of problem";
pub const SURFACE: &str = "Surface";
pub const REGRESSION: &str = "Regression";
pub const OWN: &str = "Your own";

pub const GALLERY: &str = "Problems";
pub const SPREAD: &str = "Change";
pub const PUT_AWAY: &str = "Fewer";

pub const MORE: &str = "More about the problem";

/// The start of the parameter that is called so.
pub fn start(parameter: &str) -> String {
    format!("start {parameter}")
}

/// What completes "allowed: …".
pub fn start_allowed(farthest: f64) -> String {
    format!("a number from −{farthest} to {farthest}")
}

pub const DROP: &str = "Drop a CSV file here, pick one, or paste its text. It stays on this machine: a link carries \
     only its fingerprint.";
pub const PICK_FILE: &str = "Pick a file";
pub const CSV: &str = "CSV text";
pub const CSV_EXAMPLE: &str = "size,price\n50,1.5\n70,2.1";
pub const USE_TEXT: &str = "Use this text";
pub const TARGET: &str = "Target";
pub const FEATURES: &str = "Features";

pub fn sheet_size(used: usize, rows: usize, columns: usize) -> String {
    let all = number::count(rows as u64);
    let rows = if used == rows { all } else { format!("{} of {all}", number::count(used as u64)) };
    format!("Your data: {rows} rows, {columns} columns of numbers")
}

pub fn unusable(complaint: &Complaint) -> String {
    format!("This CSV cannot be used. {complaint}")
}

pub fn left_out(what: &str) -> String {
    format!("Left out: {what}")
}

/// Two things that the page says at once.
pub fn both(one: &str, other: &str) -> String {
    format!("{one}. {other}")
}

/// How features are scaled, and where that is chosen.
pub fn standardised() -> String {
    format!(
        "Features are standardised: mean 0, deviation 1. “Feature scale” under “{MORE}” takes them as they are."
    )
}

/// A run's rate that the page lowered.
pub fn calmed(run: &str, from: f64, to: f64) -> String {
    format!("{run} from {} to {}", number::number(from), number::number(to))
}

/// Why, and how they come back.
pub fn calmed_all(runs: &[String]) -> String {
    format!(
        "The learning rate was lowered, as this problem would make the run diverge: {}. Undo brings \
         back what was.",
        runs.join(", ")
    )
}
