//! The looks at data and model below the landscape.

use downhill_figures::number;

use super::charts;

pub const DATA: &str = "data";
pub const REGIONS: &str = "regions";
pub const PREDICTED: &str = "predicted";
pub const COEFFICIENTS: &str = "coefficients";
pub const WEIGHTS: &str = "weights";

pub const DATA_TITLE: &str = "Data and fit";
pub const DATA_SUMMARY: &str = "The data and the fit of each run";
pub const RESIDUALS: &str = "residuals";
pub const RESIDUALS_MEANING: &str = "Lines from the examples to the fit of the selected run";
pub const BATCH: &str = "this batch";
pub const BATCH_MEANING: &str = "Light up the examples that the next update looks at";

pub const HELD_OUT_POINTS: &str = "○ held out";

/// `legend`, and what hollow points are if there are such.
pub fn with_held_out(legend: String, holds_out: bool) -> String {
    if holds_out { format!("{legend}   {HELD_OUT_POINTS}") } else { legend }
}

pub fn regions_of(target: &str) -> String {
    format!("Regions of {target}")
}

pub fn as_predicted(target: &str) -> String {
    format!("{target} as predicted")
}

/// What the shapes of two classes say.
pub fn classes(target: &str, [low, high]: [f64; 2]) -> String {
    let [low, high] = [low, high].map(number::number);
    format!("● {target} = {low}   ◆ {target} = {high}   line: where a run is undecided")
}

/// What the colours of a number say.
pub fn colours(target: &str, [low, high]: [f64; 2]) -> String {
    let [low, high] = [low, high].map(number::number);
    format!("{target} from {low} (blue) to {high} (red)")
}

pub const REGIONS_SUMMARY: &str = "What the selected run predicts over two features";

/// [`REGIONS_SUMMARY`], of a run that has left all bounds.
pub fn regions_diverged(step: u64) -> String {
    format!("{REGIONS_SUMMARY}: it diverged at step {}", number::count(step))
}

/// [`REGIONS_SUMMARY`], and in how many of the examples it is right; of those held out as well.
pub fn regions_with_share([right, examples]: [usize; 2], held_out: Option<[usize; 2]>) -> String {
    let others = held_out.map(|[right, all]| format!(", {right} of {all} held-out ones"));
    let others = others.unwrap_or_default();
    format!("{REGIONS_SUMMARY}: {right} of {examples} examples{others} on the right side")
}

/// `words` as a sentence that others follow.
pub fn sentence(words: &str) -> String {
    format!("{words}.")
}

pub const PREDICTED_TITLE: &str = "Predicted against true";
pub const PREDICTED_SUMMARY: &str = "Predicted against true values of the selected run";
pub const TRUE_VALUE: &str = "true value";

pub const EXAMPLE: &str = "example";

pub const PART: &str = "part";
pub const TRAINED_ON: &str = "trained on";
pub const HELD_OUT: &str = charts::HELD_OUT_LOSS;

/// How many rows a table has of how many there are: of those that are trained on, and of those
/// that are held out, if some are.
pub fn listed(parts: &[[usize; 2]]) -> String {
    match parts {
        [[told, all], [told_too, others], ..] => {
            format!("Listed: {told} of {all} {TRAINED_ON}, {told_too} of {others} {HELD_OUT}.")
        }
        [[told, all]] => format!("Listed: {told} of {all} {EXAMPLE}s."),
        [] => String::new(),
    }
}

/// The head of a column with what a run predicts.
pub fn predicted_by(run: &str) -> String {
    format!("predicted by {run}")
}

pub const PARAMETER: &str = "parameter";
pub const BEST: &str = "best";
pub const PARAMETERS_TITLE: &str = "Parameters";
pub const COEFFICIENTS_TITLE: &str = "Coefficients";
pub const COEFFICIENTS_NOTE: &str = "ticks: the best there are";
pub const COEFFICIENTS_SUMMARY: &str = "The parameters of each run against the best ones";

pub const WEIGHTS_TITLE: &str = "Weights";
pub const WEIGHTS_NOTE: &str = "dashed: negative; in units: biases";
pub const MATRIX_NOTE: &str = "rows: units, their bias last";
pub const WEIGHTS_KEYS: &str = "Weights of the selected run: arrow keys go through them";
