//! What is wrong, in the line below the header.

use downhill::complaint::Complaint;
use downhill::experiment::MOST_RUNS;

pub const DISMISS: &str = "Dismiss";

pub fn broken_link(complaint: &Complaint) -> String {
    format!("This link is broken. {complaint}")
}

pub fn partly_broken_link(complaint: &Complaint) -> String {
    format!("A part of this link is broken. {complaint}")
}

/// Why an experiment cannot be shown. Only data that are not here are missed by their key.
pub fn refusal(complaint: &Complaint) -> String {
    match complaint.key.as_str() {
        "own" => MISSING_DATA.to_owned(),
        _ => complaint.to_string(),
    }
}

const MISSING_DATA: &str = "This link needs data that only its sender has: load or paste that file below. Until then, the figures show another experiment.";

pub const REST_IS_MISSING: &str =
    "A part of this page has not arrived; it is asked for again and again.";
pub const WORKER_REPLACED: &str = "A worker stopped unexpectedly; another one goes on.";
pub const WORKERS_CLOSED: &str = "Workers stop again and again; the page computes on without them.";

// What follows completes "allowed: …".

pub const STRETCH_ALLOWED: &str = "two numbers from 0 on, the lesser first, such as 100,200";
pub const MEASURED_STRETCH_ALLOWED: &str =
    "a stretch of updates, epochs or examples; seconds are measured anew on each machine";
pub const WINDOW_ALLOWED: &str =
    "four numbers: left, right, bottom and top, each side the lesser first, such as -2,2,-1,3";
pub const TURN_ALLOWED: &str = "how far it is turned, from −360 to 360 degrees, and how high one stands, from 0 to 90, such as -30,45";
pub const WEIGHT_ALLOWED: &str = "a weight from 0 to less than 1";

pub fn runs_allowed() -> String {
    format!("numbers of runs from 1 to {MOST_RUNS}, separated by commas")
}

pub fn colours_allowed() -> String {
    format!("different numbers of colours from 1 to {MOST_RUNS}, separated by commas")
}

pub fn step_allowed(last: u64) -> String {
    format!("a step from 0 to {last}")
}

pub fn place_allowed(count: usize) -> String {
    format!("a number from 1 to {count}")
}

pub fn lesson_allowed(about: &[&str]) -> String {
    match about {
        [] => "nothing, because no lesson is about this problem".to_owned(),
        _ => format!("a lesson about this problem: {}", about.join(", ")),
    }
}

pub fn order_allowed(keys: &[&str], falls: &str) -> String {
    format!("{}, alone or with {falls}", keys.join(", "))
}

pub fn several_allowed(keys: &[&str]) -> String {
    format!("{}, or several of them separated by commas", keys.join(", "))
}
