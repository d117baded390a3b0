//! Runs of an experiment as units of work.

use downhill::experiment::{Experiment, Plan, Task};
use downhill::film::{Film, record_side_by_side};
use downhill::run::Run;
use downhill::shelf::Shelf;
use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::Unit;

/// What is made once and not timed: data, their triangular factor.
#[derive(Clone)]
struct Prepared {
    experiment: Experiment,
    task: Task,
}

thread_local! {
    static PREPARED: RefCell<BTreeMap<String, Prepared>> = const { RefCell::new(BTreeMap::new()) };
}

/// The experiment of a text.
///
/// # Panics
/// If the text is none, which a test would show.
fn prepared(text: &str) -> Prepared {
    PREPARED.with_borrow_mut(|known| {
        let make = || {
            let experiment: Experiment = text.parse().expect(text);
            let task = experiment.task(&Shelf::default()).expect(text);
            Prepared { experiment, task }
        };
        known.entry(text.to_owned()).or_insert_with(make).clone()
    })
}

fn run(Prepared { experiment, task }: &Prepared) -> Run {
    Run::new(task.objective.clone(), &experiment.plans[0], &experiment.course)
}

fn film(Prepared { experiment, task }: &Prepared) -> Film {
    Film::new(task.objective.clone(), &experiment.plans[0], &experiment.course, &task.start)
}

/// Bare updates, `steps` or an epoch of them a unit.
pub(crate) fn stepped(text: &str, steps: Option<u64>) -> Unit {
    let prepared = prepared(text);
    let mut run = run(&prepared);
    let mut state = run.start(&prepared.task.start);
    let steps = steps.unwrap_or(run.batches().per_epoch());
    Box::new(move || {
        for _ in 0..steps {
            run.advance(&mut state);
        }
        run.objective().loss(&state.theta)
    })
}

/// The same with a film, which keeps the full-data loss of every update and all else.
pub(crate) fn recorded(text: &str, steps: Option<u64>) -> Unit {
    let mut film = film(&prepared(text));
    let steps = steps.unwrap_or(film.run().batches().per_epoch());
    Box::new(move || {
        film.record(steps);
        film.end().1
    })
}

/// Films of all runs, made and recorded four by four, as the page does; the sum of their last losses.
pub(crate) fn films(text: &str, steps: u64) -> Unit {
    let Prepared { experiment, task } = prepared(text);
    let Experiment { plans, course, .. } = experiment;
    let film = move |plan: &Plan| Film::new(task.objective.clone(), plan, &course, &task.start);
    let losses = move |two: &[Plan]| {
        let mut films: Vec<_> = two.iter().map(&film).collect();
        record_side_by_side(&mut films.iter_mut().collect::<Vec<_>>(), steps);
        films.iter().map(|film| film.end().1).sum::<f64>()
    };
    Box::new(move || plans.chunks(4).map(&losses).sum())
}
