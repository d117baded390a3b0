//! The loss over the steps.

use downhill::film::{Film, Stretch};
use downhill_figures::{Axis, Point, Scale, number};
use leptos::prelude::*;

use super::over_time::{Comparison, Curve, OverTime};
use crate::looks::choice::{Choice, Chosen};
use crate::playground::Playground;

/// A run that climbs is shown up to this many times the loss at the start: others would be flat
/// beside it.
const CLIMB: f64 = 1e3;

/// A loss below this part of the greatest is as good as none.
const FLOOR: f64 = 1e-16;

/// The chart of the loss.
#[component]
pub fn LossFigure() -> impl IntoView {
    let playground = Playground::here();
    let chosen = playground.looks.y;
    let y = Memo::new(move |_| axis(playground));
    let curves = Signal::derive(move || curves(playground));
    let comparison = Signal::derive(move || least_squares(playground));
    let label = Signal::derive(move || summary(playground));
    let chip = move |(scale, name): &(Scale, &'static str)| {
        let scale = *scale;
        view! {
            <button class="chip" aria-pressed=move || (y.get().scale() == scale).to_string()
                on:click=move |_| chosen.set(Chosen(scale))>{*name}</button>
        }
    };
    view! {
        <figure class="card figure chart loss">
            <figcaption>
                <strong>"Loss"</strong><small>"per step"</small><span class="gap"></span>
                <button class="chip" title="Show faintly what lies beyond the cursor"
                    aria-pressed=move || playground.ghost.get().to_string()
                    on:click=move |_| playground.ghost.update(|ghost| *ghost = !*ghost)>"ahead"</button>
                {Scale::ALL.iter().map(chip).collect_view()}
            </figcaption>
            <OverTime label y curves comparison=comparison />
        </figure>
    }
}

/// The points of a stretch: its least and greatest value.
pub fn points(stretch: Stretch) -> impl Iterator<Item = Point> + use<> {
    let x = stretch.step as f64;
    let second = (stretch.most != stretch.least).then_some([x, stretch.most]);
    [[x, stretch.least]].into_iter().chain(second)
}

fn curves(playground: Playground) -> Vec<Curve> {
    playground.reels.track();
    let frames = playground.frames.read();
    playground.with_engine(|engine| {
        let curve = |(run, film): (usize, &Film)| Curve {
            run,
            points: film.reel.loss.stretches().flat_map(points).collect(),
            now: frames.get(run).map(|frame| [frame.state.step as f64, frame.loss]),
        };
        engine.films().enumerate().map(curve).collect()
    })
}

/// The axis on which all runs are seen that do not climb away. Losses below zero have no logarithm:
/// then it is linear.
fn axis(playground: Playground) -> Axis {
    playground.reels.track();
    let reference = least_squares(playground).map(|(value, _)| value);
    let [low, high] = playground.with_engine(|engine| range(engine.films()));
    let Chosen(chosen) = playground.looks.y.get();
    let scale = if chosen == Scale::Log && low <= 0.0 { Scale::Linear } else { chosen };
    if low > high {
        return Axis::log([0.1, 1.0]);
    }
    let floor = if scale == Scale::Log { low.max(high * FLOOR) } else { low };
    Axis::around([floor, high].into_iter().chain(reference), scale)
}

fn range<'a>(films: impl Iterator<Item = &'a Film>) -> [f64; 2] {
    films
        .filter_map(extent)
        .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], [least, most]| {
            [low.min(least), high.max(most)]
        })
}

/// The least positive loss of a film, or the least of all if there are negative ones, and the
/// greatest that is to be shown.
fn extent(film: &Film) -> Option<[f64; 2]> {
    let stretches = || film.reel.loss.stretches();
    let ceiling = stretches().next()?.most.abs().max(f64::MIN_POSITIVE) * CLIMB;
    let least = stretches().map(|stretch| stretch.least).filter(|least| *least != 0.0);
    let most = stretches().map(|stretch| stretch.most).filter(|most| *most <= ceiling);
    Some([least.fold(f64::INFINITY, f64::min).min(ceiling), most.fold(f64::NEG_INFINITY, f64::max)])
}

fn least_squares(playground: Playground) -> Option<Comparison> {
    playground.experiment.track();
    let loss = playground.with_engine(|engine| Some(engine.task()?.closed_form.as_ref()?.loss))?;
    Some((loss, "least squares".to_owned()))
}

/// What the chart shows, in words.
fn summary(playground: Playground) -> String {
    let (frames, experiment) = (playground.frames.read(), playground.experiment.read());
    let run = |(plan, frame): (&downhill::experiment::Plan, &downhill::film::Frame)| {
        format!("{} {}", plan.title(), number::number(frame.loss))
    };
    let runs: Vec<_> = experiment.plans.iter().zip(frames.iter()).map(run).collect();
    format!("Loss after {} steps: {}", playground.cursor.get(), runs.join("; "))
}
