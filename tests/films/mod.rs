//! Films of all kinds of runs.

use downhill::catalogue::Catalogue;
use downhill::experiment::{Experiment, Task};
use downhill::film::Film;
use downhill::knob::{Domain, Knob};
use downhill::optimizer::Optimizer;
use downhill::schedule::Schedule;
use downhill::shelf::Shelf;
use downhill::surface::Surface;

/// How long they are.
pub const STEPS: u64 = 300;

/// Batches of all rows, of some, of one, and with clipping.
const TRAINING: &[&str] = &["", ";batch=7", ";batch=1;per=epoch", ";batch=64;clip=0.5"];

/// The experiment of a text, and its problem.
///
/// # Panics
/// If the text is no experiment.
pub fn experiment(text: &str) -> (Experiment, Task) {
    let experiment: Experiment = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    let task = experiment.task(&Shelf::default()).unwrap();
    (experiment, task)
}

/// The film of the last run of a text.
///
/// # Panics
/// If there is none.
pub fn film(text: &str) -> Film {
    let (experiment, task) = experiment(text);
    task.films(&experiment).pop().unwrap()
}

/// Every optimizer with every schedule, in all kinds of batches, in either order.
pub fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for optimizer in Optimizer::all().map(|it| it.entry.key) {
        for schedule in Schedule::all().map(|it| it.entry.key) {
            for training in TRAINING {
                let run = format!("run={optimizer};schedule={schedule}{training}");
                texts.push(format!("data=line;n=50&{run}"));
                texts.push(format!("data=line;n=50;batch_order=once;held_out=0.3&{run}"));
            }
        }
    }
    texts
}

/// Each optimizer on each surface, at rates up to the largest there is and with every number at
/// the end of its range.
pub fn violent() -> Vec<String> {
    let mut texts = Vec::new();
    for surface in Surface::all().map(|it| it.entry.key) {
        for optimizer in Optimizer::all() {
            let start = format!("surface={surface}&run={}", optimizer.entry.key);
            texts.push(format!("{start};{}", at_the_end(optimizer.entry.knobs)));
            let rates = [0.01, 1.0, 1e3, 1e9];
            texts.extend(rates.map(|rate| format!("{start};learning_rate={rate}")));
        }
    }
    texts
}

fn at_the_end(knobs: &[Knob]) -> String {
    let ends = knobs.iter().filter_map(|knob| match knob.domain {
        Domain::Real { most, .. } => Some(format!("{}={most}", knob.key)),
        _ => None,
    });
    ends.collect::<Vec<_>>().join(";")
}
