//! The comparison of the runs.

use downhill_figures::number;

use super::{charts, transport};

pub const OPEN: &str = "Compare the runs";
pub const TABLE: &str = "Comparison of the runs";

pub const RUN: &str = "run";
pub const RUN_MEANING: &str = "In the order of the cards";
pub const LOSS: &str = "loss";
pub const LOSS_MEANING: &str = "The loss over all rows that are trained on, at this step";
pub const BEST: &str = "best";
pub const BEST_MEANING: &str = "The least loss up to this step";
pub const BEST_STEP: &str = "at step";
pub const BEST_STEP_MEANING: &str = "The step of the least loss";
pub const HELD_OUT: &str = "○ loss";
pub const HELD_OUT_MEANING: &str = "The loss over the rows that are held out, at this step";
pub const BEST_HELD_OUT: &str = "○ best";
pub const BEST_HELD_OUT_MEANING: &str = "The least loss over the held-out rows up to this step";
pub const BEST_HELD_OUT_STEP: &str = "○ at step";
pub const BEST_HELD_OUT_STEP_MEANING: &str = "The step of the least held-out loss";
pub const STATE: &str = "state";
pub const STATE_MEANING: &str = "Settled: the gradient is a millionth of what it was at the start";
pub const GRADIENTS: &str = "gradients";
pub const GRADIENTS_MEANING: &str =
    "Gradients of single examples that were computed: a batch of 16 counts 16";
pub const EPOCHS: &str = charts::EPOCHS_AXIS;
pub const EPOCHS_MEANING: &str = "How often all examples were gone through";
pub const DISTANCE: &str = charts::DISTANCE;
pub const DISTANCE_MEANING: &str = "The distance to the nearest known optimum";
pub const PACE: &str = transport::PACE_READING;
pub const PACE_MEANING: &str =
    "Measured on this machine: updates in a second of computing, recorded, but not drawn";
pub const EPOCH_TIME: &str = "ms/epoch";
pub const EPOCH_TIME_MEANING: &str =
    "Milliseconds that all updates of an epoch take, measured on this machine";
pub const EPOCH_TIME_TITLE: &str = "Time of an epoch";
pub const EPOCH_TIME_AXIS: &str = "milliseconds an epoch, measured here";
pub const BATCH_AXIS: &str = "rows in a batch";

/// What an epoch of a run takes, for who does not see it.
pub fn epoch_time_of(run: &str, batch: &str, milliseconds: &str) -> String {
    format!("{run}, {batch} in a batch: {milliseconds}")
}

pub fn epoch_times(runs: &[String]) -> String {
    format!("{EPOCH_TIME_TITLE} against {BATCH_AXIS}, in milliseconds: {}.", runs.join("; "))
}

pub const SETTLED: &str = "settled";
pub const RUNNING: &str = "running";

pub fn diverged_at(step: u64) -> String {
    format!("diverged at {}", number::count(step))
}
