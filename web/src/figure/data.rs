//! The data of one feature, with the fits through them.

use downhill::objective::Batch;
use downhill_figures::{Axis, Cloud, Fit, Frame, Point, Scale, Scatter, Sketch, Spotlight};
use leptos::html;
use leptos::prelude::*;

use super::fitted::Fitted;
use super::side::Sides;
use crate::canvas::{Layer, frame_of};
use crate::playground::Playground;
use crate::texts::sides as texts;

/// Points of a curved fit.
const SAMPLES: usize = 120;

/// Data and fits.
#[component]
pub fn DataFigure() -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let [residuals, batch] = [false, true].map(RwSignal::new);
    let data = Memo::new(move |_| Fitted::over(1, playground));
    let ground = move |frame| data.with(|data| Some(data.as_ref()?.ground(playground, frame)));
    let fits = move |frame| {
        let shown = Shown { residuals: residuals.get(), batch: batch.get() };
        data.with(|data| Some(data.as_ref()?.fits(playground, frame, shown)))
    };
    let chip = |signal: RwSignal<bool>, name: &'static str| {
        view! {
            <button class="chip" aria-pressed=move || signal.get().to_string()
                on:click=move |_| signal.update(|on| *on = !*on)>{name}</button>
        }
    };
    view! {
        <figure class="card figure chart">
            <figcaption>
                <strong>{texts::DATA_TITLE}</strong><span class="gap"></span>
                <span class="chips">{chip(residuals, texts::RESIDUALS)}{chip(batch, texts::BATCH)}</span>
                <Sides />
            </figcaption>
            <div class="stage" node_ref=stage role="img" aria-label=texts::DATA_SUMMARY>
                <Layer frame sketch=ground />
                <Layer frame sketch=fits />
            </div>
        </figure>
    }
}

/// What is shown of the selected run.
#[derive(Clone, Copy)]
struct Shown {
    residuals: bool,
    batch: bool,
}

impl Fitted {
    fn examples(&self) -> Vec<Point> {
        self.table.column(0).zip(self.table.target_rows()).map(|(x, y)| [x, y[0]]).collect()
    }

    fn scatter(&self, playground: Playground, frame: Frame) -> Scatter<'_> {
        let x = Axis::linear(padded(self.table.column(0)));
        let y = Axis::around(padded(self.table.targets().iter().copied()), Scale::Linear);
        let theme = playground.looks().appearance.get().theme();
        Scatter { frame, x, y, x_title: &self.table.features()[0], theme }
    }

    fn ground(&self, playground: Playground, frame: Frame) -> Sketch {
        let scatter = self.scatter(playground, frame);
        let cloud = Cloud { points: &self.examples(), ink: scatter.theme.inks[0].faded(0.33) };
        scatter.ground(&[cloud])
    }

    fn fits(&self, playground: Playground, frame: Frame, shown: Shown) -> Sketch {
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
        let fits: Vec<_> = shown_lines.map(|(run, points)| Fit { run, points }).collect();
        let run = playground.selected.get();
        let step = playground.cursor.get();
        let batch = if shown.batch { self.batch(playground, run, step) } else { Vec::new() };
        let theta =
            frames.get(run).filter(|_| shown.residuals).map(|frame| frame.state.theta.as_slice());
        let residuals = theta.map_or_else(Vec::new, |theta| self.residuals(theta));
        scatter.fits(&fits, &Spotlight { run, batch: &batch, residuals: &residuals })
    }

    /// The examples of the batch that the next update of `run` looks at; none if it looks at all.
    fn batch(&self, playground: Playground, run: usize, step: u64) -> Vec<Point> {
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
        self.examples().into_iter().map(residual).collect()
    }
}

/// The range of `values` with a little room.
fn padded(values: impl Iterator<Item = f64> + Clone) -> [f64; 2] {
    let (low, high) =
        (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max));
    let room = 0.04 * (high - low);
    [low - room, high + room]
}
