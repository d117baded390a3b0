//! Networks against finite differences, and against a lecture's update by hand.

use super::*;
use crate::chain::Stage;
use crate::data::Table;
use crate::objective::{Batch, Objective};
use crate::regression::{Loss, Reduction};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ACTIVATIONS: [Activation; 3] = [Activation::Tanh, Activation::Relu, Activation::Identity];

const LOSSES: [Loss; 5] =
    [Loss::Squared, Loss::Logistic, Loss::Absolute, Loss::Huber { delta: 0.75 }, Loss::LogCosh];

/// Seven rows of three features and targets that are classes.
fn table(outputs: usize) -> Table {
    let mut word = 9_u32;
    let mut number = || {
        word = word.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(word >> 8) / 4_194_304.0 - 2.0
    };
    let rows = (0..21).map(|_| number()).collect();
    let targets = (0..7 * outputs).map(|_| f64::from(u8::from(number() > 0.0))).collect();
    Table::with_outputs(["a", "b", "c"].map(str::to_owned).to_vec(), outputs, rows, targets)
}

fn network(units: &[usize], activation: Activation, loss: Loss) -> Network {
    let table = table(*units.last().unwrap());
    let architecture = Architecture { shape: Shape::new(3, units).unwrap(), activation };
    Network::new(architecture, &table, loss, Reduction::Mean)
}

/// Every kind of network with each loss.
fn networks() -> Vec<Network> {
    let shapes: [&[usize]; 5] = [&[1], &[2], &[4, 1], &[3, 2, 2], &[2, 3, 2, 1]];
    let pairs = ACTIVATIONS.into_iter().flat_map(|it| LOSSES.map(|loss| (it, loss)));
    pairs.flat_map(|(it, loss)| shapes.map(|units| network(units, it, loss))).collect()
}

fn gradient(network: &Network, theta: &[f64], batch: Batch<'_>) -> (f64, Vec<f64>) {
    let mut gradient = vec![f64::NAN; network.dimension()];
    (network.gradient(theta, batch, &mut gradient), gradient)
}

#[test]
fn gradients_and_hessians_are_slopes() {
    let h = 1e-6;
    for network in networks() {
        let theta = network.architecture().initial(3);
        let (loss, slopes) = gradient(&network, &theta, Batch::All);
        assert!((loss - network.loss(&theta)).abs() < 1e-14);
        let k = theta.len();
        let mut hessian = vec![0.0; k * k];
        network.hessian(&theta, &mut hessian);
        for j in 0..k {
            let [before, behind] = [-h, h].map(|by| {
                let mut theta = theta.clone();
                theta[j] += by;
                gradient(&network, &theta, Batch::All)
            });
            let slope = (behind.0 - before.0) / (2.0 * h);
            assert!((slope - slopes[j]).abs() < 1e-8, "{network:?}: {slope} is not {}", slopes[j]);
            for i in 0..k {
                let slope = (behind.1[i] - before.1[i]) / (2.0 * h);
                assert!((slope - hessian[i * k + j]).abs() < 1e-7, "{network:?}: {slope}");
            }
        }
    }
}

#[test]
fn a_mean_is_over_the_rows_of_the_batch_and_the_outputs() {
    for network in networks() {
        let theta = network.architecture().initial(5);
        let (one, other) = (
            gradient(&network, &theta, Batch::Rows(&[0, 2, 4])),
            gradient(&network, &theta, Batch::Rows(&[1, 3, 5, 6])),
        );
        let whole = gradient(&network, &theta, Batch::All);
        assert!(((3.0 * one.0 + 4.0 * other.0) / 7.0 - whole.0).abs() < 1e-14);
        for ((a, b), want) in one.1.iter().zip(&other.1).zip(&whole.1) {
            assert!(((3.0 * a + 4.0 * b) / 7.0 - want).abs() < 1e-14);
        }
    }
}

#[test]
fn the_notes_add_up_to_the_gradient() {
    for network in networks() {
        let theta = network.architecture().initial(1);
        let batch = Batch::Rows(&[6, 2]);
        let (_, want) = gradient(&network, &theta, batch);
        let mut sums = vec![0.0; want.len()];
        for note in network.explain(&theta, batch) {
            assert!(note.example == 6 || note.example == 2);
            if let Stage::Gradient { parameter } = note.place.stage {
                sums[parameter] += note.value;
            }
        }
        assert_eq!(sums, want);
    }
}

/// A lecture's linear network 3 → 3 → 1, with its parameters as printed (four digits).
const LECTURE: [f64; 16] = [
    -0.292, -0.42, -0.3449, 0.0455, 0.4253, -0.0052, 0.5471, -0.0541, -0.0723, 0.217, -0.1612,
    0.0198, 0.2101, -0.4125, -0.0849, 0.0094,
];

#[test]
fn the_lecture_s_update_by_hand_is_accounted_for() {
    let names = ["a", "b", "c"].map(str::to_owned).to_vec();
    let table = Table::new(names, "y", vec![0.1, 0.2, 0.3], vec![1.0]);
    let shape = Shape::new(3, &[3, 1]).unwrap();
    let architecture = Architecture { shape, activation: Activation::Identity };
    let network = Network::new(architecture, &table, Loss::Squared, Reduction::Mean);
    let notes = network.explain(&LECTURE, Batch::All);
    let values = |start: &str| -> Vec<f64> {
        notes.iter().filter(|note| note.here().starts_with(start)).map(|note| note.value).collect()
    };
    close(&values("h^{(1)}"), &[0.0003, -0.0732, 0.042]);
    close(&values("z^{(2)}"), &[0.0361]);
    close(&values(r"\delta^{(2)}"), &[-1.9278]);
    close(&values(r"\frac{\partial L}{\partial b^{(2)}"), &[-1.9278]);
    close(&values(r"\frac{\partial L}{\partial W^{(2)}"), &[-0.0006, 0.1411, -0.081]);
    close(&values(r"\frac{\partial L}{\partial b^{(1)}"), &[-0.405, 0.7952, 0.1637]);
    let outer = [-0.0405, -0.081, -0.1215, 0.0795, 0.1591, 0.2386, 0.0164, 0.0327, 0.0491];
    close(&values(r"\frac{\partial L}{\partial W^{(1)}"), &outer);
}

fn close(got: &[f64], want: &[f64]) {
    assert_eq!(got.len(), want.len());
    let near = got.iter().zip(want).all(|(got, want)| (got - want).abs() <= 1e-4);
    assert!(near, "{got:?} is not {want:?}");
}
