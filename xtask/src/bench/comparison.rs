//! What is compared: the workloads in words, and how fast each has to be.

use super::sampling::{Timing, ratio};
use super::statistics::Spread;

/// A workload as the table has it.
pub struct Workload {
    /// Its key.
    pub key: &'static str,
    /// What a unit is.
    pub title: &'static str,
}

/// The candidate that the others are measured by.
pub const REFERENCE: &str = "tab";

/// All workloads, in the table's order.
pub const WORKLOADS: &[Workload] = &[
    Workload { key: "epoch-10", title: "One epoch, batches of 10" },
    Workload { key: "epoch-25", title: "One epoch, batches of 25" },
    Workload { key: "epoch-50", title: "One epoch, batches of 50" },
    Workload { key: "epoch-100", title: "One epoch, batches of 100" },
    Workload { key: "epoch-1000", title: "One epoch, batches of 1000" },
    Workload { key: "epoch-10000", title: "One epoch, all rows at once" },
    Workload {
        key: "recorded-10",
        title: "The same with the loss of all rows at every update, batches of 10",
    },
    Workload { key: "recorded-100", title: "… batches of 100" },
    Workload { key: "recorded-1000", title: "… batches of 1000" },
    Workload { key: "shuffled-10", title: "One epoch in a fresh order, batches of 10" },
    Workload {
        key: "logistic-10",
        title: "Logistic regression on two moons, one epoch, batches of 10",
    },
    Workload { key: "network-10", title: "A network on two moons, one epoch, batches of 10" },
    Workload {
        key: "adam",
        title: "Adam, 6 runs of 1000 updates on Rosenbrock’s valley, with films",
    },
    Workload { key: "bare", title: "Adam, 10 million updates in the plane, nothing kept" },
    Workload { key: "long", title: "Adam, 10 million updates in the plane, with the film" },
];

/// A ratio that must not be exceeded: of `numerator`'s time to `denominator`'s, each a workload and
/// a candidate.
pub struct Goal {
    numerator: (&'static str, &'static str),
    denominator: (&'static str, &'static str),
    /// The most that the ratio may be.
    pub most: f64,
}

const fn goal(key: &'static str, candidate: &'static str, most: f64) -> Goal {
    Goal { numerator: (key, REFERENCE), denominator: (key, candidate), most }
}

/// The goals.
pub const GOALS: &[Goal] = &[
    goal("epoch-10", "JAX", 0.4),
    goal("epoch-25", "JAX", 0.4),
    goal("epoch-50", "JAX", 0.4),
    goal("epoch-100", "JAX", 0.4),
    goal("epoch-1000", "JAX", 0.4),
    goal("epoch-10000", "JAX", 0.6),
    goal("epoch-10", "JavaScript", 0.3),
    goal("epoch-25", "JavaScript", 0.3),
    goal("epoch-50", "JavaScript", 0.3),
    goal("epoch-100", "JavaScript", 0.3),
    goal("epoch-1000", "JavaScript", 0.3),
    goal("epoch-10000", "JavaScript", 0.3),
    goal("epoch-10", "native", 1.5),
    goal("epoch-100", "native", 1.5),
    goal("epoch-1000", "native", 1.5),
    goal("epoch-10000", "native", 1.5),
    goal("epoch-10", "PyTorch", 1.0 / 500.0),
    goal("epoch-100", "PyTorch", 1.0 / 100.0),
    goal("epoch-1000", "PyTorch", 1.0 / 15.0),
    goal("epoch-10000", "PyTorch", 1.0 / 6.0),
    goal("recorded-10", "JAX", 1.0 / 50.0),
    goal("recorded-10", "PyTorch", 1.0 / 500.0),
    goal("adam", "JAX", 0.25),
    goal("adam", "PyTorch", 1.0 / 2000.0),
    Goal { numerator: ("long", REFERENCE), denominator: ("bare", REFERENCE), most: 1.6 },
];

impl Goal {
    /// What the ratio is, if both took part.
    pub fn measured(&self, timings: &[Timing]) -> Option<Spread> {
        let seconds = |(key, name): (&str, &str)| {
            timings.iter().find(|timing| timing.key == key)?.seconds(name)
        };
        ratio(seconds(self.numerator)?, seconds(self.denominator)?)
    }

    /// The workload's title and whom the tab is compared with.
    pub fn words(&self) -> (&'static str, &'static str) {
        let (key, candidate) = self.denominator;
        let title = |key| WORKLOADS.iter().find(|it| it.key == key).map_or(key, |it| it.title);
        if self.numerator.0 == key {
            (title(key), candidate)
        } else {
            (title(self.numerator.0), "the bare loop in the tab")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_about_workloads_there_are() {
        for goal in GOALS {
            for (key, _) in [goal.numerator, goal.denominator] {
                assert!(WORKLOADS.iter().any(|workload| workload.key == key), "{key}");
            }
        }
    }

    #[test]
    fn a_goal_is_measured_round_by_round() {
        let times = vec![(REFERENCE, vec![1.0, 2.0, 3.0]), ("JAX", vec![4.0, 4.0, 4.0])];
        let timings = [Timing { key: "adam".to_owned(), times }];
        let adam = GOALS.iter().filter(|goal| goal.numerator.0 == "adam");
        let medians: Vec<_> =
            adam.map(|goal| goal.measured(&timings).map(|it| it.median)).collect();
        assert_eq!(medians, [Some(0.5), None]);
    }
}
