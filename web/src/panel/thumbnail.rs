//! A small picture of a problem, drawn by the code that draws the large one.

use downhill::experiment::{Experiment, Problem, Task};
use downhill::shelf::Shelf;
use downhill_figures::{
    Axis, Class, Cloud, Curve, Filling, Frame, Map, Point, Regions, Scale, Scatter, Sketch, Theme,
    Tone, Window, raster,
};
use leptos::html;
use leptos::prelude::*;

use crate::after_paint::after_paint;
use crate::canvas::{frame_of, paint, put};
use crate::figure::{Ground, View};
use crate::playground::Playground;

/// Points of a small curve.
const SAMPLES: usize = 60;

/// Examples of a small scatter plot.
const EXAMPLES: usize = 60;

/// A small picture of `problem`.
#[component]
pub fn Thumbnail(problem: Problem) -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let [image, lines] = [(), ()].map(|()| NodeRef::<html::Canvas>::new());
    let problem = StoredValue::new(problem);
    Effect::new(move |_| {
        let (Some(image), Some(lines), Some(frame)) = (image.get(), lines.get(), frame.get())
        else {
            return;
        };
        let theme = playground.looks().appearance.get().theme();
        // A gallery is many pictures, and some need a data set to be made: the map comes first.
        after_paint(move || {
            let picture = problem.try_get_value().and_then(Picture::of);
            if let Some(picture) = picture {
                picture.draw(&[image, lines], frame, theme);
            }
        });
    });
    view! {
        <div class="thumbnail" node_ref=stage aria-hidden="true">
            <canvas class="raster" node_ref=image></canvas>
            <canvas node_ref=lines></canvas>
        </div>
    }
}

struct Picture {
    problem: Problem,
    task: Task,
}

impl Picture {
    fn of(problem: Problem) -> Option<Self> {
        let task = Experiment::new(problem.clone()).task(&Shelf::default()).ok()?;
        Some(Self { problem, task })
    }

    fn draw(&self, [image, lines]: &[web_sys::HtmlCanvasElement; 2], frame: Frame, theme: &Theme) {
        put(image, [1, 1], &[0; 4]);
        let sketch = match (&self.problem, self.task.start.len()) {
            (Problem::Surface(_), 2) => {
                let view = View::of(&self.problem, &self.task, std::iter::empty());
                let ground = Ground::of(&self.task, &view, &frame, Tone::Log);
                put(
                    image,
                    [ground.field.width, ground.field.height],
                    &raster(&ground.field, &ground.relief, theme),
                );
                Map { frame, window: view.window, theme }.ground(&ground.lines)
            }
            (Problem::Surface(surface), _) => {
                let points = self.section(surface.window().x);
                let y = Axis::around(points.iter().map(|point| point[1]), Scale::Linear);
                Curve { frame, x: Axis::linear(surface.window().x), y, x_title: "", theme }
                    .ground(&points)
            }
            (Problem::Regression(_), _) => {
                let classes = self.classes(frame, theme);
                classes.unwrap_or_else(|| self.scatter(frame, theme))
            }
        };
        paint(lines, &frame, &sketch);
    }

    /// The loss along the first parameter.
    fn section(&self, [low, high]: [f64; 2]) -> Vec<Point> {
        let point = |index: usize| {
            let x = low + (high - low) * index as f64 / SAMPLES as f64;
            let mut theta = vec![0.0; self.task.start.len()];
            theta[0] = x;
            [x, self.task.objective.loss(&theta)]
        };
        (0..=SAMPLES).map(point).collect()
    }

    /// The two classes over their two features, if that is what the data are.
    fn classes(&self, frame: Frame, theme: &Theme) -> Option<Sketch> {
        let table = self.task.table.as_ref().filter(|table| table.features().len() == 2)?;
        let targets = || table.target_rows().map(|row| row[0]);
        let ends = [f64::min, f64::max].map(|end| targets().reduce(end).unwrap_or_default());
        if !targets().all(|target| ends.contains(&target)) {
            return None;
        }
        let [x, y] = [0, 1].map(|feature| range(table.column(feature)));
        let regions = Regions { frame, window: Window { x, y }, theme };
        let stride = table.examples().div_ceil(EXAMPLES).max(1);
        let rows: Vec<_> = table.rows().zip(targets()).step_by(stride).collect();
        let mut sketch = Sketch::default();
        for ((end, ink), marker) in ends.iter().zip(theme.classes).zip(Class::MARKERS) {
            let rows = rows.iter().filter(|(_, target)| target == end);
            let points: Vec<Point> = rows.map(|(row, _)| [row[0], row[1]]).collect();
            let class = Class { ink, marker, filling: Filling::Full, points: &points };
            sketch.append(regions.examples(&class));
        }
        Some(sketch)
    }

    /// The target over the feature that says most about it.
    fn scatter(&self, frame: Frame, theme: &Theme) -> Sketch {
        let Some(table) = &self.task.table else { return Sketch::default() };
        let weight = |index: usize| {
            self.task.closed_form.as_ref().map_or(0.0, |fit| fit.theta[index + 1].abs())
        };
        let feature = (0..table.features().len())
            .max_by(|a, b| weight(*a).total_cmp(&weight(*b)))
            .unwrap_or(0);
        let stride = table.examples().div_ceil(EXAMPLES).max(1);
        let pairs = table.column(feature).zip(table.target_rows()).step_by(stride);
        let points: Vec<Point> = pairs.map(|(x, y)| [x, y[0]]).collect();
        let [x, y] = [0, 1].map(|axis| Axis::linear(range(points.iter().map(|point| point[axis]))));
        let cloud = Cloud { points: &points, ink: theme.accent.faded(0.9), filling: Filling::Full };
        Scatter { frame, x, y, x_title: "", theme }.ground(&[cloud])
    }
}

fn range(values: impl Iterator<Item = f64> + Clone) -> [f64; 2] {
    let (low, high) =
        (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max));
    let room = 0.08 * (high - low);
    [low - room, high + room]
}
