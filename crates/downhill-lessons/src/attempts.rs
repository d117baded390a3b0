//! What students try: a task is ticked by what it asks for, in whichever fair way, and by nothing
//! else that happens to come to the same number.

use super::*;
use downhill::shelf::Shelf;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Whether the task of the lesson is ticked once `from` is replaced by `to` in its solution.
fn is_ticked(&(key, task, from, to): &Attempt) -> bool {
    let lesson = lessons().iter().find(|lesson| lesson.key.starts_with(key)).unwrap();
    let exercise = &lesson.tasks[task - 1];
    let solution = exercise.solution.to_string();
    assert!(solution.contains(from), "{key}: no “{from}” in {solution}");
    let text = solution.replacen(from, to, 1);
    let experiment: Experiment = text.parse().unwrap_or_else(|slip| panic!("{text}: {slip}"));
    let mut films = experiment.task(&Shelf::default()).unwrap().films(&experiment);
    for film in &mut films {
        film.record(experiment.steps());
    }
    exercise.is_done(&experiment, &films.iter().collect::<Vec<_>>())
}

/// The beginning of the lesson's key, the task's number, and what is replaced by what.
type Attempt = (&'static str, usize, &'static str, &'static str);

/// Ways to the numbers of a task that are not what it asks for.
const BESIDE: &[Attempt] = &[
    // It fails by its start, its noise or its schedule, at the rate that it had.
    (
        "00",
        1,
        "start=-1.45,2.4&run=sgd;learning_rate=0.01",
        "start=-50,2&run=sgd;learning_rate=0.0005",
    ),
    ("00", 1, "learning_rate=0.01", "learning_rate=0.0006;schedule=lambda;schedule.lambda=1+t"),
    ("00", 1, "learning_rate=0.01", "learning_rate=0.0006;noise=100000"),
    // The first step lands, and a rate that grows carries the run away; or it began there.
    ("01", 1, "learning_rate=0.5", "learning_rate=0.5;schedule=lambda;schedule.lambda=3^t"),
    ("01", 1, "learning_rate=0.5", "learning_rate=0.2;schedule=lambda;schedule.lambda=2.5"),
    ("01", 1, "steps=20&run=sgd;learning_rate=0.5", "start=0;steps=20&run=sgd;learning_rate=0.2"),
    ("01", 2, "learning_rate=0.99", "learning_rate=0.96;schedule=lambda;schedule.lambda=1.03^t"),
    ("01", 2, "learning_rate=0.99", "learning_rate=5;schedule=exponential"),
    ("01", 2, "learning_rate=0.99", "learning_rate=1.001"),
    (
        "02",
        1,
        "learning_rate=90;schedule=inverse-sqrt",
        "learning_rate=1000;schedule=lambda;schedule.lambda=0.05",
    ),
    ("03", 1, "learning_rate=0.36", "learning_rate=1;schedule=lambda;schedule.lambda=0.36"),
    (
        "04",
        1,
        "learning_rate=0.1;schedule=lambda;schedule.lambda=2*(epoch+1)",
        "learning_rate=0.2;schedule=drawn;schedule.points=0:1,1:2",
    ),
    ("05a", 1, "reduction=sum", "reduction=mean"),
    ("05a", 1, "steps=30;", "steps=3000;"),
    ("05d", 1, "learning_rate=1;schedule=exponential;batch=10", "learning_rate=0.3;batch=10"),
    ("05d", 1, "reduction=sum;", ""),
    ("05g", 1, "schedule.duration=6", "schedule.duration=6;schedule.to=0.5"),
    ("05g", 1, "schedule.duration=6", "schedule.duration=5"),
    ("06", 1, "learning_rate=0.045;momentum=0.9", "learning_rate=0.045;momentum=0.9;form=nesterov"),
    ("06", 1, "condition=100", "condition=1000"),
    ("07", 1, "start=-1.2,1", "start=1,1"),
    ("08", 1, "start=1.2,0.001", "start=0,3"),
    ("08", 2, "start=1.2,0;", "start=1.2,0.5;"),
    ("09a", 1, "start=3.3,2.4", "start=0,-1"),
    (
        "09b",
        1,
        "steps=400&run=sgd;learning_rate=0.02",
        "start=0.1,0.1;steps=400&run=sgd;learning_rate=0.002",
    ),
    ("10", 1, "data=line", "data=line;noise=0.1"),
    ("11", 1, "learning_rate=0.096", "learning_rate=0.0999;schedule=exponential"),
    ("11", 1, "steps=100", "condition=5;steps=100"),
    (
        "11",
        2,
        "condition=5;steps=100&run=sgd;learning_rate=0.3",
        "steps=100&run=sgd;learning_rate=0.3;schedule=exponential",
    ),
    ("12", 1, "scaling=standard", "scaling=standard;loss=absolute"),
    ("13", 1, "loss=absolute;steps=500", "steps=17"),
    ("14", 1, "beta2=0.9;bias_correction=off", "eps=1;bias_correction=off"),
    ("15", 1, "learning_rate=0.02;weight_decay=0.5", "learning_rate=0.001;weight_decay=0.2"),
    (
        "16",
        1,
        "schedule.warmup=60;schedule.duration=300",
        "schedule.warmup=60;schedule.duration=300;schedule.to=0.1",
    ),
    ("16", 1, "noise=1", "noise=0.3"),
    (
        "17",
        1,
        "steps=9200&run=adam;learning_rate=0.01",
        "start=0,1;steps=10&run=adam;learning_rate=0.01;beta2=0.9",
    ),
    ("18", 1, "steps=400&run=sgd;learning_rate=0.1", "steps=5000&run=sgd;learning_rate=0.001"),
    (
        "18",
        2,
        "ridge=0.003;held_out=0.5;held_out_seed=2;steps=5000&run=sgd;learning_rate=0.1",
        "held_out=0.5;held_out_seed=2;steps=5000&run=sgd;learning_rate=0.001",
    ),
    ("18", 3, "noise=0.3", "noise=0.1"),
    ("19", 1, "units=8", "units=2;noise=0.01"),
    ("20", 1, "x^2%20+%20y^2%20-%2020", "x^2-20"),
    ("20", 1, "run=sgd", "run=adam"),
];

/// Ways that are not the solution's, and as good.
const FAIR: &[Attempt] = &[
    ("00", 1, "start=-1.45,2.4", "start=0.5,0.5;steps=5000"),
    ("01", 1, "steps=20", "start=-0.7;steps=9;full_loss=every"),
    ("01", 2, "learning_rate=0.99", "learning_rate=0.99999999"),
    (
        "01",
        2,
        "steps=20&run=sgd;learning_rate=0.99",
        "start=-3;steps=20&run=sgd;learning_rate=0.98",
    ),
    ("02", 1, "learning_rate=90", "learning_rate=99.99"),
    ("03", 1, "learning_rate=0.36", "name=Mine;learning_rate=0.37"),
    ("04", 1, "2*(epoch+1)", "2^(epoch+1)"),
    (
        "04",
        1,
        "learning_rate=0.1;schedule=lambda;schedule.lambda=2*(epoch+1)",
        "learning_rate=0.2;schedule=lambda;schedule.lambda=2^epoch",
    ),
    ("05d", 1, "schedule=exponential", "schedule=linear;schedule.duration=2000"),
    ("05g", 1, "schedule=linear;schedule.duration=6", "schedule=cosine;schedule.duration=6"),
    ("05h", 1, "batch=1000", "batch=10000"),
    ("05h", 1, ";batch=1000", ""),
    ("06", 1, "learning_rate=0.045", "learning_rate=0.04"),
    ("08", 1, "start=1.2,0.001", "start=0.9,-0.05"),
    ("08", 2, "start=1.2,0;", "start=-0.8,0;"),
    ("09a", 1, "start=3.3,2.4", "start=3.1,1.8"),
    ("11", 1, "steps=100", "steps=1000"),
    ("11", 2, "condition=5", "condition=2"),
    ("12", 1, "learning_rate=0.1", "learning_rate=0.15"),
    ("13", 1, "loss=absolute", "loss=huber;delta=0.3"),
    ("15", 1, "weight_decay=0.5", "weight_decay=0.45"),
    (
        "16",
        1,
        "schedule.warmup=60;schedule.duration=300",
        "schedule.warmup=30;schedule.duration=250",
    ),
    ("17", 1, "learning_rate=0.01", "learning_rate=0.01;beta2=0.9999"),
    ("18", 1, "steps=400", "steps=300"),
    ("18", 2, "ridge=0.003", "ridge=0.005"),
    ("19", 1, "units=8", "units=10;weights_seed=3"),
    ("20", 1, "x^2%20+%20y^2%20-%2020", "x*y-11+x^2+y^2"),
];

#[test]
fn what_is_not_asked_for_is_not_ticked() {
    for attempt in BESIDE {
        assert!(!is_ticked(attempt), "{attempt:?}");
    }
}

#[test]
fn a_fair_way_is_ticked() {
    for attempt in FAIR {
        assert!(is_ticked(attempt), "{attempt:?}");
    }
}
