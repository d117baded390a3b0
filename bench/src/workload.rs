//! The list of workloads.

use crate::descent::{films, recorded, stepped};

/// One unit of work; returns a loss that tells whether it was done.
pub type Unit = Box<dyn FnMut() -> f64>;

/// What is timed.
pub struct Workload {
    /// What the other candidates know it by.
    pub key: String,
    make: Box<dyn Fn() -> Unit>,
}

impl Workload {
    /// The workload before its first unit.
    pub fn start(&self) -> Unit {
        (self.make)()
    }

    fn new(key: impl Into<String>, make: impl Fn() -> Unit + 'static) -> Self {
        Self { key: key.into(), make: Box::new(make) }
    }
}

/// The batch sizes of the lecture's figure.
const BATCHES: [u32; 6] = [10, 25, 50, 100, 1000, 10_000];

/// The lecture's regression: 10 000 rows of 20 features, squares summed up.
pub(crate) const LECTURE: &str =
    "data=regression;reduction=sum;batch_order=once;batch_seed=1234;steps=10000000";

/// Adam in a plane, for as long as anyone could want.
const LONG: &str = "surface=rosenbrock;start=-1.5,2;steps=10000000&run=adam;learning_rate=0.01";

/// Updates of the long run.
const LONG_STEPS: u64 = 10_000_000;

/// All workloads.
pub fn workloads() -> Vec<Workload> {
    let sgd = |batch: u32| format!("{LECTURE}&run=sgd;learning_rate=0.00001;batch={batch}");
    let epochs = BATCHES
        .map(|batch| Workload::new(format!("epoch-{batch}"), move || stepped(&sgd(batch), None)));
    let recorded = [10, 100, 1000].map(|batch| {
        Workload::new(format!("recorded-{batch}"), move || recorded(&sgd(batch), None))
    });
    let fits = [
        ("shuffled-10", "data=regression;reduction=sum&run=sgd;learning_rate=0.00001;batch=10"),
        ("logistic-10", "data=moons;loss=logistic&run=sgd;batch=10"),
        ("network-10", "data=moons;model=network;loss=logistic&run=sgd;batch=10"),
    ]
    .map(|(key, text)| Workload::new(key, move || stepped(text, None)));
    let long = [
        Workload::new("bare", || stepped(LONG, Some(LONG_STEPS))),
        Workload::new("long", || crate::descent::recorded(LONG, Some(LONG_STEPS))),
    ];
    let adam = Workload::new("adam", || films(&adam(), 1000));
    epochs.into_iter().chain(recorded).chain(fits).chain([adam]).chain(long).collect()
}

/// Adam on Rosenbrock's valley with six rates.
fn adam() -> String {
    let rates = ["0.001", "0.002", "0.005", "0.01", "0.02", "0.05"];
    let runs = rates.map(|rate| format!("&run=adam;learning_rate={rate}"));
    format!("surface=rosenbrock;start=-1.5,2{}", runs.concat())
}

/// The workload with this key.
pub fn workload(key: &str) -> Option<Workload> {
    workloads().into_iter().find(|workload| workload.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loss(key: &str) -> f64 {
        let mut unit = workload(key).expect(key).start();
        unit()
    }

    #[test]
    fn every_workload_but_the_long_ones_ends_at_a_lower_loss() {
        for workload in workloads() {
            if !["bare", "long"].contains(&workload.key.as_str()) {
                let mut unit = workload.start();
                let (first, second) = (unit(), unit());
                assert!(first.is_finite() && second <= first * 1.01, "{}", workload.key);
            }
        }
    }

    #[test]
    fn recording_changes_no_bit() {
        for batch in [10, 100, 1000] {
            assert_eq!(loss(&format!("epoch-{batch}")), loss(&format!("recorded-{batch}")));
        }
    }

    #[test]
    fn an_epoch_is_the_textbook_s() {
        let (rows, columns) = (crate::rows_in_batch_order(), 22);
        for batch in [10, 1000] {
            let mut theta = [0.0; 21];
            for rows in rows.chunks(batch * columns) {
                let mut gradient = [0.0; 21];
                for row in rows.chunks(columns) {
                    let output: f64 = row.iter().zip(&theta).map(|(x, t)| x * t).sum();
                    let r = output - row[21];
                    gradient.iter_mut().zip(row).for_each(|(sum, x)| *sum += 2.0 * r * x);
                }
                theta.iter_mut().zip(gradient).for_each(|(t, g)| *t -= 1e-5 * g);
            }
            let square = |row: &[f64]| {
                let output: f64 = row.iter().zip(&theta).map(|(x, t)| x * t).sum();
                (output - row[21]) * (output - row[21])
            };
            let want: f64 = rows.chunks(columns).map(square).sum();
            let got = loss(&format!("epoch-{batch}"));
            assert!((got - want).abs() <= 1e-10 * want, "{batch}: {got} is not {want}");
        }
    }

    #[test]
    fn keys_are_found() {
        assert!(workload("epoch-25").is_some() && workload("epoch-26").is_none());
    }
}
