//! The loss over time.

use downhill::decimal;
use downhill::experiment::Problem;
use downhill::film::Film;
use downhill::smoothing::smoothed;
use downhill_figures::{Scale, Weight};
use leptos::prelude::*;

use super::clock::Clock;
use super::losses::{LOSSES, Loss, places};
use super::over_time::{Comparison, Curve, OverTime, Subject, twin};
use super::select::{Choices, Select};
use super::time_axis::TimeAxis;
use super::twin::TwinButton;
use crate::live::live;
use crate::looks::choice::{Choice, Chosen};
use crate::looks::value::{Smoothing, Value};
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::charts as texts;

/// A run that climbs is shown up to this many times the loss at the start: others would be flat
/// beside it.
const CLIMB: f64 = 1e3;

/// The chart of the loss.
#[component]
pub fn LossFigure(clock: Memo<Clock>) -> impl IntoView {
    let playground = Playground::here();
    let curves = Memo::new(move |_| curves(playground));
    let scale = Signal::derive(move || scale(playground, &curves.read()));
    let subject = Subject {
        title: Signal::stored(texts::LOSS.to_owned()),
        measure: Signal::derive(move || measure(playground)),
        scale,
        curves,
        now: Signal::derive(move || now(playground)),
        comparison: Signal::derive(move || best_there_is(playground)),
    };
    view! {
        <figure class="card figure chart loss">
            <figcaption>
                <strong>{texts::LOSS}</strong><TimeAxis /><span class="gap"></span>
                <button class="chip" title=texts::AHEAD_MEANING
                    aria-pressed=move || playground.looks().ghost.get().to_string()
                    on:click=move |_| playground.looks().ghost.update(|ghost| *ghost = !*ghost)>{texts::AHEAD}</button>
                <Spacing scale />
                <TwinButton title=subject.title twin=move |()| twin(playground, subject, clock) />
                <Losses />
            </figcaption>
            <OverTime subject clock />
        </figure>
    }
}

/// Chooses how losses are spaced.
#[component]
fn Spacing(scale: Signal<Scale>) -> impl IntoView {
    let playground = Playground::here();
    let choose = move |key: String| {
        playground.looks().y.set(Chosen::parse(&key).unwrap_or_default());
    };
    let choices: Choices = Scale::ALL.iter().map(|(each, key)| (*key, name(*each))).collect();
    let chosen = Signal::derive(move || Chosen(scale.get()).print());
    view! { <Select label=texts::SCALE choices=Signal::stored(choices) chosen choose /> }
}

/// What a scale is called.
fn name(scale: Scale) -> &'static str {
    match scale {
        Scale::Log => texts::LOG,
        Scale::Linear => texts::LINEAR,
        Scale::Symlog => texts::SYMLOG,
    }
}

/// Which losses are shown, where they differ, and how much they are smoothed.
#[component]
fn Losses() -> impl IntoView {
    let playground = Playground::here();
    let (shown, smoothing) = (playground.looks().losses, playground.looks().smoothing);
    let there = Memo::new(move |_| there(playground));
    let chip = move |place: usize| {
        let loss = &LOSSES[place];
        let is_shown = move || shown.read().holds(place, &there.read()).to_string();
        view! {
            <button class="chip" title=loss.summary aria-pressed=is_shown
                on:click=move |_| shown.update(|shown| shown.toggle(place, &there.read()))>{loss.name}</button>
        }
    };
    let chips = move || there.get().into_iter().map(chip).collect_view();
    let noisy = move || shown.read().losses(&there.read()).any(Loss::is_noisy);
    let smooth = move |event| {
        smoothing.set(Smoothing(decimal::read(&event_target_value(&event)).unwrap_or_default()));
    };
    let weight = move || smoothing.get().0.to_string();
    view! {
        <Show when=move || { there.read().len() > 1 }>
            <div class="losses" role="group" aria-label=texts::LOSSES>
                {live(chips)}
                <Show when=noisy>
                    <label class="smoothing" title=texts::SMOOTHING_MEANING>
                        <span>{texts::SMOOTHING}</span>
                        <input type="range" min="0" max="0.995" step="0.005" prop:value=weight on:input=smooth
                            style:--filled=move || format!("{}%", 100.0 * smoothing.get().0) />
                        <output>{live(weight)}</output>
                    </label>
                </Show>
            </div>
        </Show>
    }
}

/// The places of the losses that films have.
fn there(playground: Playground) -> Vec<usize> {
    playground.reels.track();
    playground.with_engine(|engine| places(&engine.films().collect::<Vec<_>>()))
}

fn curves(playground: Playground) -> Vec<Curve> {
    playground.reels.track();
    let hidden = playground.looks().hidden.read();
    let (shown, weight) = (playground.looks().losses.read(), playground.looks().smoothing.get().0);
    let there = there(playground);
    playground.with_engine(|engine| {
        let films = engine.films().enumerate().filter(|(run, _)| !hidden.holds(*run));
        let lines = |(run, film): (usize, &Film)| -> Vec<Curve> {
            shown.losses(&there).flat_map(|loss| lines(loss, (run, film), weight)).collect()
        };
        films.flat_map(lines).collect()
    })
}

/// The curve of a loss; of a noisy one a faint one, and its moving average.
fn lines(loss: &Loss, (run, film): (usize, &Film), weight: f64) -> Vec<Curve> {
    let recorded = (loss.curve)(film);
    let first = film.reel.loss.stretches().next();
    let ceiling =
        first.map_or(f64::INFINITY, |first| first.most.abs().max(f64::MIN_POSITIVE) * CLIMB);
    let curve = Curve { ceiling, weight: loss.weight, ..Curve::of(run, recorded) };
    if !loss.is_noisy() {
        let name = if loss.weight == Weight::Strong { "" } else { loss.name }.to_owned();
        return vec![Curve { name, ..curve }];
    }
    let average = smoothed(recorded, weight).into_iter().map(|(step, mean)| [step as f64, mean]);
    let name = texts::smoothed(loss.name);
    let smooth = Curve::through(run, average.collect());
    vec![curve, Curve { name, weight: Weight::Light, ceiling, ..smooth }]
}

/// What the strong curves are worth at the cursor.
fn now(playground: Playground) -> Vec<Option<f64>> {
    let (hidden, shown) = (playground.looks().hidden.read(), playground.looks().losses.read());
    let (frames, there) = (playground.frames.read(), there(playground));
    let seen = frames.iter().enumerate().filter(|(run, _)| !hidden.holds(*run));
    let values = |(_, frame)| {
        shown.losses(&there).flat_map(move |loss| {
            if loss.is_noisy() { vec![None, None] } else { vec![(loss.now)(frame)] }
        })
    };
    seen.flat_map(values).collect()
}

/// The scale that was chosen; losses below zero have no logarithm, then it is linear.
fn scale(playground: Playground, curves: &[Curve]) -> Scale {
    let Chosen(chosen) = playground.looks().y.get();
    let below = || curves.iter().any(|curve| curve.points.iter().any(|point| point[1] < 0.0));
    if chosen == Scale::Log && below() { Scale::Linear } else { chosen }
}

/// What the loss is.
fn measure(playground: Playground) -> String {
    match &playground.experiment.read().problem {
        Problem::Surface(_) => texts::LOSS_AXIS.to_owned(),
        Problem::Regression(regression) => regression.measured(),
    }
}

/// The least loss, where it is known without descending.
fn best_there_is(playground: Playground) -> Option<Comparison> {
    let experiment = playground.experiment.read();
    playground.with_engine(|engine| {
        let task = engine.task()?;
        match &experiment.problem {
            Problem::Surface(surface) => {
                let minima = surface.minima();
                let fits = minima.iter().filter(|theta| theta.len() == task.start.len());
                let losses = fits.map(|theta| task.objective.loss(theta));
                losses.min_by(f64::total_cmp).map(|loss| (loss, texts::KNOWN_MINIMUM.to_owned()))
            }
            Problem::Regression(regression) => {
                let loss = task.closed_form.as_ref()?.loss;
                Some((loss, regression.loss().best_fit().to_owned()))
            }
        }
    })
}
