//! Facts and laws of the optimizers that no trace states.

use super::Optimizer;
use crate::catalogue::Catalogue;
use crate::ledger::Line;
use crate::rule::{Momentum, Pace};
use crate::settings::{Chosen, Settings};
use crate::stepper::{State, Stepper};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The settings that `text` asks for, such as `sgd;momentum=0.9`.
fn settings(text: &str) -> (&'static Optimizer, Settings) {
    let (key, pairs) = text.split_once(';').unwrap_or((text, ""));
    let mut chosen = Chosen::<Optimizer>::named(key).unwrap();
    for pair in pairs.split(';').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap();
        chosen.settings.read(key, value).unwrap();
    }
    (chosen.record, chosen.settings)
}

fn stepper(text: &str) -> Box<dyn Stepper> {
    let (record, settings) = settings(text);
    (record.stepper)(&settings)
}

/// Where a coordinate is after each update, from 0, along these gradients, at rate 0.1.
pub(super) fn path(text: &str, gradients: &[f64]) -> Vec<f64> {
    walk(&*stepper(text), |_| Pace::at(0.1), gradients)
}

fn walk(stepper: &dyn Stepper, pace: fn(u64) -> Pace, gradients: &[f64]) -> Vec<f64> {
    let mut state = stepper.start(&[0.0]);
    let step = |&gradient: &f64| {
        let pace = pace(state.step + 1);
        stepper.step(&mut state, &[gradient], pace);
        state.theta[0]
    };
    gradients.iter().map(step).collect()
}

/// The state after as many updates of one coordinate along the same gradient, and then along 0.
fn faded(text: &str, updates: u32) -> State {
    let stepper = stepper(text);
    let mut state = stepper.start(&[1.0]);
    stepper.step(&mut state, &[1.0], Pace::at(0.1));
    (0..updates).for_each(|_| stepper.step(&mut state, &[0.0], Pace::at(0.1)));
    state
}

/// Some gradients that turn, rest and differ in size.
const GRADIENTS: [f64; 12] = [1.0, 0.25, -0.5, 0.75, 1e-3, -2.0, 0.0, 0.5, 3.0, -0.1, -0.2, 0.9];

fn assert_close(got: &[f64], want: &[f64], what: &str) {
    assert_eq!(got.len(), want.len());
    let close = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-12 * (1.0 + b.abs());
    assert!(got.iter().zip(want).all(close), "{what}: {got:?}, not {want:?}");
}

#[test]
fn the_first_step_of_adam_is_the_rate() {
    for key in ["adam", "adamw", "amsgrad", "amsgrad-optax", "adamax"] {
        for gradient in [-1e3, 1e-3, 5.0] {
            let step = path(&format!("{key};eps=0"), &[gradient])[0];
            assert!((step.abs() - 0.1).abs() < 1e-15 && step * gradient < 0.0, "{key}: {step}");
        }
    }
}

#[test]
fn without_bias_correction_adams_first_step_is_too_long() {
    let step = path("adam;eps=0;bias_correction=off", &[5.0])[0];
    assert!((step / -0.1 - 0.1 / 0.001_f64.sqrt()).abs() < 1e-12, "{step}");
}

#[test]
fn adam_does_not_ask_how_large_gradients_are() {
    let scaled = GRADIENTS.map(|gradient| 1024.0 * gradient);
    let free = ["adam", "amsgrad", "amsgrad-optax", "nadam", "nadam-optax", "adamax", "rmsprop"];
    for key in free.into_iter().chain(["rmsprop-optax", "adagrad"]) {
        let text = format!("{key};eps=0");
        assert_eq!(path(&text, &scaled), path(&text, &GRADIENTS), "{key}");
    }
}

#[test]
fn radam_adapts_when_it_knows_enough() {
    for text in ["radam", "radam-optax", "radam-optax;threshold=4"] {
        let (stepper, mut adapts) = (stepper(text), Vec::new());
        let mut state = stepper.start(&[0.0]);
        for gradient in GRADIENTS {
            let lines = stepper.explain(&state, 0, gradient, Pace::at(0.1));
            adapts.push(lines.iter().any(|line| line.formula.starts_with("r_k")));
            stepper.step(&mut state, &[gradient], Pace::at(0.1));
        }
        // ρₖ is at first a little below k: 3.997 for k = 4, 4.996, 5.994.
        let first = adapts.iter().position(|adapts| *adapts).unwrap() + 1;
        assert_eq!(first, if text.ends_with('4') { 5 } else { 6 }, "{text}");
        assert!(adapts[first..].iter().all(|adapts| *adapts));
    }
}

#[test]
fn the_amsgrads_differ_in_what_they_remember() {
    let gradients = [1.0, 0.0];
    let [torch, optax] = ["amsgrad", "amsgrad-optax"].map(|key| {
        let path = path(&format!("{key};eps=0;beta1=0"), &[gradients, [1.0, 1.0]].concat());
        (path[3] - path[2]).abs()
    });
    assert!((optax - 0.1).abs() < 1e-12, "the largest v̂ is 1, that of the first gradient: {optax}");
    assert!(torch > 0.11, "the largest v is the last, which the correction still raises: {torch}");
}

#[test]
fn rprop_grows_turns_and_rests() {
    let text = "rprop;shrink=0.5;grow=1.2";
    // The second keeps its sign, the third turns and rests, the fourth goes by the shrunk length.
    let path = path(text, &[1.0, 2.0, -1.0, -1.0, -1.0]);
    assert_close(&path, &[-0.1, -0.22, -0.22, -0.16, -0.088], text);
}

#[test]
fn asgd_averages_from_t0_on() {
    let stepper = stepper("asgd;t0=3;lambd=0");
    let mut state = stepper.start(&[0.0]);
    let mut points = Vec::new();
    for gradient in GRADIENTS {
        stepper.step(&mut state, &[gradient], Pace::at(0.1));
        points.push(state.theta[0]);
    }
    let averaged = &points[4..];
    let mean = averaged.iter().sum::<f64>() / averaged.len() as f64;
    assert_close(&state.remembered(0)[..1], &[mean], "θ̄");
}

#[test]
fn a_scheduled_momentum_is_the_momentum() {
    let keys =
        Optimizer::all().flat_map(|record| record.entry.knobs.iter().map(move |it| (record, it)));
    for (record, knob) in keys.filter(|(_, knob)| ["momentum", "beta1"].contains(&knob.key)) {
        let own = stepper(&format!("{};{}=0.7", record.entry.key, knob.key));
        let pace = |update| Pace { momentum: Some(Momentum::of(0.7, update)), ..Pace::at(0.1) };
        let scheduled = walk(&*stepper(record.entry.key), pace, &GRADIENTS);
        assert_close(&scheduled, &walk(&*own, |_| Pace::at(0.1), &GRADIENTS), record.entry.key);
    }
}

#[test]
fn sutskevers_momentum_takes_pytorchs_steps_at_a_constant_rate() {
    for form in ["heavy-ball", "nesterov"] {
        let text = format!("sgd;momentum=0.9;form={form}");
        let sutskever = path(&format!("{text};convention=sutskever"), &GRADIENTS);
        assert_close(&sutskever, &path(&text, &GRADIENTS), form);
    }
}

#[test]
fn conventions_need_momentum() {
    for pair in ["convention=sutskever", "convention=averaged", "form=nesterov", "dampening=0.5"] {
        assert_eq!(path(&format!("sgd;{pair}"), &GRADIENTS), path("sgd", &GRADIENTS), "{pair}");
    }
}

#[test]
fn what_is_no_number_is_not_hidden() {
    for record in Optimizer::all() {
        let key = record.entry.key;
        let path = path(key, &[1.0, f64::NAN, 1.0]);
        assert!(path[0].is_finite() && path[1].is_nan(), "{key}: {path:?}");
    }
}

#[test]
fn an_explanation_ends_where_the_step_does() {
    for record in Optimizer::all() {
        let stepper = stepper(record.entry.key);
        let mut state = stepper.start(&[1.5, -0.5]);
        for gradient in GRADIENTS {
            let lines = stepper.explain(&state, 1, gradient, Pace::at(0.1));
            stepper.step(&mut state, &[1.0, gradient], Pace::at(0.1));
            let Some(Line { value, .. }) = lines.last() else { panic!("no lines") };
            assert_eq!(*value, state.theta[1], "{}", record.entry.key);
        }
    }
}

#[test]
fn what_fades_ends_before_it_is_subnormal() {
    let momenta = ["sgd;momentum=0.9", "sgd;momentum=0.9;convention=sutskever", "adam;beta2=0.9"];
    for text in momenta.into_iter().chain(["rmsprop;alpha=0.9", "nadam;beta2=0.9"]) {
        assert_eq!(faded(text, 10_000).remembered(0), [0.0; 3], "{text}");
    }
    let kept = faded("adam;beta2=0.9;eps=0", 10_000);
    assert!(kept.remembered(0)[1] > 0.0 && kept.theta[0].is_finite());
}

#[cfg(not(target_arch = "wasm32"))]
mod stability {
    use super::{Pace, settings};
    use crate::stability::Zone;
    use proptest::prelude::*;

    /// |θ| after many updates on the parabola ½θ², whose curvature is 1; early if it is far off.
    fn distance(text: &str, rate: f64) -> f64 {
        let (record, settings) = settings(text);
        let stepper = (record.stepper)(&settings);
        let mut state = stepper.start(&[1.0]);
        for _ in 0..20_000 {
            let gradient = state.theta[0];
            stepper.step(&mut state, &[gradient], Pace::at(rate));
            if state.theta[0].is_nan() || state.theta[0].abs() > 1e6 {
                return f64::INFINITY;
            }
        }
        state.theta[0].abs()
    }

    /// Whether θ passes the minimum of the parabola before it has settled, and how far from it θ
    /// is in the end.
    fn course(text: &str, rate: f64) -> (bool, f64) {
        let (record, settings) = settings(text);
        let stepper = (record.stepper)(&settings);
        let mut state = stepper.start(&[1.0]);
        let mut passes = false;
        for _ in 0..20_000 {
            let gradient = state.theta[0];
            stepper.step(&mut state, &[gradient], Pace::at(rate));
            passes |= state.theta[0] < -1e-12;
        }
        (passes, state.theta[0].abs())
    }

    proptest! {
        #[test]
        fn below_the_smooth_limit_it_comes_from_one_side_and_above_it_swings(
            convention in prop::sample::select(vec!["torch", "sutskever", "averaged"]),
            form in prop::sample::select(vec!["heavy-ball", "nesterov"]),
            momentum in prop_oneof![Just(0.0), 0.0..0.95],
            part in 0.3..0.98,
        ) {
            let text = format!("sgd;convention={convention};form={form};momentum={momentum}");
            let (record, settings) = settings(&text);
            let limits = record.stability.unwrap()(&settings);
            let (passes, distance) = course(&text, part * limits.smooth);
            prop_assert!(!passes && distance < 1e-3, "{}: smooth up to {}", text, limits.smooth);
            let between = limits.smooth + part * (limits.stable - limits.smooth);
            let (passes, distance) = course(&text, between);
            prop_assert!(passes && distance < 1e-3, "{}: swings at {}", text, between);
        }
    }

    /// The greatest |θ| in the last of many updates.
    fn swing(text: &str, rate: f64) -> f64 {
        let (record, settings) = settings(text);
        let stepper = (record.stepper)(&settings);
        let mut state = stepper.start(&[1.0]);
        let mut swing: f64 = 0.0;
        for step in 0..20_000 {
            let gradient = state.theta[0];
            stepper.step(&mut state, &[gradient], Pace::at(rate));
            swing = if step < 19_900 { 0.0 } else { swing.max(state.theta[0].abs()) };
        }
        swing
    }

    #[test]
    fn what_loses_nothing_swings_for_ever_up_to_its_bound() {
        for text in ["sgd;momentum=1", "sgd;convention=sutskever;momentum=1", "sgd"] {
            let (record, settings) = settings(text);
            let limits = record.stability.unwrap()(&settings);
            for rate in [limits.stable.max(0.01 * limits.bounded), limits.bounded * 0.99] {
                if limits.zone(rate) == Zone::Restless {
                    assert!((0.5..1e3).contains(&swing(text, rate)), "{text} at {rate}");
                }
            }
            assert!(distance(text, 1.01 * limits.bounded) > 1e5, "{text}");
        }
    }

    #[test]
    fn nesterov_s_momentum_of_one_settles() {
        let (record, settings) = settings("sgd;form=nesterov;momentum=1");
        let limits = record.stability.unwrap()(&settings);
        assert_eq!(limits.stable, 4.0 / 3.0);
        assert!(distance("sgd;form=nesterov;momentum=1", 0.98 * limits.stable) < 1e-3);
        assert!(distance("sgd;form=nesterov;momentum=1", 1.02 * limits.stable) > 1e5);
    }

    proptest! {
        #[test]
        fn the_limit_divides_what_settles_from_what_runs_away(
            convention in prop::sample::select(vec!["torch", "sutskever", "averaged"]),
            form in prop::sample::select(vec!["heavy-ball", "nesterov"]),
            momentum in prop_oneof![Just(0.0), 0.0..0.97],
            dampening in prop_oneof![Just(0.0), -1.0..0.9, 1.1..3.0],
        ) {
            let text = format!("sgd;convention={convention};form={form};momentum={momentum};dampening={dampening}");
            let (record, settings) = settings(&text);
            let limit = record.stability.unwrap()(&settings).stable;
            if limit == 0.0 {
                prop_assert!(distance(&text, 0.05) > 1e-3, "{}", text);
            } else {
                prop_assert!(distance(&text, 0.98 * limit) < 1e-3, "{} below {}", text, limit);
                prop_assert!(distance(&text, 1.02 * limit) > 1e5, "{} above {}", text, limit);
            }
        }
    }
}
