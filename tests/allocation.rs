//! A step allocates nothing, whatever is descended and however.
#![cfg(not(target_arch = "wasm32"))]

use allocation_counter::measure;
use downhill::catalogue::Catalogue;
use downhill::data::DataSet;
use downhill::experiment::{Experiment, Plan, Task};
use downhill::optimizer::Optimizer;
use downhill::run::Run;
use downhill::schedule::Schedule;
use downhill::shelf::Shelf;
use downhill::surface::Surface;

/// Batches of all rows, of some, of one, and with clipping.
const TRAINING: &[&str] = &["", ";batch=7", ";batch=1;per=epoch", ";batch=64;clip=0.5"];

fn task(text: &str) -> (Experiment, Task) {
    let experiment: Experiment = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    let task = experiment.task(&Shelf::default()).unwrap();
    (experiment, task)
}

/// The first steps of a run, with several epochs among them.
fn assert_frugal(text: &str, (experiment, task): (&Experiment, &Task), plan: &Plan) {
    let mut run = Run::new(task.objective.clone(), plan, &experiment.course);
    let mut state = run.start(&task.start);
    let information = measure(|| {
        for _ in 0..200 {
            run.advance(&mut state);
        }
    });
    assert_eq!(state.step, 200);
    assert_eq!(information.count_total, 0, "{text}: {information:?}");
}

fn assert_all_frugal(text: &str) {
    let (experiment, task) = task(text);
    for plan in &experiment.plans {
        assert_frugal(text, (&experiment, &task), plan);
    }
}

#[test]
fn no_optimizer_no_schedule_and_no_batch_allocates() {
    for optimizer in Optimizer::all().map(|it| it.entry.key) {
        for schedule in Schedule::all().map(|it| it.entry.key) {
            for training in TRAINING {
                let run = format!("run={optimizer};schedule={schedule}{training}");
                assert_all_frugal(&format!("data={}&{run}", DataSet::first().entry.key));
            }
        }
    }
}

#[test]
fn no_surface_allocates() {
    let run = Optimizer::first().entry.key;
    for surface in Surface::all().map(|it| it.entry.key) {
        assert_all_frugal(&format!("surface={surface}&run={run}"));
    }
}

#[test]
fn no_data_set_allocates() {
    let run = Optimizer::first().entry.key;
    for data in DataSet::all().map(|it| it.entry.key) {
        assert_all_frugal(&format!("data={data}&run={run}&run={run};batch=10"));
    }
}

#[test]
fn no_fit_allocates() {
    let run = Optimizer::first().entry.key;
    for model in ["linear", "network;layers=3;units=16;activation=relu", "network;units=5"] {
        for loss in ["squared", "logistic", "absolute", "huber", "log-cosh"] {
            let fitting = format!("model={model};loss={loss};ridge=0.1");
            assert_all_frugal(&format!("data=moons;{fitting}&run={run}&run={run};batch=10"));
        }
    }
}

#[test]
fn allocations_are_counted() {
    let information = measure(|| drop(vec![1.0; 10]));
    assert_eq!((information.count_total, information.count_current), (1, 0));
}
