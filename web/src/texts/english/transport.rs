//! The bar at the bottom.

use downhill_figures::number;

pub const TRANSPORT: &str = "Transport";
pub const RESTART: &str = "Restart";
pub const RESTART_KEY: &str = "Restart (R)";
pub const STEP_BACK: &str = "Step back";
pub const STEP_BACK_KEY: &str = "Step back (←)";
pub const PLAY: &str = "Play";
pub const PAUSE: &str = "Pause";
pub const PLAY_KEY: &str = "Play or pause (space)";
pub const STEP: &str = "Step";
pub const STEP_KEY: &str = "Step (→)";

pub const SPEED: &str = "Speed";
pub const FASTEST: &str = "fastest";

pub fn speed(steps: u64) -> String {
    format!("{}/s", count_of_steps(steps))
}

/// Where one is, as a screen reader says it; `computed` are the steps so far, if more will come.
pub fn place(cursor: u64, steps: u64, computed: Option<u64>) -> String {
    let so_far = computed.map_or(String::new(), |computed| format!(", {computed} computed"));
    format!("step {cursor} of {steps}{so_far}")
}

/// The label of the timeline's last tick.
pub fn last_tick(steps: u64) -> String {
    count_of_steps(steps)
}

/// So many steps.
pub fn count_of_steps(steps: u64) -> String {
    format!("{} step{}", number::count(steps), if steps == 1 { "" } else { "s" })
}

pub fn seconds_left(seconds: u64) -> String {
    format!("{seconds} s left")
}

pub fn minutes_left(minutes: u64) -> String {
    format!("{minutes} min left")
}

pub fn hours_left(hours: u64) -> String {
    format!("{} h left", number::count(hours))
}

pub const STEP_READING: &str = "step";
pub const EPOCH_READING: &str = "epoch";
pub const EPOCH_MEANING: &str = "Epochs of the selected run that are complete";
pub const BEST_READING: &str = "best loss";
pub const BEST_MEANING: &str = "The least loss of all runs up to this step";
pub const PACE_READING: &str = "updates/s";

/// More updates a second than so many.
pub fn above(updates: &str) -> String {
    format!("> {updates}")
}

pub const PACE_MEANING: &str =
    "In a second of computing, all runs together: recorded, but not drawn";
