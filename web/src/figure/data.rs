//! The data of one feature, with the fits through them.

use downhill::data::Table;
use downhill::objective::Batch;
use downhill_figures::{
    Axis, Cloud, Filling, Fit, Frame, Point, Scale, Scatter, Sketch, Spotlight,
};
use leptos::html;
use leptos::prelude::*;

use super::drawn::summary;
use super::examples;
use super::fitted::Fitted;
use super::side::Sides;
use super::toggle::chip;
use super::twin::TwinButton;
use crate::canvas::{Layer, frame_of};
use crate::looks::choice::{Chosen, Light, Residuals};
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::sides as texts;

/// Points of a curved fit.
const SAMPLES: usize = 120;

/// Data and fits.
#[component]
pub fn DataFigure() -> impl IntoView {
    let playground = Playground::here().beside();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let (residuals, batch) = (playground.looks().residuals, playground.looks().batch);
    let data = Memo::new(move |_| Fitted::over(1, playground));
    let ground = move |frame| data.with(|data| Some(data.as_ref()?.ground(playground, frame)));
    let fits = move |frame| data.with(|data| Some(data.as_ref()?.fits(playground, frame)));
    let holds_out =
        move || data.with(|data| data.as_ref().is_some_and(|data| data.held_out().is_some()));
    view! {
        <figure class="card figure chart">
            <figcaption>
                <strong>{texts::DATA_TITLE}</strong>
                <Show when=holds_out><small>{texts::HELD_OUT_POINTS}</small></Show>
                <span class="gap"></span>
                <span class="chips">
                    {chip(texts::RESIDUALS, texts::RESIDUALS_MEANING, move || residuals.get().0 == Residuals::Drawn,
                        move || residuals.update(Chosen::turn))}
                    {chip(texts::BATCH, texts::BATCH_MEANING, move || batch.get().0 == Light::On,
                        move || batch.update(Chosen::turn))}
                </span>
                <Sides />
                <TwinButton title=texts::DATA_TITLE twin=move |()| examples::twin(playground, &summary(playground, texts::DATA_SUMMARY)) />
            </figcaption>
            <div class="stage" node_ref=stage role="img" aria-label=move || summary(playground.in_words(), texts::DATA_SUMMARY)>
                <Layer frame sketch=ground />
                <Layer frame sketch=fits />
            </div>
        </figure>
    }
}

impl Fitted {
    fn scatter(&self, playground: Playground, frame: Frame) -> Scatter<'_> {
        let all: Vec<_> = self.parts().flat_map(|(table, _)| points(table)).collect();
        let along = |axis: usize| padded(all.iter().map(move |point| point[axis]));
        let (x, y) = (Axis::linear(along(0)), Axis::around(along(1), Scale::Linear));
        let theme = playground.looks().appearance.get().theme();
        Scatter { frame, x, y, x_title: &self.table.features()[0], theme }
    }

    fn ground(&self, playground: Playground, frame: Frame) -> Sketch {
        let scatter = self.scatter(playground, frame);
        let ink = scatter.theme.inks[0];
        let parts: Vec<_> = self.parts().map(|(table, it)| (points(table), it)).collect();
        let clouds = parts.iter().map(|(points, filling)| {
            let alpha = if *filling == Filling::Full { 0.33 } else { 0.6 };
            Cloud { points, ink: ink.faded(alpha), filling: *filling }
        });
        scatter.ground(&clouds.collect::<Vec<_>>())
    }

    fn fits(&self, playground: Playground, frame: Frame) -> Sketch {
        let scatter = self.scatter(playground, frame);
        let frames = playground.frames.read();
        let line = |theta: &[f64]| -> Vec<Point> {
            let count = if self.model.is_straight() { 1 } else { SAMPLES };
            let place = |index: usize| scatter.x.value(index as f64 / count as f64);
            (0..=count)
                .map(|index| [place(index), self.model.predict(theta, &[place(index)])])
                .collect()
        };
        let lines: Vec<_> = frames.iter().map(|frame| line(&frame.state.theta)).collect();
        let hidden = playground.looks().hidden.read();
        let shown_lines = lines.iter().enumerate().filter(|(run, _)| !hidden.holds(*run));
        let colours = playground.looks().colours.read();
        let fits: Vec<_> =
            shown_lines.map(|(run, points)| Fit { look: colours.of(run), points }).collect();
        let run = playground.selected.get();
        let batch = self.batch(playground, run);
        let asked = playground.looks().residuals.get().0 == Residuals::Drawn;
        let theta = frames.get(run).filter(|_| asked).map(|frame| frame.state.theta.as_slice());
        let residuals = theta.map_or_else(Vec::new, |theta| self.residuals(theta));
        scatter
            .fits(&fits, &Spotlight { look: colours.of(run), batch: &batch, residuals: &residuals })
    }

    /// The examples of the batch that the next update of `run` looks at, if they are lit up; none
    /// if it looks at all.
    fn batch(&self, playground: Playground, run: usize) -> Vec<Point> {
        let step = playground.cursor.get();
        if playground.looks().batch.get().0 == Light::Off {
            return Vec::new();
        }
        let point = |row: &u32| {
            let row = *row as usize;
            Some([self.table.column(0).nth(row)?, self.table.target_rows().nth(row)?[0]])
        };
        playground.with_engine(|engine| match engine.film(run).map(|film| film.batch(step)) {
            Some(Batch::Rows(rows)) => rows.iter().filter_map(point).collect(),
            _ => Vec::new(),
        })
    }

    fn residuals(&self, theta: &[f64]) -> Vec<[Point; 2]> {
        let residual = |[x, y]: Point| [[x, y], [x, self.model.predict(theta, &[x])]];
        points(&self.table).into_iter().map(residual).collect()
    }
}

/// The first feature and the first target of each row.
fn points(table: &Table) -> Vec<Point> {
    table.column(0).zip(table.target_rows()).map(|(x, y)| [x, y[0]]).collect()
}

/// The range of `values` with a little room.
fn padded(values: impl Iterator<Item = f64> + Clone) -> [f64; 2] {
    let (low, high) =
        (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max));
    let room = 0.04 * (high - low);
    [low - room, high + room]
}
