//! The ways of the runs over the map: paths, present points, minima and the start.

use std::sync::Arc;

use downhill::experiment::{Problem, Task};
use downhill::film::{Film, Frame as Now};
use downhill_figures::{Frame, Path, Point, Sketch, Start, Trails, chords};
use leptos::prelude::*;

use super::super::handle::{Moving, start_label};
use super::super::place::View;
use super::sheet::{Sheet, fits, plane};
use crate::looks::choice::Aspect;
use crate::playground::Playground;

/// A run's way over the plane, up to the cursor and beyond it.
struct Way {
    points: Vec<Point>,
    reached: usize,
}

impl Way {
    fn of(trace: &Trace, (step, now): (u64, Point)) -> Self {
        let [before, behind] = [step, step + 1].map(|step| trace.partition_point(|at| at.0 < step));
        let place = |(_, point): &(u64, Point)| *point;
        let mut points: Vec<_> = trace[..before].iter().map(place).collect();
        points.push(now);
        let reached = points.len();
        points.extend(trace[behind..].iter().map(place));
        Self { points, reached }
    }
}

/// All that is known of a run's way: the steps and where the run was then, as far as that is seen.
pub type Trace = Vec<(u64, Point)>;

/// The traces of all runs, which change with the films and the view but not with the cursor.
pub type Traces = Arc<Vec<Trace>>;

/// CSS pixels by which a trace may be off.
const OFF: f64 = 0.15;

/// The traces upon what is in view.
pub fn traces(
    playground: Playground,
    view: Memo<Option<View>>,
    frame: ReadSignal<Option<Frame>>,
) -> Memo<Traces> {
    Memo::new(move |_| {
        playground.reels.track();
        let (Some(view), Some(frame)) = (view.get(), frame.get()) else { return Traces::default() };
        let all = playground
            .with_engine(|engine| engine.films().map(|film| trace(film, &view, frame)).collect());
        Arc::new(all)
    })
}

fn trace(film: &Film, view: &View, frame: Frame) -> Trace {
    let plane = plane(view.window, frame);
    let fitting = film.reel.trail.iter().filter(|(_, theta)| fits(view, theta.len()));
    let trace: Trace = fitting.map(|(step, theta)| (step, view.section.point(theta))).collect();
    let seen = chords(trace.iter().map(|(_, point)| plane.pixel(*point)), OFF);
    seen.into_iter().map(|index| trace[index]).collect()
}

/// Draws with the trails of the runs as they are at the cursor; nothing while there are none.
pub fn with_trails(sheet: Sheet, draw: &dyn Fn(&Trails<'_>) -> Sketch) -> Option<Sketch> {
    let (playground, view) = (sheet.playground(), sheet.view.get()?);
    let ways = ways(sheet, &view);
    let experiment = playground.experiment.read();
    let (start, minima) = playground.with_engine(|engine| {
        let task = engine.task().filter(|task| fits(&view, task.start.len()))?;
        Some((view.section.point(&task.start), minima(&experiment.problem, task, &view)))
    })?;
    let hidden = playground.looks().hidden.read();
    let numbered = ways.iter().enumerate().filter(|(run, _)| !hidden.holds(*run));
    let colours = playground.looks().colours.read();
    let mut paths: Vec<_> = numbered
        .map(|(run, way)| Path { look: colours.of(run), points: &way.points, reached: way.reached })
        .collect();
    let front = colours.of(playground.selected.get());
    if let Some(place) = paths.iter().position(|path| path.look == front) {
        // On top of the others.
        let path = paths.remove(place);
        paths.push(path);
    }
    let handle = sheet.has_handle() || sheet.aspect() == Aspect::Block;
    let untouched = sheet.has_handle() && sheet.moving.get() == Moving::Never;
    let start = handle.then_some(Start { at: start, label: start_label(untouched) });
    Some(draw(&Trails {
        paths: &paths,
        ghost: playground.looks().ghost.get(),
        minima: &minima,
        start,
    }))
}

fn ways(sheet: Sheet, view: &View) -> Vec<Way> {
    let (frames, traces) = (sheet.playground().frames.read(), sheet.traces.read());
    let fitting = frames.iter().filter(|now| fits(view, now.state.theta.len()));
    let way = |(trace, now): (&Trace, &Now)| {
        Way::of(trace, (now.state.step, view.section.point(&now.state.theta)))
    };
    traces.iter().zip(fitting).map(way).collect()
}

fn minima(problem: &Problem, task: &Task, view: &View) -> Vec<Point> {
    let all = match problem {
        Problem::Surface(surface) => surface.minima(),
        Problem::Regression(_) => task.closed_form.iter().map(|fit| fit.theta.clone()).collect(),
    };
    let on_the_plane = |theta: &&Vec<f64>| {
        let mut seen = (*theta).clone();
        view.section.place(view.section.point(theta), &mut seen);
        let off = seen.iter().zip(*theta).fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()));
        off < 1e-6 * view.window.size()[0]
    };
    all.iter().filter(on_the_plane).map(|theta| view.section.point(theta)).collect()
}
