//! What time is counted in: where each update of a run lies on the time axis.

use downhill::batches::Cut;
use downhill::experiment::Task;
use downhill::film::Film;

use leptos::prelude::*;

use crate::looks::choice::Unit;
use crate::pace::seconds;
use crate::playground::Playground;
use crate::texts::charts as texts;

/// The time axis of all runs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Clock {
    /// What it counts.
    pub unit: Unit,
    /// The last step.
    pub steps: u64,
    runs: Vec<Pace>,
}

/// How the updates of a run make up time.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pace {
    cut: Cut,
    /// Measured seconds of an update.
    seconds: f64,
}

impl Clock {
    /// The clock of the experiment that is shown.
    pub fn of(playground: Playground) -> Self {
        let unit = playground.looks().x.get().0;
        let steps = playground.steps();
        let paces = match unit {
            Unit::Seconds => playground.paces(),
            _ => Vec::new(),
        };
        let runs = playground.with_engine(|engine| {
            let pace = |(run, film): (usize, &Film)| {
                let measured = paces.get(run).copied().flatten();
                let seconds = measured.map_or(0.0, seconds);
                Pace { cut: film.run().batches().cut(), seconds }
            };
            engine.films().enumerate().map(pace).collect()
        });
        Self { unit, steps, runs }
    }

    /// The time of `run` after `step` updates.
    pub fn time(&self, run: usize, step: f64) -> f64 {
        let Some(pace) = self.runs.get(run) else { return step };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step")]
        let examples = || pace.cut.examples(step as u64) as f64;
        match self.unit {
            Unit::Updates => step,
            Unit::Epochs => examples() / pace.cut.rows.max(1) as f64,
            Unit::Examples => examples(),
            Unit::Seconds => step * pace.seconds,
        }
    }

    /// The last step of `run` that is not after `time`, but for rounding.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step")]
    pub fn step(&self, run: usize, time: f64) -> u64 {
        let last = self.time(run, self.steps as f64);
        let guess = (time / last * self.steps as f64).clamp(0.0, self.steps as f64);
        if last > 0.0 { guess.round() as u64 } else { 0 }
    }

    /// All the time there is.
    pub fn whole(&self) -> [f64; 2] {
        let last = |run| self.time(run, self.steps as f64);
        let end = (0..self.runs.len()).map(last).fold(0.0, f64::max);
        [0.0, if end > 0.0 { end } else { 1.0 }]
    }

    /// The title of the axis.
    pub fn title(&self) -> &'static str {
        match self.unit {
            Unit::Updates => texts::UPDATES_AXIS,
            Unit::Epochs => texts::EPOCHS_AXIS,
            Unit::Examples => texts::EXAMPLES_AXIS,
            Unit::Seconds => texts::SECONDS_AXIS,
        }
    }

    /// What one of the unit is called before a number.
    pub fn word(&self) -> &'static str {
        match self.unit {
            Unit::Updates => texts::STEP,
            Unit::Epochs => texts::EPOCH,
            Unit::Examples => texts::EXAMPLES,
            Unit::Seconds => texts::SECONDS,
        }
    }

    /// Where epochs of `run` end within `[low, high]`, thinned to every so-manieth, and how many
    /// lie between two.
    pub fn epochs(&self, run: usize, [low, high]: [f64; 2]) -> (Vec<f64>, u64) {
        let cut = self.runs.get(run).map(|pace| pace.cut);
        let Some(cut) = cut.filter(|cut| cut.per_epoch() > 1 && self.unit != Unit::Epochs) else {
            return (Vec::new(), 1);
        };
        let length = self.time(run, cut.per_epoch() as f64);
        let many = (high - low) / length / MOST_MARKS;
        let stride = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000];
        let stride = stride.into_iter().find(|stride| *stride as f64 >= many).unwrap_or(u64::MAX);
        let apart = length * stride as f64;
        let first = (low / apart).ceil();
        let marks = (0..=WHOLE_MARKS).map(|index| (first + f64::from(index)) * apart);
        (marks.take_while(|mark| *mark <= high).collect(), stride)
    }
}

/// More marks than these would be a hatching.
const MOST_MARKS: f64 = 60.0;
const WHOLE_MARKS: u8 = 60;

/// Whether the problem has rows, so that epochs and examples are something else than updates.
pub fn has_rows(playground: Playground) -> bool {
    playground.experiment.track();
    let several = |task: &Task| task.objective.examples() > 1;
    playground.with_engine(|engine| engine.task().is_some_and(several))
}
