//! Predicted against true values, for data of several features.

use downhill::data::Table;
use downhill_figures::{Axis, Frame, Point, Predicted as Picture, Prediction, Scale, Sketch};
use leptos::html;
use leptos::prelude::*;

use super::drawn::{summary, titled};
use super::examples;
use super::fitted::Fitted;
use super::side::Sides;
use super::twin::TwinButton;
use crate::canvas::{Layer, frame_of};
use crate::live::live;
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::sides as texts;

/// Examples that are shown; of more, every so-maniest.
const MOST: usize = 600;

/// Predictions farther off than this many times the range of the true values are not shown.
const MOST_OFF: f64 = 2.0;

/// Those that are farther than this many times as far are never shown: a run on its way out would
/// leave nothing of the others to be seen.
const FARTHEST: f64 = 1e3;

/// The predictions of the selected run.
#[component]
pub fn Predicted() -> impl IntoView {
    let playground = Playground::here().beside();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let sketch = move |frame| {
        Fitted::of(playground).map(|fitted| fitted.picture(playground, frame).ground())
    };
    let dots = move |frame| Fitted::of(playground).map(|fitted| fitted.dots(playground, frame));
    // Of a run that has diverged there is nothing to see, and that is said.
    let name = move || {
        let run = playground.selected.get();
        let name = playground.experiment.with(|shown| shown.title(run));
        name.map(|name| titled(name, playground.diverged(run)))
    };
    let holds_out = move || Fitted::of(playground).is_some_and(|it| it.held_out().is_some());
    view! {
        <figure class="card figure chart">
            <figcaption>
                <strong>{texts::PREDICTED_TITLE}</strong><small>{live(name)}</small>
                <Show when=holds_out><small>{texts::HELD_OUT_POINTS}</small></Show>
                <span class="gap"></span>
                <span class="chips">
                    <Sides />
                    <TwinButton title=texts::PREDICTED_TITLE twin=move |()| examples::twin(playground, &summary(playground, texts::PREDICTED_SUMMARY)) />
                </span>
            </figcaption>
            <div class="stage" node_ref=stage role="img" aria-label=move || summary(playground.in_words(), texts::PREDICTED_SUMMARY)>
                <Layer frame sketch=sketch />
                <Layer frame sketch=dots />
            </div>
        </figure>
    }
}

impl Fitted {
    fn picture(&self, playground: Playground, frame: Frame) -> Picture<'static> {
        let range = Axis::around(self.range(playground), Scale::Linear);
        let theme = playground.looks().appearance.get().theme();
        Picture { frame, range, x_title: texts::TRUE_VALUE, theme }
    }

    /// What true values and predictions cover. Predictions that are far off are left out, unless all
    /// of them are.
    fn range(&self, playground: Playground) -> [f64; 2] {
        let targets = self.parts().flat_map(|(table, _)| table.targets()).copied();
        let low = targets.clone().fold(f64::INFINITY, f64::min);
        let high = targets.fold(f64::NEG_INFINITY, f64::max);
        let far = MOST_OFF * (high - low).max(high.abs()).max(f64::MIN_POSITIVE);
        let predicted = self.parts().flat_map(|(table, _)| self.predictions(playground, table));
        let predicted = predicted.map(|point| point[1]);
        let within = |times: f64| low - times * far..=high + times * far;
        let (near, others): (Vec<_>, Vec<_>) = predicted.partition(|y| within(1.0).contains(y));
        let others = others.into_iter().filter(|y| within(FARTHEST).contains(y));
        let shown = if near.is_empty() { others.collect() } else { near };
        shown.into_iter().fold([low, high], |[low, high], y| [low.min(y), high.max(y)])
    }

    fn predictions(&self, playground: Playground, table: &Table) -> Vec<Point> {
        let run = playground.selected.get();
        let frames = playground.frames.read();
        let Some(frame) = frames.get(run) else { return Vec::new() };
        let stride = table.examples().div_ceil(MOST).max(1);
        let shown = table.rows().zip(table.targets()).step_by(stride);
        shown.map(|(row, y)| [*y, self.model.predict(&frame.state.theta, row)]).collect()
    }

    fn dots(&self, playground: Playground, frame: Frame) -> Sketch {
        let look = playground.looks().colours.read().of(playground.selected.get());
        let parts = self.parts().map(|(table, it)| (self.predictions(playground, table), it));
        let parts: Vec<_> = parts.collect();
        let dots = parts.iter().map(|(points, it)| Prediction { look, points, filling: *it });
        self.picture(playground, frame).dots(&dots.collect::<Vec<_>>())
    }
}
