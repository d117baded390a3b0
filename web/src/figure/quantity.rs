//! What goes with the loss: the learning rate, the gradient's norm, the distance to the optimum,
//! the parameters.

use downhill::experiment::Experiment;
use downhill::film::{Film, Frame, nearest};
use downhill_figures::{Point, Scale, Weight};
use leptos::prelude::*;

use super::clock::Clock;
use super::landmarks::optima;
use super::over_time::{Comparison, Curve, OverTime, Subject, twin};
use super::twin::TwinButton;
use super::{parameter_in_full, parameter_name};
use crate::looks::choice::{Chosen, Quantity};
use crate::playground::Playground;
use crate::texts::charts as texts;

/// Points at which a rate is computed.
const SAMPLES: u64 = 800;

/// Values beyond this ask for no room.
const CEILING: f64 = 1e100;

/// A parameter beyond this is on its way out, and would make the others look flat.
const FARTHEST: f64 = 1e6;

/// Coordinates of a run that are shown at once.
const MOST: usize = 64;

/// What a chip says, and what the chart then measures.
const QUANTITIES: [(Quantity, &str, &str, &str); 5] = [
    (Quantity::Rate, texts::RATE, texts::RATE_TITLE, texts::RATE_AXIS),
    (Quantity::Gradient, "‖g‖", texts::GRADIENT_TITLE, texts::GRADIENT_AXIS),
    (Quantity::Distance, texts::DISTANCE, texts::DISTANCE_TITLE, texts::DISTANCE_AXIS),
    (Quantity::Coordinate, "θⱼ", texts::COORDINATE_TITLE, ""),
    (Quantity::Coordinates, texts::COORDINATES, texts::COORDINATES_TITLE, texts::COORDINATES_AXIS),
];

/// The chart of a quantity that the user chooses.
#[component]
pub fn QuantityFigure(clock: Memo<Clock>) -> impl IntoView {
    let playground = Playground::here();
    let chosen = playground.looks().quantity;
    let shown = move || chosen.get().0;
    let entry = move || QUANTITIES.iter().find(|entry| entry.0 == shown());
    let title = Signal::derive(move || entry().map_or(String::new(), |entry| entry.2.to_owned()));
    let curves = Memo::new(move |_| curves(playground, shown()));
    let subject = Subject {
        title,
        measure: Signal::derive(move || match shown() {
            Quantity::Coordinate => parameter(playground),
            _ => entry().map_or(String::new(), |entry| entry.3.to_owned()),
        }),
        scale: Signal::derive(move || curves.with(|curves| scale(shown(), curves))),
        curves,
        now: Signal::derive(move || now(playground, shown())),
        comparison: Signal::derive(move || comparison(playground, shown())),
    };
    let chip = move |(quantity, name, words, _)| {
        view! {
            <button class="chip" title=words aria-pressed=move || (shown() == quantity).to_string()
                on:click=move |_| chosen.set(Chosen(quantity))>{name}</button>
        }
    };
    view! {
        <figure class="card figure chart quantity">
            <figcaption>
                <strong>{title}</strong><span class="gap"></span>
                {QUANTITIES.map(chip).collect_view()}
                <TwinButton title twin=move |()| twin(playground, subject, clock) />
            </figcaption>
            <OverTime subject clock />
        </figure>
    }
}

/// How values are spaced: where one is below zero, as some schedules have it, on both sides.
fn scale(quantity: Quantity, curves: &[Curve]) -> Scale {
    let is_below = |curve: &Curve| curve.points.iter().any(|point| point[1] < 0.0);
    match quantity {
        Quantity::Coordinate | Quantity::Coordinates => Scale::Linear,
        _ if curves.iter().any(is_below) => Scale::Symlog,
        _ => Scale::Log,
    }
}

/// The name of the parameter that is followed.
fn parameter(playground: Playground) -> String {
    texts::coordinate_axis(&parameter_in_full(playground, followed(playground)))
}

fn followed(playground: Playground) -> usize {
    playground.looks().followed.get().min(playground.dimension().saturating_sub(1))
}

fn curves(playground: Playground, quantity: Quantity) -> Vec<Curve> {
    playground.reels.track();
    let steps = playground.experiment.with(Experiment::steps);
    let optima = optima(playground);
    let (followed, selected) = (followed(playground), playground.selected.get());
    let hidden = playground.looks().hidden.read();
    let names: Vec<_> = (0..playground.dimension().min(MOST))
        .map(|index| parameter_name(playground, index))
        .collect();
    playground.with_engine(|engine| {
        let each = |(run, film): (usize, &Film)| match quantity {
            Quantity::Rate => vec![rate(run, film, steps)],
            Quantity::Gradient => vec![Curve::of(run, &film.reel.gradient_norm)],
            Quantity::Distance => vec![along(run, film, |theta| distance(theta, &optima))],
            Quantity::Coordinate => vec![coordinate(run, film, followed)],
            Quantity::Coordinates if run == selected => every(run, film, (&names, followed)),
            Quantity::Coordinates => Vec::new(),
        };
        let films = engine.films().enumerate().filter(|(run, _)| !hidden.holds(*run));
        films
            .flat_map(each)
            .map(|curve| Curve { ceiling: curve.ceiling.min(CEILING), ..curve })
            .collect()
    })
}

fn rate(run: usize, film: &Film, steps: u64) -> Curve {
    if film.run().watches_losses() {
        return Curve::of(run, &film.reel.rate);
    }
    let samples = SAMPLES.min(steps).max(1);
    let sample = |index: u64| {
        let step = steps * index / samples;
        [step as f64, film.run().rate(step)]
    };
    Curve::through(run, (0..=samples).map(sample).collect())
}

/// What follows from the parameters.
fn along(run: usize, film: &Film, value: impl Fn(&[f64]) -> f64) -> Curve {
    let point = |(step, theta): (u64, &[f64])| -> Point { [step as f64, value(theta)] };
    Curve::through(run, film.reel.trail.iter().map(point).collect())
}

fn coordinate(run: usize, film: &Film, index: usize) -> Curve {
    let value = |theta: &[f64]| theta.get(index).copied().unwrap_or(f64::NAN);
    Curve { ceiling: FARTHEST, ..along(run, film, value) }
}

/// Every coordinate of a run, the followed one in front.
fn every(run: usize, film: &Film, (names, followed): (&[String], usize)) -> Vec<Curve> {
    let curve = |(index, name): (usize, &String)| {
        let weight = if index == followed { Weight::Strong } else { Weight::Light };
        Curve { name: name.clone(), weight, ..coordinate(run, film, index) }
    };
    names.iter().enumerate().map(curve).collect()
}

/// What each curve is worth at the cursor.
fn now(playground: Playground, quantity: Quantity) -> Vec<Option<f64>> {
    let optima = optima(playground);
    let (followed, selected) = (followed(playground), playground.selected.get());
    let hidden = playground.looks().hidden.read();
    let frames = playground.frames.read();
    let values = |(run, frame): (usize, &Frame)| match quantity {
        Quantity::Rate => vec![Some(frame.slope.rate)],
        Quantity::Gradient => vec![Some(frame.slope.gradient_norm)],
        Quantity::Distance => vec![Some(distance(&frame.state.theta, &optima))],
        Quantity::Coordinate => vec![frame.state.theta.get(followed).copied()],
        Quantity::Coordinates if run == selected => {
            frame.state.theta.iter().take(MOST).map(|value| Some(*value)).collect()
        }
        Quantity::Coordinates => Vec::new(),
    };
    frames.iter().enumerate().filter(|(run, _)| !hidden.holds(*run)).flat_map(values).collect()
}

/// Where the followed parameter is best.
fn comparison(playground: Playground, quantity: Quantity) -> Option<Comparison> {
    let is_single = matches!(quantity, Quantity::Coordinate);
    let [optimum] = &optima(playground)[..] else { return None };
    let value = optimum.get(followed(playground)).copied();
    value.filter(|_| is_single).map(|value| (value, texts::OPTIMUM.to_owned()))
}

fn distance(theta: &[f64], optima: &[Vec<f64>]) -> f64 {
    nearest(theta, optima).unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_rate_below_zero_is_seen_there() {
        let scale = |values: &[f64]| {
            let points = values.iter().enumerate().map(|(step, value)| [step as f64, *value]);
            scale(Quantity::Rate, &[Curve::through(0, points.collect())])
        };
        assert_eq!(scale(&[1.0, 0.1, 0.0]), Scale::Log);
        assert_eq!(scale(&[1.0, 0.0, -1.0]), Scale::Symlog);
    }
}
