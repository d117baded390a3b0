//! The lessons on the page: which one is open, and how far its experiment was changed.

use downhill::experiment::{Experiment, Problem};
use downhill_lessons::printed::{Place, Printed};
use downhill_lessons::{Exercise, Lesson, lessons};
use leptos::prelude::*;

use crate::looks::colours::Colours;
use crate::playground::Playground;

/// The lesson with this index.
pub fn lesson(index: Option<usize>) -> Option<&'static Lesson> {
    lessons().get(index?)
}

/// The lesson that begins with `experiment`.
pub fn beginning_with(experiment: &Experiment) -> Option<usize> {
    lessons().iter().position(|lesson| lesson.experiment == *experiment)
}

/// The lesson with this key.
pub fn named(key: &str) -> Option<usize> {
    lessons().iter().position(|lesson| lesson.key == key)
}

/// The lesson that a link calls so.
pub fn handled(handle: &str) -> Option<usize> {
    lessons().iter().position(|lesson| lesson.handle() == handle)
}

/// Whether lesson number `index` is about this problem.
pub fn is_about(index: usize, problem: &Problem) -> bool {
    lesson(Some(index)).is_some_and(|lesson| lesson.experiment.problem.same_subject(problem))
}

/// What a link calls the lessons that are about this problem.
pub fn handles_about(problem: &Problem) -> Vec<&'static str> {
    let about = lessons().iter().filter(|it| it.experiment.problem.same_subject(problem));
    about.map(Lesson::handle).collect()
}

/// Seconds that the film of a lesson takes when it is opened, be it ten steps or ten thousand.
const SECONDS: f64 = 4.0;

/// The steps a second at which the film takes so long.
pub fn lasting(experiment: &Experiment) -> f64 {
    (experiment.steps() as f64 / SECONDS).round().clamp(2.0, 10_000.0)
}

impl Playground {
    /// Opens lesson number `index`: shows its experiment from the first step.
    pub fn take_up(self, index: usize) {
        if let Some(lesson) = lesson(Some(index)) {
            self.settle();
            self.playing.set(false);
            self.looks().widen();
            self.speed.set(lasting(&lesson.experiment));
            self.show(lesson.experiment.clone());
            // Behind what is noted to be undone: that has the card which was open.
            self.selected.set(0);
            self.looks().colours.set(Colours::default());
            self.lesson.set(Some(index));
            self.premiere();
        }
    }

    /// Leaves the lesson if the experiment is not about its problem any more.
    pub fn leave_lesson(self) {
        let lesson = lesson(self.lesson.get_untracked());
        let problem = |experiment: &Experiment| experiment.problem.clone();
        let shown = self.experiment.with_untracked(problem);
        if lesson.is_some_and(|lesson| !lesson.experiment.problem.same_subject(&shown)) {
            self.lesson.set(None);
        }
    }

    /// Whether the experiment is not the one that the open lesson begins with.
    pub fn is_changed(self) -> bool {
        let lesson = lesson(self.lesson.get());
        lesson.is_some_and(|lesson| {
            self.experiment.with(|experiment| *experiment != lesson.experiment)
        })
    }

    /// Whether a task's goals are all met, as far as films are computed.
    pub fn has_done(self, exercise: &Exercise) -> bool {
        self.reels.track();
        let experiment = self.experiment.read();
        self.with_engine(|engine| {
            let films: Vec<_> = engine.films().collect();
            exercise.is_done(&experiment, &films)
        })
    }

    /// What stands here for a number that was printed: nothing before the film is there, and
    /// nothing of a run that is not the lesson's any more.
    pub fn ours(self, lesson: &Lesson, printed: &Printed) -> Option<f64> {
        self.with_engine(|engine| match printed.place {
            Place::BestFit => printed.place.of_task(engine.task()?),
            Place::Film { run, .. } => {
                let experiment = self.experiment.read_untracked();
                let plan = experiment.plans.get(run)?;
                let original = lesson.experiment.plans.get(run)?;
                let film = engine.film(run).filter(|_| plan.same_course(original))?;
                printed.place.of_film(film)
            }
        })
    }
}
