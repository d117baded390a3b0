//! The cards of the runs.

use downhill_figures::number;

pub const ADD: &str = "+ Add a run";
pub const FULL: &str = "Eight runs are the most";

pub fn run(place: usize) -> String {
    format!("Run {place}")
}

pub fn rename_hint(title: &str) -> String {
    format!("{title} · double-click: another name")
}

pub fn name_of(place: usize) -> String {
    format!("Name of run {place}")
}

pub const DIVERGED: &str = "diverged";

pub fn loss(loss: f64) -> String {
    format!("loss {}", number::number(loss))
}

pub const DUPLICATE: &str = "Duplicate";
pub const RENAME: &str = "Rename";
pub const REMOVE: &str = "Remove";

pub fn copy_of(name: &str) -> String {
    format!("{name} (copy)")
}

pub const HIDE: &str = "Hide";
pub const HIDDEN: &str = "Hidden";
pub const HIDE_MEANING: &str = "Hide in the figures";
pub const SHOW_MEANING: &str = "Show in the figures";

pub fn hide(place: usize) -> String {
    format!("Hide run {place} in the figures")
}

pub const MOVE_HINT: &str = "Drag to reorder, or use ↑ and ↓";

pub fn move_by_keys(place: usize) -> String {
    format!("Move run {place}; the arrow keys up and down do")
}

pub const OPTIMIZER: &str = "Optimizer";
pub const DECAY: &str = "Decay";
pub const MORE: &str = "More";

pub fn rate(rate: f64) -> String {
    format!("{LEARNING_RATE} {}", number::number(rate))
}

/// [`rate`] where there is no room for words.
pub fn short_rate(rate: f64) -> String {
    format!("η {}", number::number(rate))
}

pub fn all_rows(rows: usize) -> String {
    format!("all {rows} rows")
}

pub fn batch(rows: f64) -> String {
    format!("batch {rows}")
}

/// A name where it does not begin a line.
pub fn inline(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// What follows the name of a schedule: a knob of it.
pub fn with_knob(name: &str, value: f64) -> String {
    format!(", {} {}", inline(name), number::number(value))
}

/// What follows the name of a schedule: its formula.
pub fn with_formula(formula: &str) -> String {
    format!(": {formula}")
}

/// What a batch is of all rows.
pub fn part_of_rows(batch: u64, rows: u64, updates: u64) -> String {
    let part = if batch < rows { number::count(batch) } else { "all".to_owned() };
    let plural = if updates == 1 { "" } else { "s" };
    format!(
        "{part} of {} · {} update{plural} an epoch",
        number::count(rows),
        number::count(updates)
    )
}

pub fn smooth(smooth: &str, stable: &str) -> String {
    format!("smooth up to {smooth}, stable below {stable}")
}

pub fn oscillates(smooth: &str, stable: &str) -> String {
    format!("oscillates: between {smooth} and {stable}")
}

pub const NEVER_SETTLES: &str = "never settles";

pub fn restless(bounded: &str) -> String {
    format!("{NEVER_SETTLES}; diverges above {bounded}")
}

pub const DIVERGES_ANYWAY: &str = "diverges at any rate";

/// Of limits that hold for a rate that stays.
pub fn at_constant_rate(words: &str) -> String {
    format!("at a constant rate: {words}")
}

/// Of limits where batches are not all rows.
pub fn on_average(words: &str) -> String {
    format!("batches on average: {words}")
}

pub fn diverges_above(bounded: &str) -> String {
    format!("diverges: above {bounded}")
}

pub fn diverges_at(step: u64, reason: &str) -> String {
    format!("diverges at step {}: {reason}", number::count(step))
}

pub fn climbs(reason: &str) -> String {
    format!("climbs away: {reason}")
}

pub fn above_limit(lr: f64, times: &str, limit: &str) -> String {
    format!("{} is {times} the stability limit {limit}", rate(lr))
}

pub fn times(factor: &str) -> String {
    format!("{factor} ×")
}

pub const JUST_ABOVE: &str = "just above";

/// What is wrong with a rate that is no number to walk with.
pub fn wild(step: u64, rate: f64) -> String {
    let what = if rate.is_nan() { "is not a number" } else { "is infinite" };
    format!("the schedule has no value at step {}: the rate there {what}", number::count(step))
}

pub fn below_limit(lr: f64, limit: &str) -> String {
    format!("{} is below the limit {limit} at the minimum, but the way there is steeper", rate(lr))
}

pub fn below_average_limit(lr: f64, limit: &str, batch: u64) -> String {
    let batches = if batch == 1 {
        "single rows are".to_owned()
    } else {
        format!("some batches of {} are", number::count(batch))
    };
    format!("{} is below the limit {limit} of batches on average, but {batches} steeper", rate(lr))
}

pub fn anyway(lr: f64) -> String {
    format!("with this momentum it does at any rate, also at {}", rate(lr))
}

pub fn grew(lr: f64) -> String {
    format!("the loss is a thousand times what it was and more, at {}", rate(lr))
}

pub const WITHOUT_START: &str = "the loss has no value within bounds where it starts";

pub fn negative(lr: f64) -> String {
    format!("{} goes uphill, because the schedule makes it negative", rate(lr))
}

pub fn without_value(lr: f64) -> String {
    format!("the loss has no value where {} led", rate(lr))
}

pub fn without_limit(lr: f64) -> String {
    format!("the loss left all bounds at {}", rate(lr))
}

pub const LEARNING_RATE: &str = "learning rate";
pub const MOMENTUM: &str = "momentum";

/// What a schedule does to `what`, in three values.
pub fn schedule(what: &str, first: &str, most: &str, last: &str) -> String {
    format!("The {what} over the steps: first {first}, at most {most}, last {last}")
}

pub const ADD_POINT: &str = "Add a point";
pub const ADD_POINT_HINT: &str = "Click to add a point";

/// A point of a schedule that is drawn: the rate is multiplied by `factor` at `time`.
pub fn drawn_point(place: usize, count: usize, factor: f64, time: f64) -> String {
    format!(
        "Point {place} of {count}: × {} at {time}; arrow keys move it, Delete removes it",
        number::number(factor)
    )
}
