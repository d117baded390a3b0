//! The map: the loss over two parameters, with the paths of the runs and the start to drag.

use downhill::experiment::Problem;
use downhill::film::Film;
use downhill_figures::theme::LIGHT;
use downhill_figures::{Frame, Map, Path, Plane, Point, Sketch, Start, Tone, Trails, raster};
use leptos::html;
use leptos::prelude::*;

use super::ground::Ground;
use super::handle::{Handle, Moving, start, within};
use super::place::View;
use crate::canvas::{Layer, frame_of, paint, put};
use crate::playground::Playground;

/// The map of a problem of two parameters.
#[component]
pub fn MapFigure() -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let tone = RwSignal::new(Tone::Log);
    let moving = RwSignal::new(Moving::Never);
    let view = view_of(playground, moving);
    let name = move || playground.experiment.with(|experiment| title(&experiment.problem));
    let to = move |place| {
        if let (Some(view), Some(frame)) = (view.get_untracked(), frame.get_untracked()) {
            move_start(playground, &view, plane(&view, frame).data(place));
        }
    };
    view! {
        <figure class="card figure map">
            <div class="stage" node_ref=stage>
                <div role="img" aria-label=move || summary(playground)></div>
                <GroundLayers frame view tone />
                <Layer frame sketch=move |frame| trails(playground, view.get()?, frame, moving.get()) />
                <Handle at=move || at(playground, &view.get()?, frame.get()?) to moving />
            </div>
            <figcaption>
                <strong>{name}</strong>
                <button class="chip" aria-pressed=move || (tone.get() == Tone::Log).to_string()
                    title="Spread the low losses"
                    on:click=move |_| tone.update(|tone| *tone = other(*tone))>"log f"</button>
            </figcaption>
        </figure>
    }
}

fn plane(view: &View, frame: Frame) -> Plane {
    Map { frame, window: view.window, theme: &LIGHT }.plane()
}

/// Where the start is on the stage.
fn at(playground: Playground, view: &View, frame: Frame) -> Option<Point> {
    playground.experiment.track();
    Some(plane(view, frame).pixel(view.point(&start(playground)?)))
}

fn move_start(playground: Playground, view: &View, [x, y]: Point) {
    let point = [within(x, view.window.x), within(y, view.window.y)];
    if let Some(start) = start(playground) {
        playground.change(|experiment| experiment.start = Some(view.moved(&start, point)));
    }
}

fn other(tone: Tone) -> Tone {
    if tone == Tone::Log { Tone::Linear } else { Tone::Log }
}

/// The view, which does not move while the start is dragged.
fn view_of(playground: Playground, moving: RwSignal<Moving>) -> Memo<Option<View>> {
    Memo::new(move |last: Option<&Option<View>>| {
        let experiment = playground.experiment.read();
        match last {
            Some(last @ Some(_)) if moving.get() == Moving::Yes => *last,
            _ => playground.with_engine(|engine| {
                engine
                    .task()
                    .filter(|task| task.start.len() == 2)
                    .map(|task| View::of(&experiment.problem, task))
            }),
        }
    })
}

fn title(problem: &Problem) -> String {
    match problem {
        Problem::Surface(surface) => surface.record.entry.name.to_owned(),
        Problem::Regression(_) => "Loss over slope and intercept".to_owned(),
    }
}

#[component]
fn GroundLayers(
    frame: ReadSignal<Option<Frame>>,
    view: Memo<Option<View>>,
    tone: RwSignal<Tone>,
) -> impl IntoView {
    let playground = Playground::here();
    let problem =
        Memo::new(move |_| playground.experiment.with(|experiment| experiment.problem.clone()));
    let [image, lines] = [(), ()].map(|()| NodeRef::<html::Canvas>::new());
    Effect::new(move |_| {
        problem.track();
        let (Some(image), Some(lines)) = (image.get(), lines.get()) else { return };
        let (Some(view), Some(frame)) = (view.get(), frame.get()) else { return };
        let theme = playground.appearance.get().theme();
        let ground = playground.with_engine(|engine| {
            engine.task().map(|task| Ground::of(task, &view, &frame, tone.get()))
        });
        let Some(ground) = ground else { return };
        let size = [ground.field.width, ground.field.height];
        put(&image, size, &raster(&ground.field, &ground.relief, theme));
        paint(&lines, &frame, &Map { frame, window: view.window, theme }.ground(&ground.lines));
    });
    view! {
        <canvas class="raster" node_ref=image aria-hidden="true"></canvas>
        <canvas node_ref=lines aria-hidden="true"></canvas>
    }
}

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
            side.map(|(_, theta)| view.point(theta))
        };
        let mut points: Vec<_> = there(true).collect();
        points.push(now);
        let reached = points.len();
        points.extend(there(false));
        Self { points, reached }
    }
}

fn trails(playground: Playground, view: View, frame: Frame, moving: Moving) -> Option<Sketch> {
    let theme = playground.appearance.get().theme();
    let ways = ways(playground, &view);
    let (start, minima) = playground.with_engine(|engine| {
        let task = engine.task()?;
        Some((view.point(&task.start), minima(playground, task.closed_form.as_ref(), &view)))
    })?;
    let numbered = ways.iter().enumerate();
    let mut paths: Vec<_> = numbered
        .map(|(run, way)| Path { run, points: &way.points, reached: way.reached })
        .collect();
    let selected = playground.selected.get();
    paths.sort_by_key(|path| path.run == selected);
    let label = if moving == Moving::Never { "start — drag me" } else { "" };
    let start = Some(Start { at: start, label });
    let trails = Trails { paths: &paths, ghost: playground.ghost.get(), minima: &minima, start };
    Some(Map { frame, window: view.window, theme }.trails(&trails))
}

fn ways(playground: Playground, view: &View) -> Vec<Way> {
    let frames = playground.frames.read();
    playground.with_engine(|engine| {
        let way = |(film, frame): (&Film, &downhill::film::Frame)| {
            Way::of(film, view, (frame.state.step, view.point(&frame.state.theta)))
        };
        engine.films().zip(frames.iter()).map(way).collect()
    })
}

fn minima(
    playground: Playground,
    fit: Option<&downhill::regression::Fit>,
    view: &View,
) -> Vec<Point> {
    match &playground.experiment.read().problem {
        Problem::Surface(surface) => {
            surface.minima().iter().map(|theta| view.point(theta)).collect()
        }
        Problem::Regression(_) => fit.iter().map(|fit| view.point(&fit.theta)).collect(),
    }
}

/// What the map shows, in words.
fn summary(playground: Playground) -> String {
    let frames = playground.frames.read();
    let experiment = playground.experiment.read();
    let run = |(plan, frame): (&downhill::experiment::Plan, &downhill::film::Frame)| {
        let place: Vec<_> = frame
            .state
            .theta
            .iter()
            .map(|value| downhill_figures::number::number(*value))
            .collect();
        format!("{} at ({})", plan.title(), place.join(", "))
    };
    let runs: Vec<_> = experiment.plans.iter().zip(frames.iter()).map(run).collect();
    format!("Map of the loss after {} steps: {}", playground.cursor.get(), runs.join("; "))
}
