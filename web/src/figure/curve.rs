//! The loss over a single parameter, with the runs walking on it.

use downhill::experiment::Problem;
use downhill::film::{Film, Frame as Now};
use downhill::objective::Batch;
use downhill_figures::{
    Axis, Curve as Picture, Frame, Path, Point, Scale, Sketch, Start, Tangent, Trails,
};
use leptos::html;
use leptos::prelude::*;

use super::handle::{Handle, Moving, start_label, within};
use super::landmarks;
use super::twin::TwinButton;
use crate::canvas::{Layer, frame_of};
use crate::live::live;
use crate::playground::Playground;
use crate::texts::{charts, maps as texts};

/// Points of the curve.
const SAMPLES: usize = 400;

/// The curve of a problem of one parameter.
#[component]
pub fn Curve() -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let problem =
        Memo::new(move |_| playground.experiment.with(|experiment| experiment.problem.clone()));
    let moving = RwSignal::new(Moving::Never);
    let ground = Memo::new(move |last: Option<&Vec<Point>>| match last {
        Some(last) if moving.get() == Moving::Yes => last.clone(),
        _ => (problem.track(), samples(playground, range(playground))).1,
    });
    let picture = move |frame: Frame| ground.with(|points| picture(playground, points, frame));
    let to = move |place| {
        let Some(frame) = frame.get_untracked() else { return };
        let picture = untrack(|| picture(frame));
        move_start(playground, picture.plane().data(place)[0], [picture.x.low(), picture.x.high()]);
    };
    let name = move || match &*problem.read() {
        Problem::Surface(surface) => surface.record.entry.name,
        Problem::Regression(_) => charts::LOSS,
    };
    view! {
        <figure class="card figure map curve">
            <div class="stage" node_ref=stage>
                <div role="img" aria-label=move || landmarks::summary(playground.in_words())></div>
                <Layer frame sketch=move |frame| Some(ground.with(|points| picture(frame).ground(points))) />
                <Layer frame sketch=move |frame| tangent(playground, &picture(frame)) />
                <Layer frame sketch=move |frame| Some(walks(playground, &picture(frame))) />
                <Handle at=move || at(playground, &picture(frame.get()?)) to moving />
            </div>
            <figcaption>
                <strong>{live(name)}</strong>
                <TwinButton title=Signal::derive(move || name().to_owned())
                    twin=move |()| landmarks::twin(playground, &[axis(playground).to_owned()], &<[f64]>::to_vec) />
            </figcaption>
        </figure>
    }
}

fn move_start(playground: Playground, theta: f64, range: [f64; 2]) {
    playground.change(|experiment| experiment.start = Some(vec![within(theta, range)]));
}

/// Where the start is on the stage.
fn at(playground: Playground, picture: &Picture<'_>) -> Option<Point> {
    playground.experiment.track();
    playground.with_engine(|engine| {
        let task = engine.task()?;
        Some(picture.plane().pixel([*task.start.first()?, task.objective.loss(&task.start)]))
    })
}

fn range(playground: Playground) -> [f64; 2] {
    let experiment = playground.experiment.read();
    let start = playground.with_engine(|engine| engine.task().map_or(0.0, |task| task.start[0]));
    let [low, high] = match &experiment.problem {
        Problem::Surface(surface) => surface.window().x,
        Problem::Regression(_) => [start - 2.0, start + 2.0],
    };
    [low.min(1.1 * start), high.max(1.1 * start)]
}

fn samples(playground: Playground, [low, high]: [f64; 2]) -> Vec<Point> {
    let place = |index: usize| low + (high - low) * index as f64 / SAMPLES as f64;
    playground
        .with_engine(|engine| {
            // What comes after a problem of one parameter may have more, for a moment.
            let task = engine.task().filter(|task| task.start.len() == 1)?;
            let point = |index| [place(index), task.objective.loss(&[place(index)])];
            Some((0..=SAMPLES).map(point).collect())
        })
        .unwrap_or_default()
}

/// What the parameter is called: a function that was typed calls it x.
fn axis(playground: Playground) -> &'static str {
    match &playground.experiment.read().problem {
        Problem::Surface(surface) if surface.variables().is_some() => texts::TYPED_CURVE_AXIS,
        _ => texts::CURVE_AXIS,
    }
}

fn picture(playground: Playground, points: &[Point], frame: Frame) -> Picture<'static> {
    let ends = [points.first(), points.last()].map(|point| point.map_or(0.0, |point| point[0]));
    Picture {
        frame,
        x: Axis::linear(ends),
        y: Axis::around(points.iter().map(|point| point[1]), Scale::Linear),
        x_title: axis(playground),
        theme: playground.looks().appearance.get().theme(),
    }
}

fn walks(playground: Playground, picture: &Picture<'_>) -> Sketch {
    let frames = playground.frames.read();
    playground.reels.track();
    let (walks, start, minima) = playground.with_engine(|engine| {
        let line = engine.task().filter(|task| task.start.len() == 1);
        let loss = |theta: f64| line.map_or(0.0, |task| task.objective.loss(&[theta]));
        let walks: Vec<_> =
            engine.films().zip(frames.iter()).map(|(film, now)| walk(film, now, loss)).collect();
        let start = engine.task().map_or(0.0, |task| task.start[0]);
        let minima = match &playground.experiment.read().problem {
            Problem::Surface(surface) => surface.minima(),
            Problem::Regression(_) => Vec::new(),
        };
        let minima: Vec<_> = minima.iter().map(|theta| [theta[0], loss(theta[0])]).collect();
        (walks, [start, loss(start)], minima)
    });
    let hidden = playground.looks().hidden.read();
    let numbered = walks.iter().enumerate().filter(|(run, _)| !hidden.holds(*run));
    let colours = playground.looks().colours.read();
    let looking = numbered.map(|(run, walk)| (colours.of(run), walk));
    let paths: Vec<_> =
        looking.map(|(look, (points, reached))| Path { look, points, reached: *reached }).collect();
    let start = Some(Start { at: start, label: start_label(true) });
    picture.trails(&Trails {
        paths: &paths,
        ghost: playground.looks().ghost.get(),
        minima: &minima,
        start,
    })
}

/// The slope under the selected run and the step that it leads to.
fn tangent(playground: Playground, picture: &Picture<'_>) -> Option<Sketch> {
    let frames = playground.frames.read();
    let run = playground.selected.get();
    let now = frames.get(run).filter(|_| !playground.looks().hidden.read().holds(run))?;
    let [theta] = now.state.theta[..] else { return None };
    let (slope, next) = playground.with_engine(|engine| {
        let next = engine.film(run)?.after(&now.state).theta;
        let task = engine.task().filter(|task| task.start.len() == next.len())?;
        let mut slope = [0.0];
        task.objective.gradient(&[theta], Batch::All, &mut slope);
        Some((slope[0], [*next.first()?, task.objective.loss(&next)]))
    })?;
    let words = [texts::slope_of(slope), texts::step_of(next[0] - theta)];
    let words = words.each_ref().map(String::as_str);
    let look = playground.looks().colours.read().of(run);
    Some(picture.tangent(&Tangent { look, at: [theta, now.loss], slope, next, words }))
}

/// The points of a run on the curve, and how many of them are reached.
fn walk(film: &Film, now: &Now, loss: impl Fn(f64) -> f64) -> (Vec<Point>, usize) {
    let point = |theta: f64| [theta, loss(theta)];
    let side = |until: bool| {
        let step = now.state.step;
        let side = film
            .reel
            .trail
            .iter()
            .filter(move |(at, _)| if until { *at < step } else { *at > step });
        side.map(|(_, theta)| point(theta[0]))
    };
    let mut points: Vec<_> = side(true).collect();
    points.push(point(now.state.theta[0]));
    let reached = points.len();
    points.extend(side(false));
    (points, reached)
}
