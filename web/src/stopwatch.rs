//! How long an update takes on this machine: measured, run by run.

use downhill::experiment::{Experiment, Plan, Problem, Task};
use downhill::run::Run;

use crate::clock::now;

/// Milliseconds that a measurement takes.
const LENGTH: f64 = 3.0;

/// Updates between two looks at the clock.
const BURST: u32 = 32;

/// More updates are not needed, however still the clock stands.
const MOST: u32 = 1_000_000;

/// What was measured, so that it is not measured again while other things change.
#[derive(Debug, Default)]
pub struct Stopwatch {
    problem: Option<Problem>,
    known: Vec<(Plan, f64)>,
}

impl Stopwatch {
    /// Seconds that an update of `plan` takes: the gradient over its batch and the step, without
    /// recording and drawing.
    pub fn seconds(&mut self, task: &Task, experiment: &Experiment, plan: &Plan) -> f64 {
        if self.problem.as_ref() != Some(&experiment.problem) {
            *self = Self { problem: Some(experiment.problem.clone()), known: Vec::new() };
        }
        if let Some((_, seconds)) = self.known.iter().find(|(known, _)| as_long(known, plan)) {
            return *seconds;
        }
        let seconds = measured(task, experiment, plan);
        self.known.push((plan.clone(), seconds));
        seconds
    }
}

/// Whether updates of both take as long: nothing but numbers that are multiplied differs.
fn as_long(one: &Plan, other: &Plan) -> bool {
    one.optimizer.key() == other.optimizer.key()
        && one.schedule.key() == other.schedule.key()
        && one.training == other.training
}

fn measured(task: &Task, experiment: &Experiment, plan: &Plan) -> f64 {
    let mut run = Run::new(task.objective.clone(), plan, &experiment.course);
    let mut state = run.start(&task.start);
    let (start, mut updates) = (now(), 0_u32);
    while now() - start < LENGTH && updates < MOST {
        for _ in 0..BURST {
            run.advance(&mut state);
        }
        updates += BURST;
    }
    (now() - start) / 1000.0 / f64::from(updates.max(1))
}
