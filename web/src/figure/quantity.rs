//! What goes with the loss: the learning rate, the gradient's norm, the distance to the optimum.

use downhill::experiment::{Experiment, Problem, Task};
use downhill::film::{Film, Frame};
use downhill_figures::{Axis, Point, Scale};
use leptos::prelude::*;

use super::loss::points;
use super::over_time::{Curve, OverTime};
use crate::looks::choice::{Chosen, Quantity};
use crate::playground::Playground;

/// Points at which a rate is computed.
const SAMPLES: u64 = 800;

const QUANTITIES: [(Quantity, &str, &str); 3] = [
    (Quantity::Rate, "rate", "Learning rate"),
    (Quantity::Gradient, "‖g‖", "Norm of the gradient"),
    (Quantity::Distance, "distance", "Distance to the optimum"),
];

/// The chart of a quantity that the user chooses.
#[component]
pub fn QuantityFigure() -> impl IntoView {
    let playground = Playground::here();
    let chosen = playground.looks.quantity;
    let shown = move || chosen.get().0;
    let curves = Memo::new(move |_| curves(playground, shown()));
    let y = Memo::new(move |_| curves.with(|curves| axis(curves)));
    let title =
        move || QUANTITIES.iter().find(|entry| entry.0 == shown()).map_or("", |entry| entry.2);
    let chip = move |(quantity, name, _)| {
        view! {
            <button class="chip" aria-pressed=move || (shown() == quantity).to_string()
                on:click=move |_| chosen.set(Chosen(quantity))>{name}</button>
        }
    };
    view! {
        <figure class="card figure chart quantity">
            <figcaption>
                <strong>{title}</strong><span class="gap"></span>
                {QUANTITIES.map(chip).collect_view()}
            </figcaption>
            <OverTime label=Signal::derive(move || format!("{} over the steps", title())) y curves />
        </figure>
    }
}

fn axis(curves: &[Curve]) -> Axis {
    let values = curves.iter().flat_map(|curve| curve.points.iter().map(|point| point[1]));
    Axis::around(values.filter(|value| *value < 1e100), Scale::Log)
}

fn curves(playground: Playground, quantity: Quantity) -> Vec<Curve> {
    playground.reels.track();
    let steps = playground.experiment.with(Experiment::steps);
    let optima = optima(playground);
    let frames = playground.frames.read();
    playground.with_engine(|engine| {
        let curve = |(run, film): (usize, &Film)| {
            let frame = frames.get(run);
            let (points, now) = match quantity {
                Quantity::Rate => rate(film, frame, steps),
                Quantity::Gradient => gradient(film, frame),
                Quantity::Distance => distance(film, frame, &optima),
            };
            Curve { run, points, now }
        };
        engine.films().enumerate().map(curve).collect()
    })
}

type Traced = (Vec<Point>, Option<Point>);

fn at(frame: Option<&Frame>, value: impl Fn(&Frame) -> f64) -> Option<Point> {
    frame.map(|frame| [frame.state.step as f64, value(frame)])
}

fn rate(film: &Film, frame: Option<&Frame>, steps: u64) -> Traced {
    let now = at(frame, |frame| frame.slope.rate);
    if film.run().watches_losses() {
        return (film.reel.rate.stretches().flat_map(points).collect(), now);
    }
    let samples = SAMPLES.min(steps).max(1);
    let sample = |index: u64| {
        let step = steps * index / samples;
        [step as f64, film.run().rate(step)]
    };
    ((0..=samples).map(sample).collect(), now)
}

fn gradient(film: &Film, frame: Option<&Frame>) -> Traced {
    let curve = film.reel.gradient_norm.stretches().flat_map(points).collect();
    (curve, at(frame, |frame| frame.slope.gradient_norm))
}

fn distance(film: &Film, frame: Option<&Frame>, optima: &[Vec<f64>]) -> Traced {
    let curve =
        film.reel.trail.iter().map(|(step, theta)| [step as f64, nearest(theta, optima)]).collect();
    (curve, at(frame, |frame| nearest(&frame.state.theta, optima)))
}

/// The distance to the nearest optimum.
fn nearest(theta: &[f64], optima: &[Vec<f64>]) -> f64 {
    let distance = |optimum: &Vec<f64>| {
        optimum.iter().zip(theta).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
    };
    optima.iter().map(distance).fold(f64::NAN, f64::min)
}

fn optima(playground: Playground) -> Vec<Vec<f64>> {
    match &playground.experiment.read().problem {
        Problem::Surface(surface) => surface.minima(),
        Problem::Regression(_) => playground.with_engine(|engine| {
            let fit = |task: &Task| task.closed_form.as_ref().map(|fit| fit.theta.clone());
            engine.task().and_then(fit).into_iter().collect()
        }),
    }
}
