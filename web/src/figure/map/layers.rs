//! The layers of a map below its paths: raster, contour lines, gradients, numbers.

use downhill_figures::{Crowd, Map, Path, Point, Rect, Sketch, Start, Trails, Window, raster};
use leptos::html;
use leptos::prelude::*;

use super::super::handle::{Moving, start_label};
use super::gradients;
use super::sheet::{Sheet, fits, plane};
use super::ways::Trace;
use crate::canvas::{Layer, paint, put};

/// The land from above, as far as it is surveyed, with these `words` upon it.
#[component]
pub fn MapLayers(sheet: Sheet, words: Memo<Option<Sketch>>) -> impl IntoView {
    let [image, lines] = [(), ()].map(|()| NodeRef::<html::Canvas>::new());
    Effect::new(move |_| {
        let (Some(image), Some(lines)) = (image.get(), lines.get()) else { return };
        let (Some(ground), Some(frame)) = (sheet.ground.get(), sheet.frame.get()) else { return };
        let theme = sheet.playground().looks().appearance.get().theme();
        let size = [ground.field.width, ground.field.height];
        put(&image, size, &raster(&ground.field, &ground.relief, theme));
        let map = Map { frame, window: ground.view.window, theme };
        paint(&lines, &frame, &map.contours(&ground.lines));
    });
    let stretch = move || stretch(sheet).unwrap_or_default();
    view! {
        <canvas class="raster land" node_ref=image style:transform=stretch aria-hidden="true"></canvas>
        <canvas class="land" node_ref=lines style:transform=stretch aria-hidden="true"></canvas>
        <Layer frame=sheet.frame sketch=move |_| gradients::sketch(sheet) />
        <Layer frame=sheet.frame sketch=move |_| words.get() />
    }
}

/// Numbers and titles of the axes, and the losses of contour lines where no run goes.
pub fn words(sheet: Sheet) -> Memo<Option<Sketch>> {
    let crowd = Memo::new(move |_| crowd(sheet).unwrap_or_default());
    Memo::new(move |_| {
        let map = sheet.map()?;
        let mut sketch = map.axes();
        sketch.append(map.titles(sheet.titles().each_ref().map(String::as_str)));
        if let Some(ground) = sheet.ground.get() {
            sketch.append(map.losses(&ground.lines, &crowd.read()));
        }
        Some(sketch)
    })
}

/// Half of the room that the start and a minimum take.
const AROUND: f64 = 12.0;

/// Where the runs go on the map, where they start and what is written there, and where the minima
/// are.
fn crowd(sheet: Sheet) -> Option<Crowd> {
    let (playground, view, map) = (sheet.playground(), sheet.view.get()?, sheet.map()?);
    let (traces, hidden) = (sheet.traces.read(), playground.looks().hidden.read());
    let drawn = traces.iter().enumerate().filter(|(run, _)| !hidden.holds(*run));
    let points = |(_, trace): (_, &Trace)| trace.iter().map(|(_, at)| *at).collect::<Vec<Point>>();
    let lines: Vec<_> = drawn.map(points).collect();
    let experiment = playground.experiment.read();
    let (at, minima) = playground.with_engine(|engine| {
        let task = engine.task().filter(|task| fits(&view, task.start.len()))?;
        let optima = task.optima(&experiment.problem).into_iter();
        let optima = optima.filter(|theta| fits(&view, theta.len()));
        let minima: Vec<_> = optima.map(|theta| view.section.point(&theta)).collect();
        Some((view.section.point(&task.start), minima))
    })?;
    let paths: Vec<_> =
        lines.iter().map(|points| Path { look: 0, points, reached: points.len() }).collect();
    let untouched = sheet.has_handle() && sheet.moving.get() == Moving::Never;
    let start = Some(Start { at, label: start_label(untouched) });
    let words = map.words_at_start(&Trails { paths: &paths, start, ..Trails::default() });
    let plane = map.plane();
    let marked = minima.into_iter().chain([at]).map(|at| {
        let [x, y] = plane.pixel(at);
        Rect { x: [x, x], y: [y, y] }.grown(AROUND)
    });
    let places: Vec<_> = marked.chain(words).collect();
    Some(Crowd::of(&plane, lines.iter().map(Vec::as_slice), &places))
}

/// How a canvas of a window that was surveyed lies in the one that is shown: until the survey has
/// come to that, the old land is moved and stretched.
fn stretch(sheet: Sheet) -> Option<String> {
    let surveyed = sheet.ground.with(|ground| Some(ground.as_ref()?.view.window))?;
    let (shown, frame) = (sheet.view.get()?.window, sheet.frame.get()?);
    if surveyed == shown {
        return None;
    }
    let Window { x, y } = surveyed;
    let plane = plane(shown, frame);
    let ([left, top], [right, bottom]) = (plane.pixel([x[0], y[1]]), plane.pixel([x[1], y[0]]));
    let (across, down) = ((right - left) / frame.width, (bottom - top) / frame.height);
    Some(format!("matrix({across}, 0, 0, {down}, {left}, {top})"))
}
