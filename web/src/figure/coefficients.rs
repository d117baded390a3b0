//! The parameters of a problem that has more than two, against the best ones.

use downhill::experiment::{Problem, Task};
use downhill::film::Film;
use downhill_figures::{Axis, Coefficients as Picture, Estimate, Frame, Scale};
use leptos::html;
use leptos::prelude::*;

use super::drawn::{each_drawn, summary};
use super::parameter_in_full;
use super::side::Sides;
use super::twin::{Column, Twin, TwinButton};
use crate::canvas::{Layer, frame_of};
use crate::live::live;
use crate::playground::Playground;
use crate::texts::sides as texts;

/// Parameters beyond this are on their way out, and would make the others look flat.
const FARTHEST: f64 = 1e6;

/// The parameters of all runs.
#[component]
pub fn Coefficients() -> impl IntoView {
    let playground = Playground::here().beside();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let known = Memo::new(move |_| {
        playground.reels.track();
        Known::of(playground)
    });
    let ground = move |frame| {
        known.with(|known| Some(known.picture(playground, frame).ground(&known.optimum)))
    };
    let dots = move |frame| {
        let frames = playground.frames.read();
        let colours = playground.looks().colours.read();
        let estimate = |(run, frame): (usize, &downhill::film::Frame)| {
            (colours.of(run), frame.state.theta.clone())
        };
        let hidden = playground.looks().hidden.read();
        let shown = frames.iter().enumerate().filter(|(run, _)| !hidden.holds(*run));
        let values: Vec<_> = shown.map(estimate).collect();
        let estimates: Vec<_> =
            values.iter().map(|(look, values)| Estimate { look: *look, values }).collect();
        known.with(|known| Some(known.picture(playground, frame).dots(&estimates)))
    };
    let title = move || known.with(|known| known.title);
    view! {
        <figure class="card figure chart">
            <figcaption>
                <strong>{live(title)}</strong><small>{texts::COEFFICIENTS_NOTE}</small><span class="gap"></span>
                <span class="chips">
                    <Sides />
                    <TwinButton title=Signal::derive(move || title().to_owned()) twin=move |()| twin(playground) />
                </span>
            </figcaption>
            <div class="stage" node_ref=stage role="img" aria-label=move || summary(playground.in_words(), texts::COEFFICIENTS_SUMMARY)>
                <Layer frame sketch=ground />
                <Layer frame sketch=dots />
            </div>
        </figure>
    }
}

/// The parameters of every run beside the best ones, in numbers.
pub fn twin(playground: Playground) -> Twin {
    let known = Known::of(playground);
    let best = Column::of_numbers(texts::BEST, &known.optimum);
    let runs =
        each_drawn(playground, |drawn| Column::of_numbers(drawn.title(), &drawn.frame.state.theta));
    let best = (!known.optimum.is_empty()).then_some(best);
    let names = (0..known.names.len()).map(|index| parameter_in_full(playground, index));
    let names = Column::new(texts::PARAMETER, names.collect());
    let columns = [names].into_iter().chain(best).chain(runs).collect();
    Twin { summary: summary(playground, texts::COEFFICIENTS_SUMMARY), columns }
}

/// What is known of the parameters.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    title: &'static str,
    names: Vec<String>,
    optimum: Vec<f64>,
    range: [f64; 2],
}

impl Known {
    fn of(playground: Playground) -> Self {
        let experiment = playground.experiment.read();
        playground
            .with_engine(|engine| {
                let ends = ends(engine.films());
                engine.task().map(|task| Self::of_task(&experiment.problem, task, &ends))
            })
            .unwrap_or_else(|| Self {
                title: "",
                names: Vec::new(),
                optimum: Vec::new(),
                range: [0.0, 1.0],
            })
    }

    fn of_task(problem: &Problem, task: &Task, ends: &[f64]) -> Self {
        let (title, optimum) = match problem {
            Problem::Surface(surface) => {
                (texts::PARAMETERS_TITLE, surface.minima().into_iter().next())
            }
            Problem::Regression(_) => {
                (texts::COEFFICIENTS_TITLE, task.closed_form.as_ref().map(|fit| fit.theta.clone()))
            }
        };
        let optimum = optimum.unwrap_or_default();
        let names = (0..task.start.len()).map(|index| name(problem, task, index)).collect();
        let range = [f64::min, f64::max]
            .map(|least| optimum.iter().chain(&task.start).chain(ends).copied().fold(0.0, least));
        Self { title, names, optimum, range }
    }

    fn picture(&self, playground: Playground, frame: Frame) -> Picture<'_> {
        let [low, high] = self.range;
        let room = 0.15 * (high - low).max(1e-9);
        let y = Axis::around([low - room, high + room], Scale::Linear);
        Picture { frame, y, names: &self.names, theme: playground.looks().appearance.get().theme() }
    }
}

/// Where the runs that did not leave all bounds have arrived.
fn ends<'a>(films: impl Iterator<Item = &'a Film>) -> Vec<f64> {
    let settled = films.filter(|film| film.reel.divergence.is_none());
    let last = settled.flat_map(|film| film.reel.head.theta.iter().copied());
    last.filter(|value| value.abs() < FARTHEST).collect()
}

/// What parameter number `index` is called.
pub fn name(problem: &Problem, task: &Task, index: usize) -> String {
    match (problem, &task.predictor, &task.table) {
        (_, Some(predictor), Some(table)) => {
            predictor.names(table.features()).get(index).cloned().unwrap_or_default()
        }
        (Problem::Surface(surface), ..) if task.start.len() <= 2 => {
            let alone: &[&str] = if task.start.len() == 1 { &["θ"] } else { &["x", "y"] };
            let names = surface.variables().unwrap_or(alone);
            names.get(index).copied().unwrap_or_default().to_owned()
        }
        _ => format!("{}", index + 1),
    }
}
