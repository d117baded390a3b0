//! The ways of the runs over the map: paths, present points, minima and the start.

use downhill::experiment::{Problem, Task};
use downhill::film::{Film, Frame as Now};
use downhill_figures::{Path, Point, Sketch, Start, Trails};
use leptos::prelude::*;

use super::super::handle::{Moving, start_label};
use super::super::place::View;
use super::sheet::{Sheet, fits};
use crate::looks::choice::Aspect;
use crate::playground::Playground;

/// A run's way over the plane, up to the cursor and beyond it.
struct Way {
    points: Vec<Point>,
    reached: usize,
}

impl Way {
    fn of(film: &Film, view: &View, (step, now): (u64, Point)) -> Self {
        let there = |until: bool| {
            let side = film
                .reel
                .trail
                .iter()
                .filter(move |(at, _)| if until { *at < step } else { *at > step });
            side.map(|(_, theta)| view.section.point(theta))
        };
        let mut points: Vec<_> = there(true).collect();
        points.push(now);
        let reached = points.len();
        points.extend(there(false));
        Self { points, reached }
    }
}

/// Draws with the trails of the runs as they are at the cursor; nothing while there are none.
pub fn with_trails(sheet: Sheet, draw: &dyn Fn(&Trails<'_>) -> Sketch) -> Option<Sketch> {
    let (playground, view) = (sheet.playground(), sheet.view.get()?);
    let ways = ways(playground, &view);
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

fn ways(playground: Playground, view: &View) -> Vec<Way> {
    let frames = playground.frames.read();
    playground.reels.track();
    playground.with_engine(|engine| {
        let fitting = frames.iter().filter(|now| fits(view, now.state.theta.len()));
        let way = |(film, now): (&Film, &Now)| {
            Way::of(film, view, (now.state.step, view.section.point(&now.state.theta)))
        };
        engine.films().zip(fitting).map(way).collect()
    })
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
