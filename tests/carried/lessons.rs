//! The experiments of the lessons, run by run, and the rows of the lecture's tables.

use downhill::experiment::Experiment;
use downhill_lessons::lessons;

use super::Carried;
use super::{lecture, shelf};

/// All of them, but for those that ask for data of the user's own.
pub fn experiments() -> Vec<Carried> {
    let lessons = lessons().iter().filter(|lesson| lesson.experiment.task(&shelf()).is_ok());
    let runs = lessons.flat_map(|lesson| {
        let run = |(number, plan): (usize, &downhill::experiment::Plan)| Carried {
            name: format!("lesson {} {number}", lesson.key),
            text: Experiment { plans: vec![plan.clone()], ..lesson.experiment.clone() }.to_string(),
        };
        lesson.experiment.plans.iter().enumerate().map(run).collect::<Vec<_>>()
    });
    let rows = lecture::rows().into_iter().enumerate();
    let rows =
        rows.map(|(number, row)| Carried { name: format!("lecture {number:02}"), text: row.text });
    runs.chain(rows).collect()
}
