//! What the comparison reads of each run.

use downhill::film::Course;
use downhill::meter::Pace;
use downhill_figures::number;

use super::row::Row;
use crate::pace::updates_a_second;
use crate::texts::comparison as texts;

/// Something read of a run: its head, what it says in full, and what a row has there.
pub struct Reading {
    /// What it is called in the link.
    pub key: &'static str,
    /// What stands above it.
    pub head: &'static str,
    /// What it says, in a sentence.
    pub words: &'static str,
    /// What rows are sorted by.
    pub value: fn(&Row) -> f64,
    /// What stands in a row.
    pub cell: fn(&Row) -> String,
}

impl Reading {
    /// Whether any of the runs has something to say.
    pub fn is_told(&self, rows: &[Row]) -> bool {
        rows.iter().any(|row| (self.cell)(row) != NOTHING)
    }
}

/// What stands where a run has nothing to say.
const NOTHING: &str = "—";

/// The columns, each with what is read there, one below the other: beside each other they would be
/// wider than their place.
pub const COLUMNS: &[&[Reading]] = &[
    &[
        Reading {
            key: "run",
            head: texts::RUN,
            words: texts::RUN_MEANING,
            value: |row| row.run as f64,
            cell: |row| row.name.clone(),
        },
        Reading {
            key: "state",
            head: texts::STATE,
            words: texts::STATE_MEANING,
            value: |row| match row.standing.state {
                Course::Settled => 0.0,
                Course::Running => 1.0,
                Course::Diverged(step) => 2.0 + 1.0 / (step as f64 + 1.0),
            },
            cell: |row| match row.standing.state {
                Course::Settled => texts::SETTLED.to_owned(),
                Course::Running => texts::RUNNING.to_owned(),
                Course::Diverged(step) => texts::diverged_at(step),
            },
        },
    ],
    &[
        Reading {
            key: "loss",
            head: texts::LOSS,
            words: texts::LOSS_MEANING,
            value: |row| row.standing.loss,
            cell: |row| number::number(row.standing.loss),
        },
        Reading {
            key: "held-out",
            head: texts::HELD_OUT,
            words: texts::HELD_OUT_MEANING,
            value: |row| row.standing.held_out.map_or(f64::INFINITY, |(loss, _)| loss),
            cell: |row| row.standing.held_out.map_or(NOTHING.to_owned(), |it| number::number(it.0)),
        },
        Reading {
            key: "distance",
            head: texts::DISTANCE,
            words: texts::DISTANCE_MEANING,
            value: |row| row.standing.distance.unwrap_or(f64::INFINITY),
            cell: |row| row.standing.distance.map_or(NOTHING.to_owned(), number::number),
        },
    ],
    &[
        Reading {
            key: "best",
            head: texts::BEST,
            words: texts::BEST_MEANING,
            value: |row| row.standing.best.loss,
            cell: |row| number::number(row.standing.best.loss),
        },
        Reading {
            key: "best-step",
            head: texts::BEST_STEP,
            words: texts::BEST_STEP_MEANING,
            value: |row| row.standing.best.step as f64,
            cell: |row| number::count(row.standing.best.step),
        },
    ],
    &[
        Reading {
            key: "best-held-out",
            head: texts::BEST_HELD_OUT,
            words: texts::BEST_HELD_OUT_MEANING,
            value: |row| row.standing.held_out.map_or(f64::INFINITY, |(_, best)| best.loss),
            cell: |row| {
                row.standing.held_out.map_or(NOTHING.to_owned(), |it| number::number(it.1.loss))
            },
        },
        Reading {
            key: "best-held-out-step",
            head: texts::BEST_HELD_OUT_STEP,
            words: texts::BEST_HELD_OUT_STEP_MEANING,
            value: |row| row.standing.held_out.map_or(f64::INFINITY, |(_, best)| best.step as f64),
            cell: |row| {
                row.standing.held_out.map_or(NOTHING.to_owned(), |it| number::count(it.1.step))
            },
        },
    ],
    &[
        Reading {
            key: "gradients",
            head: texts::GRADIENTS,
            words: texts::GRADIENTS_MEANING,
            value: |row| row.standing.gradients as f64,
            cell: |row| number::count(row.standing.gradients),
        },
        Reading {
            key: "epochs",
            head: texts::EPOCHS,
            words: texts::EPOCHS_MEANING,
            value: |row| row.standing.epochs,
            cell: |row| number::number(row.standing.epochs),
        },
    ],
    &[
        Reading {
            key: "pace",
            head: texts::PACE,
            words: texts::PACE_MEANING,
            value: |row| row.pace.map_or(f64::INFINITY, Pace::updates),
            cell: |row| row.pace.map_or(NOTHING.to_owned(), updates_a_second),
        },
        Reading {
            key: "epoch-time",
            head: texts::EPOCH_TIME,
            words: texts::EPOCH_TIME_MEANING,
            value: |row| row.epoch.unwrap_or(f64::INFINITY),
            cell: |row| {
                let milliseconds = |seconds| number::number(number::to_digits(1e3 * seconds, 2));
                row.epoch.map_or(NOTHING.to_owned(), milliseconds)
            },
        },
    ],
];
