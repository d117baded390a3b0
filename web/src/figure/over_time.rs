//! A chart over the steps: its layers, its cursor, and what can be pointed at.

use downhill::experiment::Experiment;
use downhill_figures::{Axis, Chart, Frame, Point, Reference, Series, Sketch, TimeLine, thin};
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use crate::canvas::{Layer, frame_of};
use crate::playground::Playground;

/// The curve of one run.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The number of the run.
    pub run: usize,
    /// Its points, in order of their steps.
    pub points: Vec<Point>,
    /// Its point at the cursor, or its last.
    pub now: Option<Point>,
}

/// A value to compare with, and what it is.
pub type Comparison = (f64, String);

/// Curves over the steps, with the cursor on them. Pointing at the chart moves the cursor.
#[component]
pub fn OverTime(
    #[prop(into)] label: Signal<String>,
    y: Memo<Axis>,
    #[prop(into)] curves: Signal<Vec<Curve>>,
    #[prop(optional, into)] comparison: MaybeProp<Comparison>,
) -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let chart = move |frame: Frame| Chart {
        frame,
        x: Axis::linear([0.0, playground.experiment.with(Experiment::steps) as f64]),
        y: y.get(),
        x_title: "",
        theme: playground.appearance.get().theme(),
    };
    let scrub = move |event: PointerEvent| {
        if event.buttons() & 1 == 1
            && let Some(frame) = frame.get_untracked()
        {
            let step = untrack(|| chart(frame)).plane().data([f64::from(event.offset_x()), 0.0])[0];
            playground.playing.set(false);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step")]
            playground.jump(step.round().max(0.0) as u64);
        }
    };
    view! {
        <div class="stage" node_ref=stage role="img" aria-label=label
            on:pointerdown=scrub on:pointermove=scrub>
            <Layer frame sketch=move |frame| Some(chart(frame).axes()) />
            <Layer frame sketch=move |frame| {
                let comparison = comparison.get();
                curves.with(|curves| Some(draw(playground, &chart(frame), curves, comparison.as_ref())))
            } />
        </div>
    }
}

fn draw(
    playground: Playground,
    chart: &Chart<'_>,
    curves: &[Curve],
    comparison: Option<&Comparison>,
) -> Sketch {
    let [left, right] = chart.plane().rect.x;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    let columns = (right - left).max(1.0) as usize;
    let thinned: Vec<_> = curves
        .iter()
        .map(|curve| thin(&curve.points, [chart.x.low(), chart.x.high()], columns))
        .collect();
    let drawn = curves.iter().zip(&thinned);
    let mut series: Vec<_> =
        drawn.map(|(curve, points)| Series { run: curve.run, points, now: curve.now }).collect();
    let selected = playground.selected.get();
    series.sort_by_key(|series| series.run == selected);
    let reference = comparison.map(|(value, label)| Reference { value: *value, label });
    let cursor = playground.cursor.get() as f64;
    chart.curves(&TimeLine { series: &series, cursor, ghost: playground.ghost.get(), reference })
}
