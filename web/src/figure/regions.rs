//! What is predicted all over two features, with the data upon it.

use std::borrow::Cow;

use downhill::data::Table;
use downhill::film::Frame as Now;
use downhill::objective::Batch;
use downhill_figures::{
    Boundary, Class, Field, Filling, Frame, Marker, Point, Regions as Picture, Sketch, Theme,
    Window, isolines, region_raster,
};
use leptos::html;
use leptos::prelude::*;

use super::examples;
use super::fitted::Fitted;
use super::side::Sides;
use super::twin::TwinButton;
use crate::canvas::{Layer, frame_of, put};
use crate::live::live;
use crate::looks::choice::Light;
use crate::playground::Playground;
use crate::texts::sides as texts;

/// Cells of the selected run's raster, and of the field that another run's boundary is found in.
const FINE: [usize; 2] = [96, 64];
const COARSE: [usize; 2] = [48, 32];

/// Examples that are shown; of more, every so-maniest.
const MOST: usize = 1500;

/// The room around the data, as a part of their range.
const ROOM: f64 = 0.12;

/// The prediction of the selected run, and where those of all runs change.
#[component]
pub fn Regions() -> impl IntoView {
    let playground = Playground::here().beside();
    let (stage, image) = (NodeRef::<html::Div>::new(), NodeRef::<html::Canvas>::new());
    let frame = frame_of(stage);
    let plain = Memo::new(move |_| Fitted::over(2, playground).map(Plain::of));
    Effect::new(move |_| {
        let Some(image) = image.get() else { return };
        let theme = playground.looks().appearance.get().theme();
        let pixels = plain.with(|plain| plain.as_ref()?.pixels(playground, theme));
        put(&image, FINE, &pixels.unwrap_or_else(|| vec![0; 4 * FINE[0] * FINE[1]]));
    });
    let draw = move |frame, sketch: fn(&Plain, Playground, &Picture<'_>) -> Sketch| {
        let theme = playground.looks().appearance.get().theme();
        plain.with(|plain| {
            let plain = plain.as_ref()?;
            Some(sketch(plain, playground, &Picture { frame, window: plain.window, theme }))
        })
    };
    let label = move || {
        plain.with(|plain| plain.as_ref().map(|plain| plain.summary(playground.in_words())))
    };
    let title = Signal::derive(move || {
        plain.with(|plain| plain.as_ref().map(Plain::title)).unwrap_or_default()
    });
    let twin = move || examples::twin(playground, &texts::sentence(&label().unwrap_or_default()));
    view! {
        <figure class="card figure map regions">
            <div class="stage" node_ref=stage role="img" aria-label=label>
                <canvas class="raster" node_ref=image aria-hidden="true"></canvas>
                <Layer frame sketch=move |frame: Frame| draw(frame, Plain::boundaries) />
                <Layer frame sketch=move |frame: Frame| draw(frame, Plain::examples) />
                <Layer frame sketch=move |frame: Frame| draw(frame, Plain::batch) />
            </div>
            <figcaption>
                <strong>{title}</strong>
                <span class="chips"><Sides /><TwinButton title twin=move |()| twin() /></span>
                <span class="note"><small>{live(move || plain.with(|plain| plain.as_ref().map(Plain::legend)))}</small></span>
            </figcaption>
        </figure>
    }
}

/// Two features, a target, and a model of it.
#[derive(Clone, PartialEq)]
struct Plain {
    fitted: Fitted,
    window: Window,
    /// From the least to the greatest target.
    range: [f64; 2],
    /// Whether there is no third target.
    classes: bool,
}

impl Plain {
    fn of(fitted: Fitted) -> Self {
        let tables = || fitted.parts().map(|(table, _)| table);
        let side = |feature: usize| {
            let [low, high] = ends(tables().flat_map(|table| table.column(feature)));
            let room = ROOM * if high > low { high - low } else { 1.0 };
            [low - room, high + room]
        };
        let targets = || tables().flat_map(Table::target_rows).map(|row| row[0]);
        let range = ends(targets());
        let classes = targets().all(|target| range.contains(&target));
        let window = Window { x: side(0), y: side(1) };
        Self { fitted, window, range, classes }
    }

    fn title(&self) -> String {
        let target = self.fitted.table.target();
        if self.classes { texts::regions_of(target) } else { texts::as_predicted(target) }
    }

    /// What shapes and colours say.
    fn legend(&self) -> String {
        let target = self.fitted.table.target();
        let legend = if self.classes {
            texts::classes(target, self.range)
        } else {
            texts::colours(target, self.range)
        };
        texts::with_held_out(legend, self.fitted.held_out().is_some())
    }

    /// In how much of the data the selected run is right, in words.
    fn summary(&self, playground: Playground) -> Cow<'static, str> {
        let (frames, run) = (playground.frames.read(), playground.selected.get());
        if let Some(step) = playground.diverged(run) {
            return texts::regions_diverged(step).into();
        }
        let now = frames.get(run).filter(|now| self.fits(now));
        let theta = now.filter(|_| self.classes).map(|now| &now.state.theta);
        theta.map_or(texts::REGIONS_SUMMARY.into(), |theta| {
            let held_out = self.fitted.held_out().map(|table| self.right(theta, table));
            texts::regions_with_share(self.right(theta, &self.fitted.table), held_out).into()
        })
    }

    /// In how many rows of `table` the prediction is right, and how many there are.
    fn right(&self, theta: &[f64], table: &Table) -> [usize; 2] {
        let middle = f64::midpoint(self.range[0], self.range[1]);
        let rows = table.rows().zip(table.target_rows());
        let is_right = |(row, target): &(&[f64], &[f64])| {
            (self.fitted.model.predict(theta, row) > middle) == (target[0] > middle)
        };
        [rows.filter(is_right).count(), table.examples()]
    }

    /// Frames of the last problem may still be there, for a moment.
    fn fits(&self, now: &Now) -> bool {
        now.state.theta.len() == self.fitted.model.dimension()
    }

    fn field(&self, theta: &[f64], size: [usize; 2]) -> Field {
        Field::sample(self.window, size, |x, y| self.fitted.model.predict(theta, &[x, y]))
    }

    fn pixels(&self, playground: Playground, theme: &Theme) -> Option<Vec<u8>> {
        let frames = playground.frames.read();
        let now = frames.get(playground.selected.get()).filter(|now| self.fits(now))?;
        Some(region_raster(&self.field(&now.state.theta, FINE), self.range, theme))
    }

    fn boundaries(&self, playground: Playground, picture: &Picture<'_>) -> Sketch {
        let (frames, selected) = (playground.frames.read(), playground.selected.get());
        let middle = f64::midpoint(self.range[0], self.range[1]);
        let boundary = |(run, now): (usize, &Now)| {
            let size = if run == selected { FINE } else { COARSE };
            (run, isolines(&self.field(&now.state.theta, size), middle))
        };
        let hidden = playground.looks().hidden.read();
        let seen = |run: usize, now: &Now| self.classes && self.fits(now) && !hidden.holds(run);
        let shown = frames.iter().enumerate().filter(|(run, now)| seen(*run, now));
        let mut lines: Vec<_> = shown.map(boundary).collect();
        if let Some(place) = lines.iter().position(|(run, _)| *run == selected) {
            // On top of the others.
            let line = lines.remove(place);
            lines.push(line);
        }
        let colours = playground.looks().colours.read();
        let boundaries: Vec<_> =
            lines.iter().map(|(run, lines)| Boundary { look: colours.of(*run), lines }).collect();
        picture.boundaries(&boundaries)
    }

    fn examples(&self, _: Playground, picture: &Picture<'_>) -> Sketch {
        let names = self.fitted.table.features();
        let mut sketch = picture.axes([&names[0], &names[1]]);
        let draw = if self.classes { Self::classes } else { Self::values };
        for (table, filling) in self.fitted.parts() {
            sketch.append(draw(self, table, (filling, picture)));
        }
        sketch
    }

    /// The rows of `table` by the number that is predicted.
    fn values(&self, table: &Table, (filling, picture): (Filling, &Picture<'_>)) -> Sketch {
        let mut sketch = Sketch::default();
        for (point, target) in shown(table) {
            let part = (target - self.range[0]) / (self.range[1] - self.range[0]);
            let ink = picture.theme.classes[0].mixed(picture.theme.classes[1], part);
            let class = Class { ink, marker: Marker::Disc, filling, points: &[point] };
            sketch.append(picture.examples(&class));
        }
        sketch
    }

    /// The rows of `table` in their two classes.
    fn classes(&self, table: &Table, (filling, picture): (Filling, &Picture<'_>)) -> Sketch {
        let (low, high): (Vec<_>, Vec<_>) =
            shown(table).partition(|(_, target)| *target == self.range[0]);
        let mut sketch = Sketch::default();
        let looks = Class::MARKERS.into_iter().zip(picture.theme.classes);
        for (rows, (marker, ink)) in [low, high].iter().zip(looks) {
            let points: Vec<_> = rows.iter().map(|(point, _)| *point).collect();
            sketch.append(picture.examples(&Class { ink, marker, filling, points: &points }));
        }
        sketch
    }

    /// The examples that the next update of the selected run looks at; none if it looks at all.
    fn batch(&self, playground: Playground, picture: &Picture<'_>) -> Sketch {
        let (run, step) = (playground.selected.get(), playground.cursor.get());
        playground.experiment.track();
        if playground.looks().batch.get().0 == Light::Off {
            return Sketch::default();
        }
        let point = |row: &u32| {
            let row = self.fitted.table.rows().nth(*row as usize)?;
            Some([row[0], row[1]])
        };
        let points: Vec<Point> =
            playground.with_engine(|engine| match engine.film(run).map(|film| film.batch(step)) {
                Some(Batch::Rows(rows)) if rows.len() < self.fitted.table.examples() => {
                    rows.iter().filter_map(point).collect()
                }
                _ => Vec::new(),
            });
        picture.batch(playground.looks().colours.read().of(run), &points)
    }
}

/// The rows of `table` that are shown: their features, and the target.
fn shown(table: &Table) -> impl Iterator<Item = (Point, f64)> {
    let stride = table.examples().div_ceil(MOST).max(1);
    let rows = table.rows().zip(table.target_rows()).step_by(stride);
    rows.map(|(row, target)| ([row[0], row[1]], target[0]))
}

fn ends(values: impl Iterator<Item = f64>) -> [f64; 2] {
    let widen = |[low, high]: [f64; 2], value: f64| [low.min(value), high.max(value)];
    values.fold([f64::INFINITY, f64::NEG_INFINITY], widen)
}
