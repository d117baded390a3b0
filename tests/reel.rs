//! The reel: it is small however long the run, it can be sought, and it arrives as it was sent.
#![cfg(not(target_arch = "wasm32"))]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use downhill::catalogue::Catalogue;
use downhill::film::{Film, Mark, Reel};
use downhill::objective::{Batch, Objective};
use downhill::optimizer::Optimizer;
use downhill_tests::films::{STEPS, experiment, film, texts, violent};
use proptest::prelude::*;

/// A bowl that counts how often its slope is asked for.
struct Counting {
    dimension: usize,
    asked: AtomicU64,
}

impl Objective for Counting {
    fn dimension(&self) -> usize {
        self.dimension
    }

    fn loss(&self, theta: &[f64]) -> f64 {
        theta.iter().map(|it| it * it).sum()
    }

    fn gradient(&self, theta: &[f64], _: Batch<'_>, gradient: &mut [f64]) -> f64 {
        self.asked.fetch_add(1, Ordering::Relaxed);
        gradient.iter_mut().zip(theta).for_each(|(g, it)| *g = 2.0 * it);
        self.loss(theta)
    }

    fn hessian(&self, _: &[f64], hessian: &mut [f64]) {
        hessian.fill(0.0);
    }
}

/// The film of a run of `dimension` parameters, and what counts its updates.
fn counted(dimension: usize) -> (Film, Arc<Counting>) {
    let objective = Arc::new(Counting { dimension, asked: AtomicU64::new(0) });
    let run = Optimizer::all().last().unwrap().entry.key;
    let (experiment, _) = experiment(&format!("data=line;n=2&run={run};learning_rate=1e-6"));
    let start = vec![1.0; dimension];
    let plan = &experiment.plans[0];
    (Film::new(objective.clone(), plan, &experiment.course, &start), objective)
}

#[test]
fn ten_million_steps_are_sought_with_a_few_thousand_updates() {
    const LONG: u64 = 10_000_000;
    let (mut film, counting) = counted(2);
    film.record(LONG);
    assert_eq!(film.last(), LONG);
    for step in [0, 1, 4095, 4096, 1_234_567, 5_000_000, 9_999_999, LONG] {
        counting.asked.store(0, Ordering::Relaxed);
        assert_eq!(film.seek(step, None).step, step);
        let asked = counting.asked.load(Ordering::Relaxed);
        assert!(asked <= LONG / 2048, "{asked} updates to step {step}");
    }
}

#[test]
fn a_film_takes_less_than_eight_megabytes_however_wide_and_long() {
    for (dimension, steps) in
        [(1, 300_000), (2, 300_000), (21, 40_000), (300, 20_000), (2000, 3000)]
    {
        let (mut film, _) = counted(dimension);
        let recorded = allocation_counter::measure(|| film.record(steps));
        assert_eq!(film.last(), steps);
        assert!(recorded.bytes_max < 8 << 20, "{dimension} parameters: {recorded:?}");
        let sent = allocation_counter::measure(|| drop(film.reel.since(&Mark::default())));
        assert!(sent.bytes_max < 16 << 20, "{dimension} parameters: {sent:?}");
    }
}

/// A reel in bits, so that what is no number can be compared as well.
fn bits(reel: &Reel) -> Vec<u64> {
    reel.since(&Mark::default()).into_iter().map(f64::to_bits).collect()
}

/// Records `pieces` of a film, sends each, and compares what arrives.
fn assert_arrives(text: &str, pieces: impl IntoIterator<Item = u64>) {
    let mut film = film(text);
    let mut arrived = Reel::new(film.seek(0, None));
    let mut mark = Mark::default();
    for steps in pieces {
        film.record(steps);
        assert!(arrived.join(&film.reel.since(&mark)), "{text}");
        mark = film.reel.mark();
        assert_eq!(bits(&arrived), bits(&film.reel), "{text} at {}", film.last());
        assert_eq!(arrived.mark(), mark, "{text}");
    }
}

#[test]
fn a_film_of_any_run_arrives_in_chunks() {
    for text in texts() {
        assert_arrives(&text, [0, 1, 99, 0, 150, 50]);
    }
    for text in violent() {
        assert_arrives(&text, [0, 3, 297]);
    }
}

#[test]
fn a_film_that_is_thinned_arrives_in_chunks() {
    let run = Optimizer::first().entry.key;
    assert_arrives(
        &format!("surface=rosenbrock&run={run}"),
        [4095, 1, 1, 4095, 9000, 20_000, 70_000],
    );
}

#[test]
fn a_film_of_a_dear_loss_arrives_in_chunks() {
    let run = Optimizer::first().entry.key;
    let text = format!("data=line;n=10100;loss=absolute&run={run};learning_rate=1e-6;batch=10");
    assert_arrives(&text, [300, 3000, 1, 1200, 4096, 5000]);
}

#[test]
fn what_arrived_can_go_on() {
    for text in texts().iter().step_by(7) {
        let (mut sent, mut got, mut whole) = (film(text), film(text), film(text));
        sent.record(STEPS / 2);
        assert!(got.reel.join(&sent.reel.since(&Mark::default())));
        got.record(STEPS / 2);
        whole.record(STEPS);
        assert_eq!(bits(&got.reel), bits(&whole.reel), "{text}");
        assert_eq!(got.seek(200, None), whole.seek(200, None), "{text}");
    }
}

#[test]
fn what_is_no_chunk_is_refused() {
    let run = Optimizer::first().entry.key;
    let mut film = film(&format!("surface=bowl&run={run}"));
    film.record(STEPS);
    let chunk = film.reel.since(&Mark::default());
    for length in 0..chunk.len() {
        assert!(!Reel::new(film.seek(0, None)).join(&chunk[..length]), "{length} numbers");
    }
    for index in 0..chunk.len() {
        for odd in [f64::NAN, -1.0, 0.5, 1e9, 1e300] {
            let mut odd_chunk = chunk.clone();
            odd_chunk[index] = odd;
            let _ = Reel::new(film.seek(0, None)).join(&odd_chunk);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// However a film is cut, it arrives as it was.
    #[test]
    fn a_film_arrives_however_it_is_cut(pieces in prop::collection::vec(0..6000_u64, 1..12)) {
        let run = Optimizer::all().last().unwrap().entry.key;
        assert_arrives(&format!("surface=bowl&run={run};learning_rate=1e-6"), pieces);
    }
}
