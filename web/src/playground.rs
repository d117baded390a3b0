//! The playground: the signals that everything on the page is a function of.

mod cursor;
mod waiting;

use downhill::complaint::Complaint;
use downhill::experiment::{Experiment, Plan, origins};
use downhill::film::{Frame, Sign};
use downhill::history::History;
use downhill::shelf::Shelf;
use leptos::prelude::*;

use crate::echo::Echoes;
use crate::engine::{Engine, Progress};
use crate::history::Moment;
use crate::looks::Looks;
use crate::looks::sight::Sight;
use crate::looks::value::Value;
use crate::texts::complaints as texts;

/// Milliseconds for which a change is computed before it is shown.
const FIRST_SLICE: f64 = 4.0;

/// What the page shows: the experiment, the cursor, and how one looks at them.
#[derive(Clone, Copy)]
pub struct Playground {
    /// The experiment.
    pub experiment: RwSignal<Experiment>,
    /// The lesson that is open: its place in the list.
    pub lesson: RwSignal<Option<usize>>,
    /// The step that is looked at.
    pub cursor: RwSignal<u64>,
    /// Whether the cursor moves by itself.
    pub playing: RwSignal<bool>,
    /// Updates a second while playing.
    pub speed: RwSignal<f64>,
    /// The run whose card is open.
    pub selected: RwSignal<usize>,
    /// What is wrong, if something is.
    pub complaint: RwSignal<Option<String>>,
    /// Counts the changes of films.
    pub reels: RwSignal<u64>,
    /// How far the films are.
    pub progress: RwSignal<Progress>,
    /// The films' frames at the cursor.
    pub frames: RwSignal<Vec<Frame>>,
    /// What is to be done before the next picture.
    pub due: RwSignal<Due>,
    engine: StoredValue<Engine, LocalStorage>,
    aside: StoredValue<Aside>,
    looks: StoredValue<Looks>,
}

/// What is to be done before the next picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Due {
    /// The page has something to compute.
    pub work: bool,
    /// Workers have computed something.
    pub news: bool,
    /// The frames are still on the way to the cursor.
    pub frames: bool,
}

impl Due {
    /// Whether there is anything.
    pub fn is_something(self) -> bool {
        self.work || self.news || self.frames
    }
}

/// What few parts of the page ask for: the data that the user loaded, the experiment that waits for
/// more of them, the step that waits for longer films, what can be undone, the films' sign, the
/// page's notice, and the echoes.
#[derive(Default)]
struct Aside {
    shelf: Shelf,
    refused: Option<Experiment>,
    /// Where the cursor goes as soon as films are long enough.
    awaited: u64,
    history: RwSignal<History<Moment>>,
    sign: RwSignal<Option<Sign>>,
    notice: RwSignal<Option<String>>,
    echoes: Echoes,
}

impl Playground {
    /// The playground of `experiment`, with the lesson that it belongs to.
    pub fn new(experiment: Experiment, lesson: Option<usize>) -> Self {
        let playground = Self {
            lesson: RwSignal::new(lesson),
            experiment: RwSignal::new(experiment),
            cursor: RwSignal::new(0),
            playing: RwSignal::new(false),
            speed: RwSignal::new(240.0),
            selected: RwSignal::new(0),
            complaint: RwSignal::new(None),
            reels: RwSignal::new(0),
            progress: RwSignal::new(Progress::default()),
            frames: RwSignal::new(Vec::new()),
            due: RwSignal::new(Due::default()),
            engine: StoredValue::new_local(Engine::default()),
            aside: StoredValue::new(Aside::default()),
            looks: StoredValue::new(Looks::at_first()),
        };
        provide_context(playground);
        playground
    }

    /// The same playground as who follows this cursor and these frames knows it.
    pub fn seen_at(self, cursor: RwSignal<u64>, frames: RwSignal<Vec<Frame>>) -> Self {
        Self { cursor, frames, ..self }
    }

    /// The playground that the page shows.
    pub fn here() -> Self {
        expect_context()
    }

    /// Shows the experiment for the first time: with what was wrong with the address, if
    /// something was.
    pub fn open(self, wrong: Option<String>) {
        self.recall_csv();
        self.show(self.experiment.get_untracked());
        let wrong = wrong.or_else(|| self.complaint.get_untracked());
        if self.with_engine(|engine| engine.task().is_none()) {
            self.show(Experiment::default());
        }
        self.complaint.set(wrong);
        self.history().set(History::default());
        Effect::new(move |_| {
            self.cursor.track();
            self.reels.track();
            self.seek();
        });
        Effect::new(move |_| {
            if !self.playing.get() {
                self.echo_all();
            }
        });
        self.hurry();
        self.premiere();
    }

    /// How the figures show it.
    pub fn looks(self) -> Looks {
        self.looks.get_value()
    }

    /// What was shown before, to be undone.
    pub fn history(self) -> RwSignal<History<Moment>> {
        self.aside.with_value(|aside| aside.history)
    }

    /// The sign of the films, once they are complete.
    pub fn sign(self) -> RwSignal<Option<Sign>> {
        self.aside.with_value(|aside| aside.sign)
    }

    /// What the page did by itself with the experiment that is shown, if it did.
    pub fn notice(self) -> RwSignal<Option<String>> {
        self.aside.with_value(|aside| aside.notice)
    }

    /// Who follows cursor and frames at an easier pace.
    pub fn echoes(self) -> Echoes {
        self.aside.with_value(|aside| aside.echoes)
    }

    /// Looks at the engine.
    pub fn with_engine<T>(self, look: impl FnOnce(&mut Engine) -> T) -> T {
        let mut result = None;
        self.engine.update_value(|engine| result = Some(look(engine)));
        result.expect("the engine lives as long as the page")
    }

    /// Looks at the data that the user loaded.
    pub fn with_shelf<T>(self, look: impl FnOnce(&mut Shelf) -> T) -> T {
        let mut result = None;
        self.aside.update_value(|aside| result = Some(look(&mut aside.shelf)));
        result.expect("the shelf lives as long as the page")
    }

    /// Shows `experiment`, as [`Playground::replace`] does; that can be undone. Returns whether it
    /// is shown.
    pub fn show(self, experiment: Experiment) -> bool {
        let last = self.moment();
        let shown = self.replace(experiment);
        if shown {
            self.leave(last);
        }
        shown
    }

    /// Replaces the experiment if the problem can be made; otherwise says why not, and everything
    /// stays as it was. Returns whether it was replaced.
    pub fn replace(self, experiment: Experiment) -> bool {
        match self.load(&experiment) {
            Ok(()) => {
                self.complaint.set(None);
                self.notice().set(None);
                self.follow_runs(&experiment);
                self.leave_land(&experiment);
                self.experiment.set(experiment);
                self.keep_within();
                // With the experiment, so that nothing meets frames of another dimension.
                self.seek();
                self.echo_all();
                true
            }
            Err(complaint) => {
                self.complaint.set(Some(texts::refusal(&complaint)));
                self.aside.update_value(|aside| aside.refused = Some(experiment));
                false
            }
        }
    }

    /// Keeps those runs hidden that are, and all runs in their colours, wherever they stand in the
    /// experiment to come.
    fn follow_runs(self, next: &Experiment) {
        let origins = self.experiment.with_untracked(|last| origins(&last.plans, &next.plans));
        let Looks { hidden, colours, .. } = self.looks();
        put(hidden, |hidden| hidden.follow(&origins));
        put(colours, |colours| colours.follow(&origins));
    }

    /// Looks at all of the land of another problem: a part of the last one means nothing there.
    fn leave_land(self, next: &Experiment) {
        if self.experiment.with_untracked(|last| last.problem != next.problem) {
            put(self.looks().window, |window| *window = Sight::default());
        }
    }

    /// Changes the experiment in place; see [`Playground::show`].
    pub fn change(self, change: impl FnOnce(&mut Experiment)) {
        let mut experiment = self.experiment.get_untracked();
        change(&mut experiment);
        self.show(experiment);
    }

    /// Changes one run's plan.
    pub fn change_plan(self, run: usize, change: impl FnOnce(&mut Plan)) {
        self.change(|experiment| {
            if let Some(plan) = experiment.plans.get_mut(run) {
                change(plan);
            }
        });
    }

    fn load(self, experiment: &Experiment) -> Result<(), Complaint> {
        self.with_shelf(|shelf| self.with_engine(|engine| engine.load(experiment, shelf)))?;
        self.compute(FIRST_SLICE);
        Ok(())
    }

    /// The number of updates of each run.
    pub fn steps(self) -> u64 {
        self.experiment.with(Experiment::steps)
    }

    /// The number of rows of the data, of which batches are drawn; one where there are no data.
    pub fn rows(self) -> usize {
        self.experiment.track();
        self.with_engine(|engine| engine.task().map_or(1, |task| task.objective.examples()))
    }

    /// Computes for so many milliseconds.
    pub fn compute(self, milliseconds: f64) {
        self.with_engine(|engine| engine.compute(milliseconds));
        self.refresh();
    }

    /// Tells the page how far the films are.
    pub fn refresh(self) {
        let progress = self.with_engine(|engine| engine.progress());
        self.due.set(Due { work: progress.has_work, news: false, ..self.due.get_untracked() });
        self.progress.set(progress);
        self.reels.update(|changes| *changes += 1);
        let cursor = self.awaited().min(progress.computed);
        if cursor > self.cursor.get_untracked() {
            self.cursor.set(cursor);
        }
    }
}

/// Changes a look; what reads it is told only if it is another then.
fn put<T: Value>(look: RwSignal<T>, change: impl FnOnce(&mut T)) {
    let mut changed = look.get_untracked();
    change(&mut changed);
    if look.with_untracked(|last| *last != changed) {
        look.set(changed);
    }
}
