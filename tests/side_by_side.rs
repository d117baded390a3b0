//! Films that are recorded side by side, or as one, are the films recorded alone.
#![cfg(not(target_arch = "wasm32"))]

use downhill::catalogue::Catalogue;
use downhill::film::{Film, record_side_by_side};
use downhill::optimizer::Optimizer;
use downhill::surface::Surface;
use downhill_tests::films::{STEPS, experiment, film};

/// The films of all runs, on the same objective.
fn films(text: &str) -> Vec<Film> {
    let (experiment, task) = experiment(text);
    let film = |plan| Film::new(task.objective.clone(), plan, &experiment.course, &task.start);
    experiment.plans.iter().map(film).collect()
}

/// Records films one by one and together, the first of which is `ahead`.
fn compare(make: impl Fn() -> Vec<Film>, ahead: u64, legs: &[u64], what: &str) {
    let (mut singly, mut together) = (make(), make());
    together[0].record(ahead);
    for steps in legs {
        record_side_by_side(&mut together.iter_mut().collect::<Vec<_>>(), *steps);
    }
    singly[0].record(ahead);
    for (singly, together) in singly.iter_mut().zip(&together) {
        singly.record(legs.iter().sum());
        assert_eq!(singly.reel, together.reel, "{what}");
    }
}

#[test]
fn films_of_any_runs() {
    // Of the plane, where one diverges on the way and one is ahead; of data; of both.
    let plane = |run: &str| film(&format!("surface=rosenbrock;steps={STEPS}&run={run}"));
    let data = |run: &str| film(&format!("data=line;n=20;steps={STEPS}&run={run}"));
    let makes: [&dyn Fn() -> Vec<Film>; 4] = [
        &|| ["adam", "sgd;learning_rate=0.0043", "adam;learning_rate=0.3"].map(plane).into(),
        &|| ["adam", "sgd;learning_rate=0.0043"].map(plane).into(),
        &|| ["adam", "sgd;batch=3"].map(data).into(),
        &|| vec![plane("adam"), data("sgd;batch=3")],
    ];
    for make in makes {
        compare(make, 17, &[100, 1, STEPS - 118], "any runs");
    }
}

#[test]
fn films_of_runs_that_differ_in_their_rate() {
    for optimizer in Optimizer::all() {
        for surface in Surface::all() {
            let [surface, run] = [surface.entry.key, optimizer.entry.key];
            let text = format!(
                "surface={surface};steps=3000&run={run};learning_rate=0.002&run={run};learning_rate=0.7"
            );
            for ahead in [0, 5] {
                compare(|| films(&text), ahead, &[70, 1, 129], &text);
            }
        }
    }
}

#[test]
fn four_films_of_which_two_by_two_differ_in_their_rate() {
    let runs = |third: &str, fourth: &str| {
        let two = "surface=rosenbrock;steps=3000&run=adam;learning_rate=0.01&run=adam";
        format!("{two}&run={third}&run={fourth}")
    };
    // Two and two; one of which diverges; two and any two; five.
    for text in [
        runs("nadam", "nadam;learning_rate=0.1"),
        runs("sgd;learning_rate=0.001", "sgd;learning_rate=0.0043"),
        runs("sgd;learning_rate=0.001", "adam;beta1=0.8"),
        runs("adam;learning_rate=0.1", "adam;learning_rate=0.2&run=sgd"),
    ] {
        for ahead in [0, 5] {
            compare(|| films(&text), ahead, &[70, 1, 129], &text);
        }
    }
}

#[test]
fn films_that_are_longer_than_a_trail_has_room_for() {
    let text = "surface=himmelblau&run=adam;learning_rate=0.01&run=adam;learning_rate=0.2";
    compare(|| films(text), 0, &[1000, 1, 5999], text);
}

#[test]
fn films_whose_gradients_fade_out() {
    // 0.1 is a factor of 0.8 or so an update: after thousands of updates no square is left.
    let text = "surface=bowl;a=1;b=1&run=sgd;learning_rate=0.1&run=sgd;learning_rate=0.2";
    compare(|| films(text), 0, &[9000], text);
    let (experiment, task) = experiment(text);
    let mut film =
        Film::new(task.objective.clone(), &experiment.plans[0], &experiment.course, &task.start);
    film.record(9000);
    let last = film.reel.gradient_norm.stretches().next_back().map(|stretch| stretch.least);
    assert!(last < Some(1e-160), "{last:?}");
}
