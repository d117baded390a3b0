//! The film: any step of a run can be had again, in bounded memory, and nothing in it is no number.
#![cfg(not(target_arch = "wasm32"))]

use std::sync::Arc;

use downhill::catalogue::Catalogue;
use downhill::film::{Curve, DIVERGENCE, Film, Stretch};
use downhill::objective::{Batch, Objective};
use downhill::optimizer::Optimizer;
use downhill::regression::{Design, LeastSquares, Reduction};
use downhill::run::Run;
use downhill::stepper::State;
use downhill_tests::films::{STEPS, experiment, film, texts, violent};
use proptest::prelude::*;

fn run(text: &str) -> (Run, State) {
    let (experiment, task) = experiment(text);
    let run = Run::new(task.objective, &experiment.plans[0], &experiment.course);
    let start = run.start(&task.start);
    (run, start)
}

/// The states of an uninterrupted run.
fn states(text: &str) -> Vec<State> {
    let (mut run, mut state) = run(text);
    let mut states = vec![state.clone()];
    for _ in 0..STEPS {
        run.advance(&mut state);
        states.push(state.clone());
    }
    states
}

#[test]
fn a_run_can_be_resumed_anywhere() {
    for text in texts() {
        let states = states(&text);
        for from in [0, 1, 6, 7, 8, 49, 50, 150, 299] {
            let (mut run, _) = run(&text);
            let mut state = states[from].clone();
            for want in &states[from + 1..] {
                run.advance(&mut state);
                assert_eq!(&state, want, "{text} from step {from}");
            }
        }
    }
}

#[test]
fn seeking_gives_what_was_there() {
    for text in texts() {
        let states = states(&text);
        let mut film = film(&text);
        film.record(STEPS);
        for step in [300, 0, 17, 250, 1, 299, 100] {
            for hint in [None, Some(0), Some(step / 2), Some(step), Some(STEPS)] {
                let hint = hint.map(|step| states[usize::try_from(step).unwrap()].clone());
                let sought = film.seek(step, hint.as_ref());
                assert_eq!(sought, states[usize::try_from(step).unwrap()], "{text} at {step}");
            }
        }
        assert_eq!(film.seek(1_000_000, None).step, STEPS);
    }
}

#[test]
fn a_film_recorded_in_pieces_is_the_same_film() {
    for text in texts() {
        let (mut whole, mut pieces) = (film(&text), film(&text));
        whole.record(STEPS);
        for steps in [0, 1, 99, 150, 50] {
            pieces.record(steps);
            pieces.seek(steps / 2, None);
        }
        assert_eq!(pieces.reel.loss, whole.reel.loss);
        assert_eq!(pieces.reel.batch_loss, whole.reel.batch_loss);
        assert_eq!(pieces.reel.gradient_norm, whole.reel.gradient_norm);
        assert_eq!(pieces.reel.trail, whole.reel.trail);
        assert_eq!(pieces.reel.best, whole.reel.best);
    }
}

#[test]
fn the_film_s_curves_are_the_run_s() {
    for text in texts() {
        let states = states(&text);
        let (mut film, (mut run, _)) = (film(&text), run(&text));
        film.record(STEPS);
        let losses = states.iter().map(|state| run.objective().loss(&state.theta));
        assert_eq!(exact(&film.reel.loss), losses.collect::<Vec<_>>(), "{text}");
        let slopes: Vec<_> = states[..300].iter().map(|state| run.slope(state)).collect();
        // Over all rows it is the loss.
        let is_kept = run.batches().per_epoch() > 1;
        let batch_losses = slopes.iter().map(|slope| slope.batch_loss).filter(|_| is_kept);
        assert_eq!(exact(&film.reel.batch_loss), batch_losses.collect::<Vec<_>>(), "{text}");
        let norms: Vec<_> = slopes.iter().map(|slope| slope.gradient_norm).collect();
        assert_eq!(exact(&film.reel.gradient_norm), norms, "{text}");
    }
}

/// Ten thousand rows whose loss no factor tells.
const DEAR: &str = "data=regression;loss=huber;steps=900&run=sgd;batch=10";

#[test]
fn a_loss_that_is_dear_is_known_where_its_curve_shows_it() {
    let (mut film, (mut run, mut state)) = (film(DEAR), run(DEAR));
    film.record(900);
    assert_eq!((film.last(), film.reel.loss.stride()), (900, 2));
    assert_eq!(film.reel.batch_loss.stride(), 1);
    let mut least = f64::INFINITY;
    for stretch in film.reel.loss.stretches() {
        while state.step < stretch.step {
            run.advance(&mut state);
        }
        let loss = run.objective().loss(&state.theta);
        assert!(stretch.least == loss || stretch.step < 512, "{stretch:?}");
        least = least.min(loss);
    }
    assert!(film.reel.best.loss <= least);
    let state = film.seek(899, None);
    let loss = film.run().objective().loss(&state.theta);
    assert_eq!(film.frame(state).loss, loss);
}

#[test]
fn every_loss_can_be_asked_for() {
    let every = DEAR.replace("steps", "full_loss=every;steps");
    let (mut film, mut automatic) = (film(&every), film(DEAR));
    film.record(600);
    automatic.record(600);
    assert_eq!((film.reel.loss.stride(), film.reel.loss.stretches().len()), (1, 601));
    assert_eq!(film.reel.head, automatic.reel.head);
}

#[test]
fn what_is_held_out_is_recorded_and_changes_nothing_else_of_a_film() {
    const HELD: &str = "data=curve;n=40;held_out=0.3;model=polynomial;degree=7&run=adam;batch=9";
    let mut film = film(HELD);
    film.record(STEPS);
    let (_, task) = experiment(HELD);
    let held_out = task.held_out.expect("rows that are held out");
    assert_eq!((task.objective.examples(), held_out.table.examples()), (28, 12));
    let losses = states(HELD).into_iter().map(|state| held_out.objective.loss(&state.theta));
    let losses: Vec<_> = losses.collect();
    assert_eq!(exact(&film.reel.held_out), losses);
    let state = film.seek(17, None);
    let frame = film.frame(state);
    assert_eq!(frame.held_out, Some(losses[17]));
    let (loss, best) = film.standing(&frame, &[]).held_out.expect("a standing");
    let least = losses[..=17].iter().copied().fold(f64::INFINITY, f64::min);
    assert_eq!((loss, best.loss), (losses[17], least));
    assert_eq!(losses[usize::try_from(best.step).unwrap()], least);
}

#[test]
fn a_film_without_held_out_rows_says_nothing_of_them() {
    let mut film = film("data=curve;n=40&run=adam");
    film.record(9);
    let start = film.seek(0, None);
    let frame = film.frame(start);
    assert_eq!((film.reel.held_out.len(), frame.held_out), (0, None));
    assert_eq!(film.standing(&frame, &[]).held_out, None);
}

#[test]
fn a_held_out_loss_that_is_dear_is_known_where_the_loss_is() {
    let mut film = film(&DEAR.replace("loss", "held_out=0.5;loss"));
    film.record(900);
    let [loss, held_out] = [&film.reel.loss, &film.reel.held_out];
    assert_eq!((held_out.len(), held_out.stride()), (901, loss.stride()));
    assert_eq!(held_out.stretches().len(), loss.stretches().len());
}

/// A loss that is beyond all numbers.
struct Beyond;

impl Objective for Beyond {
    fn dimension(&self) -> usize {
        1
    }

    fn loss(&self, _theta: &[f64]) -> f64 {
        f64::INFINITY
    }

    fn gradient(&self, theta: &[f64], _batch: Batch<'_>, _gradient: &mut [f64]) -> f64 {
        self.loss(theta)
    }

    fn hessian(&self, _theta: &[f64], _hessian: &mut [f64]) {}
}

#[test]
fn a_held_out_loss_beyond_all_numbers_ends_no_film() {
    let mut film = film("surface=square&run=sgd").with_held_out(Arc::new(Beyond));
    film.record(9);
    assert_eq!((film.last(), film.reel.divergence), (9, None));
    assert_eq!(exact(&film.reel.held_out), [DIVERGENCE; 10]);
}

/// −θ², down which descent goes without end, as the loss of many rows.
struct Slide;

impl Objective for Slide {
    fn dimension(&self) -> usize {
        1
    }

    fn examples(&self) -> usize {
        100_000
    }

    fn loss(&self, theta: &[f64]) -> f64 {
        -theta[0] * theta[0]
    }

    fn gradient(&self, theta: &[f64], _batch: Batch<'_>, gradient: &mut [f64]) -> f64 {
        gradient[0] = -2.0 * theta[0];
        self.loss(theta)
    }

    fn hessian(&self, _theta: &[f64], hessian: &mut [f64]) {
        hessian[0] = -2.0;
    }
}

#[test]
fn between_losses_the_batch_s_loss_is_watched() {
    let ends = ["automatic", "every"].map(|losses| {
        let text = format!("data=line;full_loss={losses}&run=sgd;batch=10;learning_rate=0.05");
        let (experiment, _) = experiment(&text);
        let plan = &experiment.plans[0];
        let mut film = Film::new(Arc::new(Slide), plan, &experiment.course, &[1.0]);
        film.record(2000);
        (film.reel.loss.stride(), film.reel.divergence.expect("an end").step)
    });
    // θ² is 1.1^(2k) after k updates, and beyond 10⁶⁰ from k = 725 on.
    assert_eq!(ends, [(2, 726), (1, 725)]);
}

/// The values of a curve that is short enough to have kept them all.
fn exact(curve: &Curve) -> Vec<f64> {
    assert_eq!(curve.stride(), 1);
    curve.stretches().map(|stretch| stretch.most).collect()
}

#[test]
fn a_frame_says_what_the_next_update_will_do() {
    let mut film = film("data=line;n=50&run=sgd;batch=7");
    film.record(20);
    let state = film.seek(9, None);
    let frame = film.frame(state);
    let rate = frame.slope.rate;
    let next = film.seek(10, None);
    let moved = frame.state.theta.iter().zip(&frame.gradient).map(|(theta, g)| theta - rate * g);
    assert_eq!(next.theta, moved.collect::<Vec<_>>());
}

#[test]
fn divergence_ends_a_film_with_its_reason() {
    let mut diverged = 0;
    for text in violent() {
        let mut film = film(&text);
        film.record(STEPS);
        let Some(divergence) = film.reel.divergence else {
            assert_eq!(film.last(), STEPS, "{text}");
            continue;
        };
        diverged += 1;
        assert_eq!(film.last() + 1, divergence.step, "{text}");
        let within = (-DIVERGENCE..=DIVERGENCE).contains(&divergence.loss);
        assert!(!within, "{text}: {divergence:?}");
        film.record(STEPS);
        assert_eq!(film.last() + 1, divergence.step, "{text}");
        assert_eq!(film.seek(u64::MAX, None).step, film.last(), "{text}");
    }
    assert!(diverged > 10, "{diverged} films diverged");
}

#[test]
fn everything_in_a_film_is_a_number() {
    for text in violent() {
        let mut film = film(&text);
        film.record(STEPS);
        for (name, curve) in [
            ("loss", &film.reel.loss),
            ("batch loss", &film.reel.batch_loss),
            ("gradient norm", &film.reel.gradient_norm),
        ] {
            let is_number = |it: &Stretch| it.least.is_finite() && it.most.is_finite();
            let odd = curve.stretches().find(|it| !is_number(it));
            assert_eq!(odd, None, "{name} of {text}");
        }
        let odd = film.reel.trail.iter().find(|(_, theta)| theta.iter().any(|it| !it.is_finite()));
        assert_eq!(odd, None, "trail of {text}");
        assert!(film.reel.best.loss.is_finite(), "{text}");
    }
}

/// The film of a line through (0, 0) and (`x`, `y`) from the origin.
fn film_of_a_line((x, y): (f64, f64), training: &str) -> Film {
    let run = Optimizer::first().entry.key;
    let (experiment, _) = experiment(&format!("data=line;n=2&run={run}{training}"));
    let design = Design::new(2, vec![1.0, 0.0, 1.0, x]);
    let objective = LeastSquares::new(&design, &[0.0, y], Reduction::Mean);
    Film::new(Arc::new(objective), &experiment.plans[0], &experiment.course, &[0.0, 0.0])
}

#[test]
fn a_gradient_whose_square_is_beyond_all_numbers_has_a_length() {
    let mut film = film_of_a_line((1e200, 1.0), "");
    film.record(STEPS);
    assert_eq!(film.reel.divergence.map(|it| it.step), Some(1));
    assert_eq!(exact(&film.reel.gradient_norm), [1e200]);
    let mut clipped = film_of_a_line((1e200, 1.0), ";clip=2");
    clipped.record(1);
    assert_eq!(clipped.seek(0, None).theta, [0.0, 0.0]);
    let start = clipped.seek(0, None);
    assert_eq!(clipped.frame(start).gradient, [-1e-200 * 2.0, -2.0]);
}

#[test]
fn a_gradient_beyond_all_numbers_ends_the_film() {
    let mut film = film_of_a_line((1e308, 1e10), "");
    film.record(STEPS);
    assert_eq!(film.reel.divergence.map(|it| it.step), Some(1));
    assert_eq!((exact(&film.reel.loss), film.reel.gradient_norm.len()), (vec![5e19], 0));
}

#[test]
fn a_start_beyond_all_numbers_is_a_film_without_steps() {
    let mut film = film_of_a_line((f64::INFINITY, 1.0), "");
    film.record(STEPS);
    assert_eq!(film.reel.divergence.map(|it| it.step), Some(0));
    assert_eq!((film.last(), film.reel.loss.len(), film.reel.trail.iter().count()), (0, 0, 0));
    assert_eq!(film.seek(5, None).step, 0);
    assert!(film.reel.gradient_norm.is_empty() && film.reel.batch_loss.is_empty());
}

#[test]
fn a_long_film_takes_bounded_memory() {
    const LONG: u64 = 2_000_000;
    let text = "surface=rosenbrock;steps=2000000&run=first";
    let (text, first) = (text.replace("first", Optimizer::first().entry.key), 3000);
    let mut film = film(&text);
    let information = allocation_counter::measure(|| film.record(LONG));
    assert!(information.bytes_max < 4 << 20, "{information:?}");
    assert_eq!(film.last(), LONG);
    for curve in [&film.reel.loss, &film.reel.gradient_norm] {
        assert!(curve.stretches().len() <= 4096 && curve.stretches().len() > 1000);
    }
    let points = film.reel.trail.iter().count();
    assert!((1000..=4096).contains(&points), "{points} points");
    let (mut run, mut state) = run(&text);
    while state.step < first {
        run.advance(&mut state);
    }
    assert_eq!(film.seek(first, None), state);
}

proptest! {
    /// Each stretch of a curve has the extremes of exactly its steps.
    #[test]
    fn a_curve_loses_no_spike(
        values in prop::collection::vec(-1e3..1e3, 1..20_000),
        spike in any::<prop::sample::Index>(),
    ) {
        let mut values: Vec<f64> = values;
        let at = spike.index(values.len());
        values[at] = 1e9;
        let mut curve = Curve::default();
        for &value in &values {
            curve.push(value);
        }
        prop_assert_eq!(curve.len(), values.len() as u64);
        let stride = usize::try_from(curve.stride()).unwrap();
        prop_assert_eq!(curve.stretches().len(), values.len().div_ceil(stride));
        for (stretch, values) in curve.stretches().zip(values.chunks(stride)) {
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert_eq!((stretch.least, stretch.most), (least, most));
        }
        let spikes = curve.stretches().filter(|stretch| stretch.most == 1e9).count();
        prop_assert_eq!(spikes, 1);
    }
}
