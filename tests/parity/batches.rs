//! The course of a file's runs: how their batches are drawn.

use downhill::experiment::{COURSE, Plan};
use downhill::settings::Settings;
use serde_json::Value;

use super::json::{Part, number};

/// Gives `plan` the batches of an objective, and returns the course they are drawn by: shuffled
/// once, from a seed.
pub fn course(objective: &Value, plan: &mut Plan) -> Part<Settings> {
    let mut course = Settings::of(COURSE);
    course.read("batch_order", "once")?;
    if let Some(size) = objective.get("batch_size") {
        plan.training.set("batch", number(size)?)?;
    }
    if let Some(seed) = objective.get("shuffle_seed") {
        course.set("batch_seed", number(seed)?)?;
    }
    Ok(course)
}
