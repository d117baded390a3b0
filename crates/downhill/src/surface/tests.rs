#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::catalogue::Catalogue;
use crate::objective::{Batch, Objective};
use crate::settings::Chosen;
use crate::surface::Surface;

fn every() -> impl Iterator<Item = Chosen<Surface>> {
    Surface::all().map(Chosen::new)
}

fn gradient(loss: &dyn Objective, theta: &[f64]) -> Vec<f64> {
    let mut gradient = vec![f64::NAN; theta.len()];
    loss.gradient(theta, Batch::All, &mut gradient);
    gradient
}

fn hessian(loss: &dyn Objective, theta: &[f64]) -> Vec<f64> {
    let mut hessian = vec![f64::NAN; theta.len() * theta.len()];
    loss.hessian(theta, &mut hessian);
    hessian
}

/// The largest absolute value.
fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most, value| value.abs().max(most))
}

/// Whether Gaussian elimination without pivoting meets positive pivots only.
fn is_positive_definite(mut matrix: Vec<f64>, n: usize) -> bool {
    (0..n).all(|k| {
        let pivot = matrix[k * n + k];
        for i in k + 1..n {
            let factor = matrix[i * n + k] / pivot;
            (k..n).for_each(|j| matrix[i * n + j] -= factor * matrix[k * n + j]);
        }
        pivot > 0.0
    })
}

/// A film takes the one for the other.
#[test]
fn gradients_tell_losses_to_the_last_bit() {
    for surface in every() {
        let (loss, start) = (surface.build(), surface.start());
        assert!(loss.gradient_tells_loss());
        for k in 0..100 {
            let theta: Vec<_> = start.iter().map(|x| x * 0.97 + 0.013 * f64::from(k)).collect();
            let told = loss.gradient(&theta, Batch::All, &mut vec![0.0; theta.len()]);
            assert_eq!(told.to_bits(), loss.loss(&theta).to_bits(), "{}", surface.record.entry.key);
        }
    }
}

#[track_caller]
fn assert_point(surface: &Chosen<Surface>, theta: &[f64], want: (f64, &[f64])) {
    let loss = surface.build();
    let mut got = gradient(&*loss, theta);
    got.push(loss.loss(theta));
    for (got, want) in got.iter().zip(want.1.iter().chain([&want.0])) {
        assert!((got - want).abs() <= 1e-14 * (1.0 + want.abs()), "{got} for {want}");
    }
}

/// Values and gradients that `PyTorch` 2.11 gives in double precision.
#[test]
fn values_and_gradients_are_those_of_pytorch() -> Result<(), crate::complaint::Complaint> {
    let plane = |key| Chosen::named(key);
    assert_point(&plane("square")?, &[-3.5], (12.25, &[-7.0]));
    assert_point(&plane("bowl")?, &[0.3, -2.5], (312.545, &[0.3, -250.0]));
    assert_point(&plane("rosenbrock")?, &[-1.2, 1.0], (24.2, &[-215.6, -88.0]));
    assert_point(&plane("himmelblau")?, &[-1.2, 1.0], (125.1136, &[26.688, -45.92]));
    assert_point(&plane("beale")?, &[0.3, -2.5], (20.414_531_25, &[115.565_625, -37.783_125]));
    assert_point(&plane("booth")?, &[-1.2, 1.0], (79.4, &[-38.0, -37.6]));
    assert_point(&plane("three_hump_camel")?, &[-1.2, 1.0], (1.000_384, &[0.969_28, 0.8]));
    assert_point(&plane("styblinski_tang")?, &[-1.2, 1.0], (-18.4832, &[18.244, -11.5]));
    assert_point(&plane("saddle")?, &[2.75, 1.1], (6.3525, &[5.5, -2.2]));
    let rastrigin = (9.349_830_056_250_523, [-62.156_643_294_831_106, 1.999_999_999_999_984_7]);
    assert_point(&plane("rastrigin")?, &[-1.2, 1.0], (rastrigin.0, &rastrigin.1));
    let ackley = (8.190_391_052_280_406, [1.788_802_261_832_493, -1.966_946_307_115_430_5]);
    assert_point(&plane("ackley")?, &[0.3, -2.5], (ackley.0, &ackley.1));
    let four = plane("mean_square")?.with("dimension", 4.0)?;
    assert_point(&four, &[1.0, 2.0, 3.0, 4.0], (7.5, &[0.5, 1.0, 1.5, 2.0]));
    Ok(())
}

#[test]
fn a_ravine_has_the_condition_number_that_was_chosen() -> Result<(), crate::complaint::Complaint> {
    let ravine = Chosen::named("ravine")?.with("condition", 50.0)?.with("angle", -70.0)?;
    let curvatures = hessian(&*ravine.build(), &[0.0, 0.0]);
    let (trace, det) = (
        curvatures[0] + curvatures[3],
        curvatures[0] * curvatures[3] - curvatures[1] * curvatures[2],
    );
    assert!((trace - 51.0).abs() < 1e-12 && (det - 50.0).abs() < 1e-12, "{curvatures:?}");
    Ok(())
}

#[test]
fn dimensions_agree() {
    for surface in every() {
        let n = surface.dimension();
        assert_eq!(surface.build().dimension(), n, "{}", surface.key());
        assert_eq!(surface.start().len(), n, "{}", surface.key());
        assert!(surface.minima().iter().all(|minimum| minimum.len() == n), "{}", surface.key());
    }
}

#[test]
fn the_window_shows_start_and_minima() {
    for surface in every() {
        for point in surface.minima().into_iter().chain([surface.start()]) {
            let y = point.get(1).copied().unwrap_or_default();
            assert!(surface.window().contains(point[0], y), "{}: {point:?}", surface.key());
        }
    }
}

#[test]
fn the_formula_mentions_every_knob() {
    for surface in every() {
        let entry = surface.record.entry();
        for knob in entry.knobs {
            assert!(entry.formula.contains(knob.symbol), "{}: {}", entry.key, knob.symbol);
        }
    }
}

#[test]
fn at_a_minimum_the_ground_is_level_and_curves_upwards() {
    for surface in every() {
        let (loss, n) = (surface.build(), surface.dimension());
        for minimum in surface.minima() {
            let mut curvatures = hessian(&*loss, &minimum);
            let tiny = 1e-12 * (1.0 + largest(&curvatures));
            let slope = largest(&gradient(&*loss, &minimum));
            assert!(slope <= tiny, "{}: {slope}", surface.key());
            (0..n).for_each(|i| curvatures[i * n + i] += tiny);
            assert!(is_positive_definite(curvatures, n), "{}: {minimum:?}", surface.key());
        }
    }
}

/// Properties at any point and with the knobs at any place of their sliders.
#[cfg(not(target_arch = "wasm32"))]
mod anywhere {
    use proptest::prelude::*;

    use super::*;
    use crate::knob::Domain;

    /// One surface with its knobs turned by `turns` (0 to 1 each), of at most six parameters.
    fn turned(record: &'static Surface, turns: &[f64]) -> Chosen<Surface> {
        let mut surface = Chosen::new(record);
        let numbers = record.entry.knobs.iter().filter(|knob| knob.slider().is_some());
        for (knob, &turn) in numbers.zip(turns) {
            let value = knob.slider().map_or(knob.default, |slider| slider.value(turn));
            let value = match knob.domain {
                Domain::Real { .. } => value,
                _ => value.round().min(6.0),
            };
            surface.settings.set(knob.key, value).expect("what a slider covers is legal");
        }
        surface
    }

    /// The point of the window at `place` (0 to 1 each).
    fn at(surface: &Chosen<Surface>, place: &[f64]) -> Vec<f64> {
        let window = surface.window();
        let sides = [window.x, window.y].into_iter().cycle();
        let point = place.iter().zip(sides).map(|(t, [from, to])| from + t * (to - from));
        point.take(surface.dimension()).collect()
    }

    fn moved(theta: &[f64], i: usize, by: f64) -> Vec<f64> {
        let mut theta = theta.to_vec();
        theta[i] += by;
        theta
    }

    fn distance(a: &[f64], b: &[f64]) -> f64 {
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    fn units(count: usize) -> impl Strategy<Value = Vec<f64>> {
        proptest::collection::vec(0.0..1.0, count)
    }

    fn close(got: f64, want: f64, scale: f64) -> bool {
        (got - want).abs() <= 1e-5 * (1.0 + scale)
    }

    const STEP: f64 = 1e-5;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn gradients_are_difference_quotients(turns in units(4), place in units(6)) {
            for surface in Surface::all().map(|record| turned(record, &turns)) {
                let (loss, theta) = (surface.build(), at(&surface, &place));
                if surface.minima().iter().any(|minimum| distance(minimum, &theta) < 0.01) {
                    continue; // a minimum may be a kink
                }
                let got = gradient(&*loss, &theta);
                let scale = largest(&got) + loss.loss(&theta).abs();
                for (i, &got) in got.iter().enumerate() {
                    let ahead = loss.loss(&moved(&theta, i, STEP));
                    let behind = loss.loss(&moved(&theta, i, -STEP));
                    let want = (ahead - behind) / (2.0 * STEP);
                    prop_assert!(close(got, want, scale), "{}: {got}, {want}", surface.key());
                }
            }
        }

        #[test]
        fn hessians_are_difference_quotients_of_gradients(turns in units(4), place in units(6)) {
            for surface in Surface::all().map(|record| turned(record, &turns)) {
                let (loss, theta) = (surface.build(), at(&surface, &place));
                if surface.minima().iter().any(|minimum| distance(minimum, &theta) < 0.01) {
                    continue;
                }
                let got = hessian(&*loss, &theta);
                let scale = largest(&got) + largest(&gradient(&*loss, &theta));
                for (i, row) in got.chunks(theta.len()).enumerate() {
                    let ahead = gradient(&*loss, &moved(&theta, i, STEP));
                    let behind = gradient(&*loss, &moved(&theta, i, -STEP));
                    for (got, (ahead, behind)) in row.iter().zip(ahead.iter().zip(behind)) {
                        let want = (ahead - behind) / (2.0 * STEP);
                        prop_assert!(close(*got, want, scale), "{}: {got}, {want}", surface.key());
                    }
                }
            }
        }

        #[test]
        fn the_gradient_reports_the_loss_to_the_bit(turns in units(4), place in units(6)) {
            for surface in Surface::all().map(|record| turned(record, &turns)) {
                let (loss, theta) = (surface.build(), at(&surface, &place));
                let reported = loss.gradient(&theta, Batch::All, &mut vec![0.0; theta.len()]);
                prop_assert_eq!(reported.to_bits(), loss.loss(&theta).to_bits());
            }
        }

        #[test]
        fn nowhere_is_lower_than_a_minimum(turns in units(4), place in units(6)) {
            for surface in Surface::all().map(|record| turned(record, &turns)) {
                let loss = surface.build();
                let here = loss.loss(&at(&surface, &place));
                for minimum in surface.minima() {
                    let least = loss.loss(&minimum);
                    prop_assert!(least <= here + 1e-12, "{}: {least}, {here}", surface.key());
                }
            }
        }
    }
}
