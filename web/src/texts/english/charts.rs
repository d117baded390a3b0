//! The charts over time.

use downhill_figures::number;

pub const LOSS: &str = "Loss";
pub const LOSS_AXIS: &str = "loss f(θ)";
pub const KNOWN_MINIMUM: &str = "known minimum";
pub const AHEAD: &str = "ahead";
pub const AHEAD_MEANING: &str = "Show faintly what lies beyond the cursor";

pub const SCALE: &str = "Spacing of the losses";
pub const LOG: &str = "log";
pub const LINEAR: &str = "linear";
pub const SYMLOG: &str = "symlog";

pub const LOSSES: &str = "Losses shown";
pub const FULL_LOSS: &str = "training";
pub const FULL_LOSS_MEANING: &str = "The loss over all examples that are trained on";
pub const HELD_OUT_LOSS: &str = "held out";
pub const HELD_OUT_LOSS_MEANING: &str =
    "The loss over the examples that are held out of training, as a hollow line";
pub const BATCH_LOSS: &str = "mini-batch";
pub const BATCH_LOSS_MEANING: &str =
    "The loss over the batch of each update, faint, with its moving average";
pub const SMOOTHING: &str = "smoothing";
pub const SMOOTHING_MEANING: &str = "Weight of the moving average";

pub fn smoothed(loss: &str) -> String {
    format!("{loss}, smoothed")
}

pub const RATE: &str = "rate";
pub const RATE_TITLE: &str = "Learning rate";
pub const RATE_AXIS: &str = "learning rate η";
pub const GRADIENT_TITLE: &str = "Gradient norm";
pub const GRADIENT_AXIS: &str = "norm of the gradient ‖g‖₂";
pub const DISTANCE: &str = "distance";
pub const DISTANCE_TITLE: &str = "Distance";
pub const DISTANCE_AXIS: &str = "distance to the optimum ‖θ − θ*‖₂";
pub const COORDINATE_TITLE: &str = "One parameter";
pub const COORDINATES: &str = "all θ";
pub const COORDINATES_TITLE: &str = "All parameters";
pub const COORDINATES_AXIS: &str = "parameters θ of the selected run";
pub const OPTIMUM: &str = "optimum";

pub fn coordinate_axis(name: &str) -> String {
    format!("parameter {name}")
}

pub const TIME_AXIS: &str = "Time axis";
pub const PER_UPDATE: &str = "per update";
pub const PER_EPOCH: &str = "per epoch";
pub const PER_EXAMPLE: &str = "per example";
pub const PER_SECOND: &str = "per second";
pub const UPDATES_AXIS: &str = "updates";
pub const EPOCHS_AXIS: &str = "epochs";
pub const EXAMPLES_AXIS: &str = "examples seen";
pub const SECONDS_AXIS: &str = "seconds of computing here";

/// What stands before a number of the unit.
pub const STEP: &str = "step";
pub const EPOCH: &str = "epoch";
pub const EXAMPLES: &str = "examples";
pub const SECONDS: &str = "seconds";

/// The title of a time axis with a mark where each so-manieth epoch ends.
pub fn axis_with_marks(title: &str, epochs: u64) -> String {
    match epochs {
        1 => format!("{title} · marks: epochs"),
        _ => format!("{title} · marks: every {} epochs", number::count(epochs)),
    }
}

pub const RUNS: &str = "Runs drawn";
pub fn hide(run: &str) -> String {
    format!("{run}: hide or show this run")
}

pub const WHOLE_TIME: &str = "reset zoom";
pub const WHOLE_TIME_KEY: &str = "Show all of the time (0)";

pub const KEYS: &str =
    "Arrow keys read values off, Enter goes to that step, plus and minus zoom, 0 shows all.";

/// What a curve of a run is called that has more than one.
pub fn curve_of(run: &str, curve: &str) -> String {
    format!("{run}, {curve}")
}

pub fn at_step(step: u64) -> String {
    format!("{STEP} {}", number::count(step))
}

/// A time in another unit than steps, and the step that it is.
pub fn at_time(unit: &str, time: f64, step: u64) -> String {
    format!("{unit} {} · {}", number::number(time), at_step(step))
}

pub fn curve_now(curve: &str, value: f64) -> String {
    format!("{curve} {}", number::number(value))
}

/// What stands behind the summary of a chart with a value to compare with.
pub fn compared(name: &str, value: f64) -> String {
    format!(" For comparison, {name}: {}.", number::number(value))
}
