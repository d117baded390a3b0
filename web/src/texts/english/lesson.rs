//! The card of a lesson; its own text stands in its file.

use downhill_figures::number;

use super::{charts, comparison};

pub const LESSON: &str = "Lesson";
pub const TEXT: &str = "Text of the lesson";
pub const AGAIN: &str = "Start again";
pub const AGAIN_MEANING: &str = "Back to the experiment of the lesson";

pub const TASK: &str = "Task";
pub const DONE: &str = "done";

/// What a task is called where there are several.
pub fn task(number: usize) -> String {
    format!("{TASK} {number}")
}

pub fn has_done(task: &str) -> String {
    format!("{task} done.")
}

pub const WHAT: &str = "What";
pub const PRINTED: &str = "Printed";
pub const HERE: &str = "Here";
pub const AGREEMENT: &str = "Agreement";
pub const AGREEMENT_MEANING: &str = "Equal as far as the printed digits tell";

pub const BEST_FIT: &str = "best fit, loss";
pub const LOSS: &str = comparison::LOSS;
pub const RATE: &str = charts::RATE;

pub fn gradient_of(parameter: &str) -> String {
    format!("gradient of {parameter}")
}

pub fn first_moment_of(parameter: &str) -> String {
    format!("first moment of {parameter}")
}

pub fn second_moment_of(parameter: &str) -> String {
    format!("second moment of {parameter}")
}

pub fn at_step(quantity: &str, step: u64) -> String {
    format!("{quantity}, step {}", number::count(step))
}

pub fn at_step_of(run: &str, quantity: &str, step: u64) -> String {
    format!("{run}: {}", at_step(quantity, step))
}
