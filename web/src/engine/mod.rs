//! The engine: computes the films of an experiment, in workers and in slices that a frame can spare.
//!
//! This module is the seam between the page and the computation: the page hands in an experiment,
//! lends time, and reads films. Nothing else of the page steps an optimizer. What a film begins
//! with is always computed here and at once; workers get what is unfinished then.

mod desks;
mod hand;
mod labour;
mod message;
mod pool;
mod rehearsal;
mod service;
mod take;

use std::collections::BTreeMap;

use downhill::complaint::Complaint;
use downhill::experiment::{Experiment, Plan, Task};
use downhill::film::{Film, Frame};
use downhill::ledger::Line;
use downhill::meter::{Meter, Pace};
use downhill::shelf::Shelf;
use downhill::stepper::State;
use downhill::tally::{Tally, together};

use crate::clock::now;
pub use hand::News;
use message::Ticket;
pub use pool::Pool;
pub use service::serve;
use take::Take;

/// The films of one experiment.
#[derive(Default)]
pub struct Engine {
    experiment: Option<Experiment>,
    task: Option<Task>,
    takes: Vec<Take>,
    tickets: Ticket,
    pool: Pool,
    meter: Meter,
    /// The text of the sheets that the user loaded, by digest.
    sheets: BTreeMap<u64, String>,
    /// Whether frames are others since they were last asked for.
    moved: bool,
}

/// How far the films are.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Progress {
    /// The step up to which every film is computed.
    pub computed: u64,
    /// Seconds until all films are computed, as it looks.
    pub left: Option<f64>,
    /// Whether the page itself has something left to compute.
    pub has_work: bool,
    /// Whether workers have.
    pub waits: bool,
}

/// What is seen at a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// The films' frames, if they are others than the last time.
    pub frames: Option<Vec<Frame>>,
    /// Whether they are those of the step. If not, they are on the way there.
    pub arrived: bool,
}

impl Engine {
    /// Takes up `experiment`. What it shares with the last one is kept: films of runs that did not
    /// change go on, others start anew.
    ///
    /// # Errors
    /// If the problem cannot be made; everything stays as it was then.
    pub fn load(&mut self, experiment: &Experiment, shelf: &Shelf) -> Result<(), Complaint> {
        let same_course =
            self.experiment.as_ref().is_some_and(|last| same_course(last, experiment));
        let costs_the_same = self
            .experiment
            .as_ref()
            .is_some_and(|last| rehearsal::costs_the_same(last, experiment));
        if !same_course {
            self.task = Some(experiment.task(shelf)?);
        }
        let Some(task) = self.task.clone() else { return Ok(()) };
        let mut old: Vec<_> = self.experiment.take().map_or_else(Vec::new, |last| last.plans);
        let mut takes = std::mem::take(&mut self.takes);
        for plan in &experiment.plans {
            let kept = old.iter().position(|last| same_course && last.same_course(plan));
            let take = kept.map(|index| {
                old.remove(index);
                takes.remove(index)
            });
            let same = |last: &Plan| costs_the_same && rehearsal::takes_as_long(last, plan);
            let same = old.iter().position(same);
            let known = same.map_or(Tally::default(), |index| takes[index].tally);
            let new = || self.new_take(task.film(plan, &experiment.course), known);
            let take = take.unwrap_or_else(new);
            self.takes.push(take);
        }
        self.experiment = Some(experiment.clone());
        self.moved = true;
        self.meter.restart(self.updates());
        Ok(())
    }

    fn new_take(&mut self, film: Film, known: Tally) -> Take {
        self.tickets = self.tickets.wrapping_add(1);
        Take::new(self.tickets, film, known)
    }

    /// Keeps the text of a sheet, which workers need to make the same problem.
    pub fn keep_sheet(&mut self, digest: u64, text: &str) {
        self.sheets.insert(digest, text.to_owned());
    }

    /// The problem at hand.
    pub fn task(&self) -> Option<&Task> {
        self.task.as_ref()
    }

    /// The films, in the order of the runs.
    pub fn films(&self) -> impl Iterator<Item = &Film> {
        self.takes.iter().map(|take| &take.film)
    }

    /// Each film, to be asked for batches.
    pub fn film(&mut self, run: usize) -> Option<&mut Film> {
        self.takes.get_mut(run).map(|take| &mut take.film)
    }

    /// The arithmetic of the update after `state` in run number `run`, for one coordinate.
    pub fn explain(&mut self, run: usize, state: &State, coordinate: usize) -> Vec<Line> {
        self.film(run).map_or_else(Vec::new, |film| film.explain(state, coordinate))
    }

    fn horizon(&self) -> u64 {
        self.experiment.as_ref().map_or(0, Experiment::steps)
    }

    /// Computes for some milliseconds what no worker does, and hands the rest to those that listen.
    pub fn compute(&mut self, milliseconds: f64) {
        let horizon = self.horizon();
        self.meter.go_on(now());
        let here = self.takes.iter_mut().filter(|take| !take.away);
        let mut films: Vec<_> = here.map(Take::making).collect();
        labour::record(&mut films, horizon, milliseconds);
        self.measure();
        self.deal();
    }

    /// Notes what is made by now. From now on time counts only if a worker computes.
    fn measure(&mut self) {
        let (time, horizon) = (now(), self.horizon());
        self.meter.note(time, self.updates());
        let is_made = |take: &Take| take.away && labour::is_unfinished(&take.film, horizon);
        if self.takes.iter().any(is_made) {
            self.meter.go_on(time);
        } else {
            self.meter.rest();
        }
    }

    /// The number of updates in all films together.
    fn updates(&self) -> u64 {
        self.films().map(Film::last).sum()
    }

    /// How far the films are.
    pub fn progress(&self) -> Progress {
        let horizon = self.horizon();
        let unfinished = |take: &&Take| labour::is_unfinished(&take.film, horizon);
        let left = |take: &Take| horizon - take.film.last();
        let open = || self.takes.iter().filter(unfinished);
        let seconds = |pace: Pace| open().map(left).sum::<u64>() as f64 / pace.updates();
        Progress {
            computed: open().map(|take| take.film.last()).min().unwrap_or(horizon),
            left: self.meter.pace().map(seconds).filter(|seconds| *seconds > 0.0),
            has_work: open().any(|take| !take.away),
            waits: open().any(|take| take.away),
        }
    }

    /// How fast all runs together are computed.
    pub fn pace(&self) -> Option<Pace> {
        together(self.takes.iter().map(|take| (take.tally, take.film.last())))
    }

    /// How fast each run is computed.
    pub fn paces(&self) -> Vec<Option<Pace>> {
        self.takes.iter().map(|take| take.tally.pace()).collect()
    }

    /// Sees to it that the pace of each run is told well, however short its film was. Films that
    /// are not finished are timed by what they still take: nothing is computed for them twice.
    pub fn rehearse(&mut self) {
        let horizon = self.horizon();
        let (Some(task), Some(experiment)) = (&self.task, &self.experiment) else { return };
        let runs = self.takes.iter_mut().zip(&experiment.plans);
        for (take, plan) in runs.filter(|(take, _)| !labour::is_unfinished(&take.film, horizon)) {
            let film = || task.film(plan, &experiment.course);
            rehearsal::rehearse(&mut take.tally, film, &task.start, now);
        }
    }

    /// Each film's frame at `step`, or at its last one if that is earlier; if it takes longer than
    /// some milliseconds to get there, frames on the way.
    pub fn frames(&mut self, step: u64, milliseconds: f64) -> Sought {
        let deadline = now() + milliseconds;
        for take in &mut self.takes {
            self.moved |= take.approach(step, deadline);
        }
        let moved = std::mem::take(&mut self.moved);
        let frames = || self.takes.iter().filter_map(Take::frame).cloned().collect();
        Sought {
            frames: moved.then(frames),
            arrived: self.takes.iter().all(|take| take.is_at(step)),
        }
    }
}

/// Whether films of `last` can go on in `next`: the same problem, start and batches.
fn same_course(last: &Experiment, next: &Experiment) -> bool {
    let mut course = last.course.clone();
    let steps = course.set("steps", next.course.number("steps"));
    steps.is_ok()
        && last.problem == next.problem
        && last.start == next.start
        && course == next.course
}
