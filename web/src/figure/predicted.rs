//! Predicted against true values, for data of several features.

use std::sync::Arc;

use downhill::data::Table;
use downhill::experiment::Plan;
use downhill::regression::Predictor;
use downhill_figures::{Axis, Frame, Point, Predicted as Picture, Prediction, Scale, Sketch};
use leptos::html;
use leptos::prelude::*;

use crate::canvas::{Layer, frame_of};
use crate::playground::Playground;

/// Examples that are shown; of more, every so-maniest.
const MOST: usize = 600;

/// The predictions of the selected run.
#[component]
pub fn Predicted() -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let sketch =
        move |frame| fitted(playground).map(|fitted| fitted.picture(playground, frame).ground());
    let dots = move |frame| fitted(playground).map(|fitted| fitted.dots(playground, frame));
    let name = move || {
        playground
            .experiment
            .with(|shown| shown.plans.get(playground.selected.get()).map(Plan::title))
    };
    view! {
        <figure class="card figure chart">
            <figcaption><strong>"Predicted against true"</strong><small>{name}</small></figcaption>
            <div class="stage" node_ref=stage role="img" aria-label="Predicted against true values of the selected run">
                <Layer frame sketch=sketch />
                <Layer frame sketch=dots />
            </div>
        </figure>
    }
}

/// A model and the data that it is fitted to.
struct Fitted {
    table: Arc<Table>,
    model: Predictor,
}

fn fitted(playground: Playground) -> Option<Fitted> {
    playground.experiment.track();
    playground.with_engine(|engine| {
        let task = engine.task()?;
        Some(Fitted { table: task.table.clone()?, model: task.predictor? })
    })
}

impl Fitted {
    fn picture(&self, playground: Playground, frame: Frame) -> Picture<'static> {
        let range = Axis::around(self.table.targets().iter().copied(), Scale::Linear);
        let theme = playground.appearance.get().theme();
        Picture { frame, range, x_title: "true value", theme }
    }

    fn dots(&self, playground: Playground, frame: Frame) -> Sketch {
        let run = playground.selected.get();
        let frames = playground.frames.read();
        let theta = frames.get(run).map_or(&[][..], |frame| &frame.state.theta);
        let stride = self.table.examples().div_ceil(MOST).max(1);
        let shown = self.table.rows().zip(self.table.target_rows()).step_by(stride);
        let pairs =
            shown.flat_map(|(row, y)| y.iter().copied().zip(self.model.predict_all(theta, row)));
        let points: Vec<Point> = pairs.map(|(y, predicted)| [y, predicted]).collect();
        self.picture(playground, frame).dots(&[Prediction { run, points: &points }])
    }
}
