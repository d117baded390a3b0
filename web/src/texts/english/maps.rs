//! The landscape: the curve over one parameter, the map of more, the runs and their start upon it.

use downhill_figures::number;

pub const START: &str = "Start of all runs; arrow keys move it";
pub const START_HINT: &str = "start — drag me";

pub const CURVE_AXIS: &str = "parameter θ";
pub const TYPED_CURVE_AXIS: &str = "parameter x";

/// The label of a tangent.
pub fn slope_of(slope: f64) -> String {
    format!("slope {}", number::number(slope))
}

/// The label of the arrow of an update.
pub fn step_of(change: f64) -> String {
    format!("step {}", number::number(change))
}

pub const LANDSCAPE: &str = "Loss landscape";
pub const LINE: &str = "Loss over slope and intercept";
pub const SLOPE: &str = "slope";
pub const INTERCEPT: &str = "intercept";
pub const DIRECTIONS: [&str; 2] = ["direction 1", "direction 2"];

/// What plane is shown: one that holds so many per cent of the paths' spread.
pub fn plane(percent: f64) -> String {
    let share = number::number(percent);
    format!("the paths’ two principal directions: {share} % of their spread")
}

pub const MAP: &str = "Map";
pub const BLOCK: &str = "3-D";
pub const BLOCK_MEANING: &str = "From aside";
pub const LOG_HEIGHTS: &str = "log f";
pub const LOG_HEIGHTS_MEANING: &str = "Spread the low losses";
pub const GRADIENTS: &str = "gradients";
pub const GRADIENTS_MEANING: &str = "Arrows downhill: the negative gradient";
pub const BATCH: &str = "batch";
pub const BATCH_MEANING: &str = "Downhill by the batch beside downhill by all examples";
pub const WHOLE_MAP: &str = "whole map";

pub const MAP_KEYS: &str = "Map: arrow keys read the loss, plus and minus zoom, 0 shows all";
pub const BLOCK_KEYS: &str = "Relief: arrow keys turn it";

/// The label of the arrow that a batch of so many examples makes.
pub fn batch_of(examples: usize) -> String {
    format!("batch of {examples}")
}

/// The label of the arrow that all examples make.
pub fn all_of(examples: usize) -> String {
    format!("all {examples}")
}

/// The loss at a place; the axes have these names.
pub fn reading([across, up]: &[String; 2], [x, y]: [f64; 2], loss: f64) -> String {
    let [x, y, loss] = [x, y, loss].map(number::number);
    format!("{across} = {x}, {up} = {y}, loss = {loss}")
}

/// What a landscape shows, for who does not see it.
pub const SUMMARY: &str = "The loss over the parameters";

pub const POINT: &str = "point";
pub const START_POINT: &str = "start";
pub const MINIMUM: &str = "minimum";
pub const DISTANCE: &str = "distance to the nearest minimum";

/// Where a run is, and its loss there.
pub fn run_at(run: &str, place: &[f64], loss: f64) -> String {
    let place: Vec<_> = place.iter().copied().map(number::number).collect();
    format!("{run} at ({}) has loss {}", place.join(", "), number::number(loss))
}
