//! Canvases that are as large as their place on the page and as sharp as the screen.

mod pen;

use std::rc::Rc;

use downhill_figures::{Frame, Rect, Sketch, damage};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::drawings::{self, Drawing};
use crate::playground::Playground;
use crate::size;
use pen::Pen;

/// Backend units in a device pixel: plotters' coordinates are whole numbers.
const FINE: f64 = 8.0;

/// More of a canvas than this part of it is not mended but drawn anew.
const MOST_MENDED: f64 = 0.5;

/// The frame that the element has on the page, followed as it changes; nothing while it has none.
pub fn frame_of(element: NodeRef<html::Div>) -> ReadSignal<Option<Frame>> {
    let (frame, set) = signal(None);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let measured = element.clone();
        size::follow(&element, move || set.set(measure(&measured)));
    });
    frame
}

fn measure(element: &web_sys::HtmlDivElement) -> Option<Frame> {
    let (width, height) = (f64::from(element.client_width()), f64::from(element.client_height()));
    let seen = width >= 1.0 && height >= 1.0;
    seen.then(|| Frame::new(width, height, window().device_pixel_ratio().max(1.0)))
}

/// Draws `sketch` on `canvas`, which takes the frame's size, and keeps it.
pub fn paint(canvas: &HtmlCanvasElement, frame: &Frame, sketch: &Sketch) {
    let kept = sketch.clone();
    drawings::keep(canvas, Rc::new(move |_| Some(kept.clone())));
    draw_anew(canvas, frame, sketch);
}

fn draw_anew(canvas: &HtmlCanvasElement, frame: &Frame, sketch: &Sketch) {
    resize(canvas, frame.width * frame.scale, frame.height * frame.scale);
    let Some(context) = context(canvas) else { return };
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    context.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    draw_upon(canvas, frame, sketch);
}

/// Draws `sketch` upon what `canvas` shows.
pub fn draw_upon(canvas: &HtmlCanvasElement, frame: &Frame, sketch: &Sketch) {
    let Some(context) = context(canvas) else { return };
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    let _ = context.scale(1.0 / FINE, 1.0 / FINE);
    context.set_line_join("round");
    context.set_line_cap("round");
    let Some(mut pen) = Pen::new(canvas, context) else { return };
    let _ = sketch.draw(&mut pen, &frame.fine(FINE));
    pen.finish();
}

/// Draws `sketch` in the places where it is another than what `canvas` shows.
fn mend(canvas: &HtmlCanvasElement, frame: &Frame, (sketch, places): (&Sketch, &[Rect])) {
    let Some(context) = context(canvas) else { return };
    for place in places {
        // Whole pixels, so that what is beside them stays as it is to the last bit.
        let [x, y] = [place.x, place.y]
            .map(|[low, high]| [(low * frame.scale).floor().max(0.0), (high * frame.scale).ceil()]);
        context.save();
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.begin_path();
        context.rect(x[0], y[0], x[1] - x[0], y[1] - y[0]);
        context.clip();
        context.clear_rect(x[0], y[0], x[1] - x[0], y[1] - y[0]);
        let seen = Rect { x: x.map(|x| x / frame.scale), y: y.map(|y| y / frame.scale) };
        draw_upon(canvas, frame, &sketch.within(&seen));
        context.restore();
    }
}

/// Puts an image of `width` × `height` cells on `canvas`, which takes its size; the style sheet
/// stretches it.
pub fn put(canvas: &HtmlCanvasElement, [width, height]: [usize; 2], pixels: &[u8]) {
    resize(canvas, width as f64, height as f64);
    let width = u32::try_from(width).unwrap_or(0);
    let image = ImageData::new_with_u8_clamped_array(Clamped(pixels), width);
    if let (Some(context), Ok(image)) = (context(canvas), image) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

/// Gives `canvas` another size, unless it has that.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
pub fn resize(canvas: &HtmlCanvasElement, width: f64, height: f64) {
    let (width, height) = (width.round() as u32, height.round() as u32);
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}

/// What draws on `canvas`.
pub fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Keeps `sketch` drawn on a canvas: it is drawn anew when a signal that it reads changes.
#[component]
pub fn Layer(
    frame: ReadSignal<Option<Frame>>,
    sketch: impl Fn(Frame) -> Option<Sketch> + 'static,
) -> impl IntoView {
    layer(frame, Rc::new(sketch))
}

/// The layer of a drawing, compiled once for all of them.
fn layer(frame: ReadSignal<Option<Frame>>, sketch: Drawing) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let playing = Playground::here().playing;
    Effect::new(move |last: Option<Option<Drawn>>| {
        let (Some(canvas), Some(frame)) = (canvas.get(), frame.get()) else { return None };
        drawings::keep(&canvas, Rc::clone(&sketch));
        let sketch = sketch(frame).unwrap_or_default();
        let last = last.flatten().filter(|last| last.frame == frame);
        // While a film plays, little changes from picture to picture.
        let places = last.as_ref().filter(|_| playing.get_untracked());
        let places = places.map(|last| damage(&last.sketch, &sketch));
        let places = places.filter(|places| area(places) < MOST_MENDED * area(&[whole(&frame)]));
        let mended = places.is_some();
        match places {
            Some(places) => mend(&canvas, &frame, (&sketch, &places)),
            None if last.is_some_and(|last| !last.mended && last.sketch == sketch) => {}
            None => draw_anew(&canvas, &frame, &sketch),
        }
        if mended {
            // At rest it is drawn in one go.
            playing.track();
        }
        canvas.set_hidden(sketch.marks().is_empty());
        Some(Drawn { frame, sketch, mended })
    });
    view! { <canvas node_ref=canvas aria-hidden="true"></canvas> }
}

/// What a canvas shows.
struct Drawn {
    frame: Frame,
    sketch: Sketch,
    /// Whether it was drawn in pieces.
    mended: bool,
}

fn whole(frame: &Frame) -> Rect {
    Rect { x: [0.0, frame.width], y: [0.0, frame.height] }
}

fn area(places: &[Rect]) -> f64 {
    places.iter().map(|place| (place.x[1] - place.x[0]) * (place.y[1] - place.y[0])).sum()
}
