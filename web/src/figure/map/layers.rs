//! The layers of a map below its paths: raster, contour lines, gradients, numbers.

use downhill::film::Film;
use downhill_figures::{Crowd, Frame, Map, Point, Rect, Sketch, Window, raster};
use leptos::html;
use leptos::prelude::*;

use super::super::handle::Moving;
use super::gradients;
use super::sheet::{Sheet, fits, plane};
use crate::canvas::{Layer, paint, put};

/// The land from above, as far as it is surveyed.
#[component]
pub fn MapLayers(sheet: Sheet) -> impl IntoView {
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
    let crowd = Memo::new(move |_| crowd(sheet).unwrap_or_default());
    let stretch = move || stretch(sheet).unwrap_or_default();
    view! {
        <canvas class="raster land" node_ref=image style:transform=stretch aria-hidden="true"></canvas>
        <canvas class="land" node_ref=lines style:transform=stretch aria-hidden="true"></canvas>
        <Layer frame=sheet.frame sketch=move |frame| gradients::sketch(sheet, frame) />
        <Layer frame=sheet.frame sketch=move |frame| axes(sheet, frame, &crowd.read()) />
    }
}

/// Numbers and titles of the axes, and the losses of contour lines where no run goes.
fn axes(sheet: Sheet, frame: Frame, crowd: &Crowd) -> Option<Sketch> {
    let theme = sheet.playground().looks().appearance.get().theme();
    let map = Map { frame, window: sheet.view.get()?.window, theme };
    let mut sketch = map.axes();
    sketch.append(map.titles(sheet.titles().each_ref().map(String::as_str)));
    if let Some(ground) = sheet.ground.get() {
        sketch.append(map.losses(&ground.lines, crowd));
    }
    Some(sketch)
}

/// Half of the room that the start and a minimum take, and the way to the right that its label takes.
const START: f64 = 12.0;
const LABEL: f64 = 128.0;

/// Where the runs go on the map, where they start, and where the minima are.
fn crowd(sheet: Sheet) -> Option<Crowd> {
    let (playground, view, plane) = (sheet.playground(), sheet.view.get()?, sheet.plane()?);
    playground.reels.track();
    let hidden = playground.looks().hidden.read();
    let experiment = playground.experiment.read();
    let (start, minima, paths) = playground.with_engine(|engine| {
        let task = engine.task().filter(|task| fits(&view, task.start.len()))?;
        let drawn = engine.films().enumerate().filter(|(run, _)| !hidden.holds(*run));
        let path = |(_, film): (usize, &Film)| -> Vec<Point> {
            film.reel.trail.iter().map(|(_, theta)| view.section.point(theta)).collect()
        };
        let pixel = |theta: &Vec<f64>| plane.pixel(view.section.point(theta));
        let optima = task.optima(&experiment.problem);
        let optima = optima.iter().filter(|theta| fits(&view, theta.len()));
        let minima: Vec<_> = optima.map(pixel).collect();
        Some((pixel(&task.start), minima, drawn.map(path).collect::<Vec<_>>()))
    })?;
    let right = if sheet.moving.get() == Moving::Never { LABEL } else { START };
    let around =
        |[x, y]: Point, right: f64| Rect { x: [x - START, x + right], y: [y - START, y + START] };
    let mut places = vec![around(start, right)];
    places.extend(minima.into_iter().map(|at| around(at, START)));
    Some(Crowd::of(&plane, paths.iter().map(Vec::as_slice), &places))
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
