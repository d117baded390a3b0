//! The sheet: what a map shows, and how one looks at it.

use std::sync::Arc;

use downhill::experiment::{Experiment, Problem, Task};
use downhill::film::Film;
use downhill::objective::Batch;
use downhill::section::Section;
use downhill_figures::theme::LIGHT;
use downhill_figures::{Frame, Map, Plane, Point, Window};
use leptos::ev;
use leptos::prelude::*;

use super::super::ground::Ground;
use super::super::handle::{Moving, within};
use super::super::place::View;
use super::super::{is_intercept, parameter_name};
use super::ways::{self, Traces};
use crate::engine::Engine;
use crate::looks::choice::Aspect;
use crate::looks::facing::Facing;
use crate::looks::sight::Sight;
use crate::looks::value::Hidden;
use crate::playground::Playground;
use crate::texts::maps as texts;

/// Everything that the parts of a map share.
#[derive(Clone, Copy)]
pub struct Sheet {
    playground: StoredValue<Playground>,
    /// The place on the page.
    pub frame: ReadSignal<Option<Frame>>,
    /// The problem.
    pub problem: Memo<Problem>,
    /// The view of all that matters.
    pub home: Memo<Option<View>>,
    /// The window that was zoomed or panned to.
    pub window: RwSignal<Sight>,
    /// The view that is shown.
    pub view: Memo<Option<View>>,
    /// The ways of the runs over the view.
    pub traces: Memo<Traces>,
    /// From where the block is seen.
    pub facing: RwSignal<Facing>,
    /// Whether the start is being dragged.
    pub moving: RwSignal<Moving>,
    /// The place that is read, in pixels.
    pub pointing: RwSignal<Option<Point>>,
    /// The ground as far as it is surveyed.
    pub ground: RwSignal<Option<Arc<Ground>>>,
}

/// The smallest and the largest window, in sizes of the one that shows all.
const ZOOMS: [f64; 2] = [1e-5, 30.0];

/// Problems of more parameters than these have no start to drag: their link would be a page long.
const MOST_DRAGGED: usize = 24;

impl Sheet {
    /// The sheet of the experiment that is shown.
    pub fn new(playground: Playground, frame: ReadSignal<Option<Frame>>) -> Self {
        let problem =
            Memo::new(move |_| playground.experiment.with(|experiment| experiment.problem.clone()));
        let moving = RwSignal::new(Moving::Never);
        let home = home(playground, moving);
        let window = playground.looks().window;
        let view = Memo::new(move |_| {
            let home = home.get()?;
            let shown = window.get().0.filter(|window| is_part(*window, home.window));
            Some(View { window: shown.unwrap_or(home.window), ..home })
        });
        Self {
            playground: StoredValue::new(playground),
            frame,
            problem,
            home,
            window,
            view,
            traces: ways::traces(playground, view, frame),
            moving,
            facing: playground.looks().facing,
            pointing: RwSignal::new(None),
            ground: RwSignal::new(None),
        }
    }

    /// The playground.
    pub fn playground(self) -> Playground {
        self.playground.get_value()
    }

    /// From above or from aside.
    pub fn aspect(self) -> Aspect {
        self.playground().looks().aspect.get().0
    }

    /// The map of what is shown, in the colours of the page.
    pub fn map(self) -> Option<Map<'static>> {
        let theme = self.playground().looks().appearance.get().theme();
        Some(Map { frame: self.frame.get()?, window: self.view.get()?.window, theme })
    }

    /// Between the plane and pixels, as they are now.
    pub fn plane(self) -> Option<Plane> {
        Some(plane(self.view.get()?.window, self.frame.get()?))
    }

    /// As [`Sheet::plane`], asked once.
    pub fn present_plane(self) -> Option<Plane> {
        untrack(|| self.plane())
    }

    /// Zooms to `part` of the window around a place in pixels.
    pub fn zoom(self, at: Point, part: f64) {
        let (Some(plane), Some(view)) = (self.present_plane(), self.view.get_untracked()) else {
            return;
        };
        self.show(view.window.zoomed(plane.data(at), part));
    }

    /// Moves the land by so many pixels.
    pub fn pan(self, [right, down]: Point) {
        let (Some(plane), Some(view)) = (self.present_plane(), self.view.get_untracked()) else {
            return;
        };
        let [from, to] = [plane.data([right, down]), plane.data([0.0, 0.0])];
        self.show(view.window.moved([to[0] - from[0], to[1] - from[1]]));
    }

    fn show(self, window: Window) {
        let Some(home) = self.home.get_untracked() else { return };
        if is_part(window, home.window) {
            self.window.set(Sight(Some(window)));
        }
    }

    /// Whether another part of the land is shown than all that matters.
    pub fn is_zoomed(self) -> bool {
        let window = |view: Memo<Option<View>>| view.with(|view| view.as_ref().map(|it| it.window));
        window(self.view) != window(self.home)
    }

    /// Shows all that matters.
    pub fn show_all(self) {
        self.window.set(Sight(None));
    }

    /// Whether the start can be dragged.
    pub fn has_handle(self) -> bool {
        let few = |view: &View| match &*view.section {
            Section::Parameters(_) => true,
            Section::Principal(plane) => plane.origin().len() <= MOST_DRAGGED,
        };
        self.aspect() == Aspect::Map && self.view.with(|view| view.as_ref().is_some_and(few))
    }

    /// Moves the start of all runs to a place in pixels.
    pub fn move_start(self, place: Point) {
        let (Some(plane), Some(view)) = (self.present_plane(), self.view.get_untracked()) else {
            return;
        };
        let [x, y] = plane.data(place);
        let point = [within(x, view.window.x), within(y, view.window.y)];
        let start = self.playground().with_engine(|engine| Some(engine.task()?.start.clone()));
        if let Some(start) = start {
            let moved = rounded(&view, view.section.moved(&start, point));
            self.playground().change(|experiment| experiment.start = Some(moved));
        }
    }

    /// What the axes are called.
    pub fn titles(self) -> [String; 2] {
        self.problem.track();
        match self.view.get().as_ref().map(|view| &*view.section) {
            Some(Section::Parameters(axes)) => {
                axes.map(|axis| named(self.playground(), axis, self.problem))
            }
            _ => texts::DIRECTIONS.map(str::to_owned),
        }
    }

    /// The loss at a place in pixels and where that is, in words.
    pub fn reading(self, at: Point) -> Option<String> {
        let (plane, view) = (self.plane()?, self.view.get()?);
        let [x, y] = plane.data(at);
        let loss = self.playground().with_engine(|engine| {
            let task = engine.task().filter(|task| fits(&view, task.start.len()))?;
            let mut theta = task.start.clone();
            view.section.place([x, y], &mut theta);
            Some(task.objective.loss(&theta))
        })?;
        Some(texts::reading(&self.titles(), [x, y], loss))
    }

    /// The gradient over all examples at a point of the plane, as it is seen there.
    pub fn slope(self, view: &View, theta: &[f64]) -> Option<Point> {
        self.playground().with_engine(|engine| {
            let task = engine.task().filter(|task| task.start.len() == theta.len())?;
            let mut gradient = vec![0.0; theta.len()];
            task.objective.gradient(theta, Batch::All, &mut gradient);
            Some(view.section.along(&gradient))
        })
    }
}

/// Whether `window` can be shown where `all` is what matters.
fn is_part(window: Window, all: Window) -> bool {
    let parts = window.size().into_iter().zip(all.size()).map(|(now, all)| now / all);
    let legal = |part: f64| (ZOOMS[0]..=ZOOMS[1]).contains(&part);
    parts.into_iter().all(legal)
        && [window.x, window.y].as_flattened().iter().all(|end| end.is_finite())
}

/// A parameter's name in words, where its symbol is that of what it is multiplied with.
fn named(playground: Playground, axis: usize, problem: Memo<Problem>) -> String {
    match &*problem.read() {
        Problem::Surface(_) => parameter_name(playground, axis),
        Problem::Regression(_) if is_intercept(playground, axis) => texts::INTERCEPT.to_owned(),
        Problem::Regression(_) => texts::SLOPE.to_owned(),
    }
}

/// Between a window and the pixels of a frame.
pub fn plane(window: Window, frame: Frame) -> Plane {
    Map { frame, window, theme: &LIGHT }.plane()
}

/// Whether a view is one of so many parameters; after another problem it is not, for a moment.
pub fn fits(view: &View, parameters: usize) -> bool {
    match &*view.section {
        Section::Parameters(_) => parameters == 2,
        Section::Principal(plane) => plane.origin().len() == parameters,
    }
}

/// Coordinates with the digits that matter in the window, so that links stay short.
fn rounded(view: &View, theta: Vec<f64>) -> Vec<f64> {
    match &*view.section {
        Section::Parameters(_) => theta,
        Section::Principal(_) => {
            let longest = view.window.size().into_iter().fold(0.0, f64::max);
            theta
                .into_iter()
                .map(|value| within(value, [value - longest, value + longest]))
                .collect()
        }
    }
}

/// The view of all that matters, which does not move while the start is dragged.
fn home(playground: Playground, moving: RwSignal<Moving>) -> Memo<Option<View>> {
    let whole =
        Memo::new(move |_| playground.progress.with(|films| films.computed) >= playground.steps());
    let pressed = is_pressed();
    let land = StoredValue::new(None::<Problem>);
    Memo::new(move |last: Option<&Option<View>>| {
        let experiment = playground.experiment.read();
        let is_same = land.with_value(|land| land.as_ref() == Some(&experiment.problem));
        // Films that go on growing would turn the plane with every frame.
        // Read, not tracked: a memo that no one has read yet tells of no change.
        let (whole, moving, pressed) = (whole.get(), moving.get(), pressed.get());
        let hidden = playground.looks().hidden.read();
        // Ends that come and go would move the land under a slider.
        let goes_by_ends = playground.with_engine(|engine| engine.task().is_some_and(has_no_aim));
        let waits = goes_by_ends && is_same && (pressed || !whole);
        match last {
            Some(last @ Some(_)) if moving == Moving::Yes || waits => last.clone(),
            _ => {
                land.set_value(Some(experiment.problem.clone()));
                playground.with_engine(|engine| view(engine, &experiment, &hidden))
            }
        }
    })
}

/// The view of an experiment of whose runs some are `hidden`.
fn view(engine: &Engine, experiment: &Experiment, hidden: &Hidden) -> Option<View> {
    let (task, problem) = (engine.task()?, &experiment.problem);
    match task.start.len() {
        0 | 1 => None,
        2 => {
            let shown = engine.films().enumerate().filter(|(run, _)| !hidden.holds(*run));
            let arrived =
                |film: &&Film| film.reel.divergence.is_none() && film.last() >= experiment.steps();
            let arrived = shown.map(|(_, film)| film).filter(arrived);
            Some(View::of(problem, task, arrived.map(|film| &*film.reel.head.theta)))
        }
        _ => View::of_reels(problem, task, engine.films().map(|film| &film.reel)),
    }
}

/// Whether a line is fitted whose best fit is not known: a map of it goes by where the runs that
/// are shown have come to.
fn has_no_aim(task: &Task) -> bool {
    task.table.is_some() && task.start.len() == 2 && task.closed_form.is_none()
}

/// Whether a button or a finger is down anywhere on the page.
fn is_pressed() -> RwSignal<bool> {
    let pressed = RwSignal::new(false);
    let listeners = [
        window_event_listener(ev::pointerdown, move |_| pressed.set(true)),
        window_event_listener(ev::pointerup, move |_| pressed.set(false)),
        window_event_listener(ev::pointercancel, move |_| pressed.set(false)),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    pressed
}
