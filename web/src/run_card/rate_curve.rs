//! What a schedule moves, over the horizon: a curve with its axes, the step that is looked at, and,
//! where the schedule is drawn, its points.

use downhill::experiment::Experiment;
use downhill::film::{Film, Frame as Now};
use downhill_figures::{Axis, Chart, Point, Series, TimeLine, Weight, number};
use leptos::html;
use leptos::prelude::*;

use super::drawn_points::{Drawing, DrawnPoints};
use crate::canvas::{Layer, frame_of};
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::cards as texts;

/// Steps at which the curve is computed.
const SAMPLES: u64 = 240;

/// Room above the highest value, as a part of it: a point can be dragged there.
const ROOM: f64 = 1.15;

/// What a schedule moves.
#[derive(Clone, Copy)]
struct Moved {
    name: &'static str,
    /// At the next update.
    now: fn(&Now) -> Option<f64>,
    over_time: fn(&Film, u64) -> Option<Vec<Point>>,
}

const RATE: Moved = Moved {
    name: texts::LEARNING_RATE,
    now: |now| Some(now.slope.rate),
    over_time: |film, steps| {
        if film.run().watches_losses() {
            let rates = film.reel.rate.stretches();
            return Some(rates.map(|stretch| [stretch.step as f64, stretch.least]).collect());
        }
        sampled(steps, |step| Some(film.run().rate(step)))
    },
};

const MOMENTUM: Moved = Moved {
    name: texts::MOMENTUM,
    now: |now| now.slope.momentum,
    over_time: |film, steps| sampled(steps, |step| film.run().momentum(step)),
};

fn sampled(steps: u64, value: impl Fn(u64) -> Option<f64>) -> Option<Vec<Point>> {
    let samples = SAMPLES.min(steps).max(1);
    let sample = |index: u64| {
        let step = steps * index / samples;
        Some([step as f64, value(step)?])
    };
    (0..=samples).map(sample).collect()
}

/// The rate of a run from its first step to its last, and the momentum if the schedule moves it.
#[component]
pub fn RateCurve(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let moves = move |moved| Memo::new(move |_| points(playground, run, moved));
    let momentum = moves(MOMENTUM);
    view! {
        <MovedCurve run moved=RATE points=moves(RATE) />
        <Show when=move || momentum.with(Option::is_some)>
            <MovedCurve run moved=MOMENTUM points=momentum />
        </Show>
    }
}

#[component]
fn MovedCurve(run: usize, moved: Moved, points: Memo<Option<Vec<Point>>>) -> impl IntoView {
    let playground = Playground::here().beside();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let dragging = RwSignal::new(false);
    // What is dragged does not move the axes under the finger.
    let axes = Memo::new(move |last: Option<&[Axis; 2]>| match last {
        Some(last) if dragging.get() => *last,
        _ => points.with(|points| axes(points.as_deref().unwrap_or_default())),
    });
    let chart = move |frame| {
        let ([x, y], theme) = (axes.get(), playground.looks().appearance.get().theme());
        Chart { frame, x, y, x_title: "", y_title: moved.name, marks: &[], theme }
    };
    let curve = move |frame| {
        let (cursor, now) = (playground.cursor.get() as f64, now(playground, run, moved));
        points.with(|points| {
            let (points, weight) = (points.as_ref()?, Weight::default());
            let look = playground.looks().colours.read().of(run);
            let reached = reached(cursor, now);
            let series = [Series { look, points, stride: 0.0, reached, weight, now }];
            let line = TimeLine { series: &series, cursor, ghost: true, reference: None };
            Some(chart(frame).curves(&line))
        })
    };
    let label = move || points.with(|points| Some(summary(moved, points.as_ref()?)));
    let plane = Signal::derive(move || Some(chart(frame.get()?).plane()));
    // What follows an echo has frames that are not the page's: it may not change the experiment.
    let drawing = (moved.name == RATE.name).then(|| Drawing::of(Playground::here(), run));
    view! {
        <div class="rate-curve" node_ref=stage>
            <div role="img" aria-label=label></div>
            <Layer frame sketch=move |frame| Some(chart(frame).axes()) />
            <Layer frame sketch=curve />
            {drawing.map(|drawing| view! { <DrawnPoints drawing dragging plane /> })}
        </div>
    }
}

fn points(playground: Playground, run: usize, moved: Moved) -> Option<Vec<Point>> {
    playground.reels.track();
    let steps = playground.experiment.with(Experiment::steps);
    playground.with_engine(|engine| (moved.over_time)(engine.films().nth(run)?, steps))
}

fn axes(points: &[Point]) -> [Axis; 2] {
    let values = || points.iter().map(|point| point[1]).filter(|value| value.is_finite());
    let most = values().fold(f64::MIN_POSITIVE, f64::max);
    let least = values().fold(0.0, f64::min);
    let last = points.last().map_or(1.0, |point| point[0]);
    [Axis::linear([0.0, last]), Axis::linear([ROOM * least, ROOM * most])]
}

/// How far the curve is drawn strongly: a run that has diverged does not go on with the cursor.
fn reached(cursor: f64, now: Option<Point>) -> f64 {
    now.map_or(cursor, |now| now[0].min(cursor))
}

/// The present point.
fn now(playground: Playground, run: usize, moved: Moved) -> Option<Point> {
    playground.frames.with(|frames| {
        let now = frames.get(run)?;
        Some([now.state.step as f64, (moved.now)(now)?])
    })
}

/// What the curve shows, in words.
fn summary(moved: Moved, points: &[Point]) -> String {
    let at = |point: Option<&Point>| point.map_or(String::new(), |point| number::number(point[1]));
    let most = points.iter().map(|point| point[1]).fold(f64::NEG_INFINITY, f64::max);
    texts::schedule(moved.name, &at(points.first()), &number::number(most), &at(points.last()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn what_is_below_zero_has_room() {
        let [_, y] = axes(&[[0.0, 1.0], [50.0, -2.0], [100.0, f64::NEG_INFINITY]]);
        assert!((-2.5..-2.0).contains(&y.low()) && y.high() > 1.0, "{y:?}");
        assert_eq!(axes(&[[0.0, 1.0], [1.0, 0.0]])[1].low(), 0.0);
    }

    #[test]
    fn the_curve_ends_where_the_run_did() {
        assert_eq!(reached(1000.0, Some([134.0, -4e-4])), 134.0);
        assert_eq!(reached(1000.0, None), 1000.0);
    }
}
