//! The learning rate over the horizon: a curve with its axes, the step that is looked at, and, where
//! the schedule is drawn, its points.

use downhill::experiment::Experiment;
use downhill::film::Film;
use downhill_figures::{Axis, Chart, Frame, Point, Series, Sketch, TimeLine, Weight, number};
use leptos::html;
use leptos::prelude::*;

use super::drawn_points::{Drawing, DrawnPoints};
use crate::canvas::{Layer, frame_of};
use crate::playground::Playground;

/// Points at which the rate is computed.
const SAMPLES: u64 = 240;

/// Room above the highest rate, as a part of it: a point can be dragged there.
const ROOM: f64 = 1.15;

/// The rate of a run from its first step to its last.
#[component]
pub fn RateCurve(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let dragging = RwSignal::new(false);
    let rates = Memo::new(move |_| rates(playground, run));
    // What is dragged does not move the axes under the finger.
    let axes = Memo::new(move |last: Option<&[Axis; 2]>| match last {
        Some(last) if dragging.get() => *last,
        _ => rates.with(|rates| axes(rates)),
    });
    let drawing = Drawing::of(playground, run);
    let label = move || rates.with(|rates| summary(rates));
    view! {
        <div class="rate-curve" node_ref=stage>
            <div role="img" aria-label=label></div>
            <Layer frame sketch=move |frame| Some(chart(playground, frame, axes.get()).axes()) />
            <Layer frame sketch=move |frame| rates.with(|rates| curve(playground, run, &chart(playground, frame, axes.get()), rates)) />
            <DrawnPoints drawing dragging plane=Signal::derive(move || {
                Some(chart(playground, frame.get()?, axes.get()).plane())
            }) />
        </div>
    }
}

fn chart(playground: Playground, frame: Frame, [x, y]: [Axis; 2]) -> Chart<'static> {
    let theme = playground.appearance.get().theme();
    Chart { frame, x, y, x_title: "", y_title: "", marks: &[], theme }
}

fn axes(rates: &[Point]) -> [Axis; 2] {
    let most = rates.iter().map(|point| point[1]).filter(|rate| rate.is_finite());
    let most = most.fold(f64::MIN_POSITIVE, f64::max);
    let last = rates.last().map_or(1.0, |point| point[0]);
    [Axis::linear([0.0, last]), Axis::linear([0.0, ROOM * most])]
}

fn curve(playground: Playground, run: usize, chart: &Chart<'_>, rates: &[Point]) -> Option<Sketch> {
    let now = playground.frames.with(|frames| {
        let frame = frames.get(run)?;
        Some([frame.state.step as f64, frame.slope.rate])
    });
    let cursor = playground.cursor.get() as f64;
    let weight = Weight::default();
    let series = [Series { run, points: rates, stride: 0.0, reached: cursor, weight, now }];
    Some(chart.curves(&TimeLine { series: &series, cursor, ghost: true, reference: None }))
}

fn rates(playground: Playground, run: usize) -> Vec<Point> {
    playground.reels.track();
    let steps = playground.experiment.with(Experiment::steps);
    let rates = |film: &Film| match film.run().watches_losses() {
        true => {
            film.reel.rate.stretches().map(|stretch| [stretch.step as f64, stretch.least]).collect()
        }
        false => sampled(film, steps),
    };
    playground.with_engine(|engine| engine.films().nth(run).map(rates)).unwrap_or_default()
}

fn sampled(film: &Film, steps: u64) -> Vec<Point> {
    let samples = SAMPLES.min(steps).max(1);
    let sample = |index: u64| {
        let step = steps * index / samples;
        [step as f64, film.run().rate(step)]
    };
    (0..=samples).map(sample).collect()
}

/// What the curve shows, in words.
fn summary(rates: &[Point]) -> String {
    let at = |point: Option<&Point>| point.map_or(String::new(), |point| number::number(point[1]));
    let most = rates.iter().map(|point| point[1]).fold(f64::NEG_INFINITY, f64::max);
    format!(
        "Learning rate over the steps: first {}, at most {}, last {}",
        at(rates.first()),
        number::number(most),
        at(rates.last())
    )
}
