//! The engine: computes the films of an experiment, in slices that a frame can spare.
//!
//! This module is the seam between the page and the computation: the page hands in an experiment,
//! asks for slices, and reads films. Nothing else of the page steps an optimizer.

use downhill::complaint::Complaint;
use downhill::experiment::{Experiment, Task};
use downhill::film::{Film, Frame};
use downhill::ledger::Line;
use downhill::shelf::Shelf;
use downhill::stepper::State;

/// Updates between two looks at the clock.
const BURST: u64 = 64;

/// The films of one experiment.
#[derive(Default)]
pub struct Engine {
    experiment: Option<Experiment>,
    task: Option<Task>,
    reels: Vec<Reel>,
}

/// A film and the state at which the cursor was last.
struct Reel {
    film: Film,
    cursor: Option<State>,
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
        if !same_course {
            self.task = Some(experiment.task(shelf)?);
        }
        let Some(task) = &self.task else { return Ok(()) };
        let mut old: Vec<_> = self.experiment.take().map_or_else(Vec::new, |last| last.plans);
        let mut reels = std::mem::take(&mut self.reels);
        for plan in &experiment.plans {
            let kept = old.iter().position(|last| same_course && last.same_course(plan));
            let reel = kept.map(|index| {
                old.remove(index);
                reels.remove(index)
            });
            let film = || task.film(plan, &experiment.course);
            self.reels.push(reel.unwrap_or_else(|| Reel { film: film(), cursor: None }));
        }
        self.experiment = Some(experiment.clone());
        Ok(())
    }

    /// The problem at hand.
    pub fn task(&self) -> Option<&Task> {
        self.task.as_ref()
    }

    /// The films, in the order of the runs.
    pub fn films(&self) -> impl Iterator<Item = &Film> {
        self.reels.iter().map(|reel| &reel.film)
    }

    /// Computes until every film is as long as the experiment says, or `enough` says so. Returns
    /// whether anything is left to do.
    pub fn compute(&mut self, mut enough: impl FnMut() -> bool) -> bool {
        let horizon = self.experiment.as_ref().map_or(0, Experiment::steps);
        while let Some(reel) = self.shortest(horizon) {
            let left = horizon - reel.film.last();
            reel.film.record(left.min(BURST));
            if enough() {
                return self.shortest(horizon).is_some();
            }
        }
        false
    }

    /// The number of updates in all films together.
    pub fn updates(&self) -> u64 {
        self.films().map(Film::last).sum()
    }

    /// The film that is farthest behind, if any is unfinished.
    fn shortest(&mut self, horizon: u64) -> Option<&mut Reel> {
        let unfinished =
            |reel: &&mut Reel| reel.film.reel.divergence.is_none() && reel.film.last() < horizon;
        self.reels.iter_mut().filter(unfinished).min_by_key(|reel| reel.film.last())
    }

    /// The step up to which every film is computed.
    pub fn computed(&self) -> u64 {
        let horizon = self.experiment.as_ref().map_or(0, Experiment::steps);
        let reached =
            |film: &Film| film.reel.divergence.map_or(film.last().min(horizon), |_| horizon);
        self.films().map(reached).min().unwrap_or(horizon)
    }

    /// Each film's frame at `step`, or at its last one if that is earlier.
    pub fn frames(&mut self, step: u64) -> Vec<Frame> {
        self.reels.iter_mut().map(|reel| reel.frame(step)).collect()
    }

    /// The arithmetic of the update after `state` in run number `run`, for one coordinate.
    pub fn explain(&mut self, run: usize, state: &State, coordinate: usize) -> Vec<Line> {
        self.reels.get_mut(run).map_or_else(Vec::new, |reel| reel.film.explain(state, coordinate))
    }

    /// Each film, to be asked for batches.
    pub fn film(&mut self, run: usize) -> Option<&mut Film> {
        self.reels.get_mut(run).map(|reel| &mut reel.film)
    }
}

impl Reel {
    fn frame(&mut self, step: u64) -> Frame {
        let state = self.film.seek(step, self.cursor.as_ref());
        self.cursor = Some(state.clone());
        self.film.frame(state)
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
