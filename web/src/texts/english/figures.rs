//! The figures together.

use downhill_figures::number;

use super::transport;

pub const WHERE_RUNS_ARE: &str = "Where the runs are";
pub const HOW_RUNS_GO: &str = "How the runs go";

/// The name of the intercept beside what it is multiplied with.
pub const INTERCEPT_IN_FULL: &str = "1 (intercept)";

pub const TABLE: &str = "table";
pub const TABLE_MEANING: &str = "What this figure shows, in words and as a table";
pub const VALUES: &str = "Values";

pub fn table_of(title: &str) -> String {
    format!("{title} as a table")
}

/// What a figure says at the cursor, for who does not see it.
pub fn summary(title: &str, steps: u64, runs: &[String]) -> String {
    format!("{title} after {}: {}.", transport::count_of_steps(steps), runs.join("; "))
}

/// A run that has left all bounds.
pub fn diverged(run: &str, step: u64) -> String {
    format!("{run} diverged at step {}", number::count(step))
}

/// Such a run in the head of a column.
pub fn diverged_title(run: &str, step: u64) -> String {
    format!("{run}, diverged at step {}", number::count(step))
}

pub fn run_with_loss(run: &str, loss: f64) -> String {
    format!("{run} has loss {}", number::number(loss))
}
