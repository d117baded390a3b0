//! A figure as a file: what its canvases show, with a caption.

use downhill_figures::{Frame, Ground, Plate, Sketch, svg_upon};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, Element, HtmlCanvasElement};

use super::caption::Caption;
use super::file;
use crate::canvas::{context, draw_upon, resize};
use crate::drawings;
use crate::playground::Playground;

/// The pixels of an image in a CSS pixel.
const SHARPNESS: f64 = 2.0;

/// How a figure is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Lines and text that stay sharp.
    Svg,
    /// Pixels, two by two for each of the page.
    Png,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 2] = [Self::Svg, Self::Png];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Png => "PNG",
        }
    }
}

/// A figure on the page.
pub struct Figure {
    /// What its caption calls it.
    pub name: String,
    stage: Element,
}

/// The figures that are on the page, from the left to the right.
pub fn figures() -> Vec<Figure> {
    let Ok(found) = document().query_selector_all("figure.card") else { return Vec::new() };
    let figure = |index| {
        let element: Element = found.item(index)?.dyn_into().ok()?;
        let stage = element.query_selector(".stage").ok()??;
        let name = element.query_selector("figcaption strong").ok()??.text_content()?;
        stage.query_selector("canvas").ok()?.is_some().then_some(Figure { name, stage })
    };
    (0..found.length()).filter_map(figure).collect()
}

/// Saves the figure with this number.
pub fn save(playground: Playground, index: usize, format: Format) {
    if let Some(figure) = figures().into_iter().nth(index) {
        let caption = Caption::of(playground, &figure.name);
        let picture = Picture::of(playground, &figure.stage, &caption);
        match format {
            Format::Svg => {
                file::save_text(&file::name(&figure.name, "svg"), &picture.svg(), "image/svg+xml");
            }
            Format::Png => picture.save_png(file::name(&figure.name, "png")),
        }
    }
}

/// What a figure shows, and its caption.
struct Picture {
    /// The size of the figure alone.
    size: [f64; 2],
    whole: Frame,
    images: Vec<HtmlCanvasElement>,
    sketch: Sketch,
    paper: downhill_figures::Ink,
}

impl Picture {
    fn of(playground: Playground, stage: &Element, caption: &Caption) -> Self {
        let size = [stage.client_width(), stage.client_height()].map(f64::from);
        let frame = Frame::new(size[0], size[1], 1.0);
        let theme = playground.looks().appearance.get_untracked().theme();
        let Caption { title, runs, notes } = caption;
        let plate = Plate { frame, title, runs, notes, theme };
        let (mut images, mut sketch) = (Vec::new(), Sketch::default());
        for canvas in canvases(stage) {
            match drawings::drawn(&canvas, frame) {
                Some(drawn) => sketch.append(drawn),
                None => images.push(canvas),
            }
        }
        sketch.append(plate.caption());
        Self { size, whole: plate.whole(), images, sketch, paper: theme.card }
    }

    fn svg(&self) -> String {
        let image = |canvas: &HtmlCanvasElement| Some((canvas.to_data_url().ok()?, self.size));
        let images: Vec<_> = self.images.iter().filter_map(image).collect();
        svg_upon(&self.sketch, &self.whole, &Ground { paper: self.paper, images: &images })
    }

    fn save_png(&self, name: String) {
        if let Some(canvas) = self.canvas() {
            let save = Closure::once_into_js(move |blob: Option<Blob>| {
                if let Some(blob) = blob {
                    file::save(&name, &blob);
                }
            });
            let _ = canvas.to_blob(save.unchecked_ref());
        }
    }

    fn canvas(&self) -> Option<HtmlCanvasElement> {
        let canvas: HtmlCanvasElement =
            document().create_element("canvas").ok()?.dyn_into().ok()?;
        let frame = Frame { scale: SHARPNESS, ..self.whole };
        let [width, height] = [frame.width, frame.height].map(|length| length * SHARPNESS);
        resize(&canvas, width, height);
        let context = context(&canvas)?;
        let [red, green, blue] = self.paper.rgb;
        context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
        context.fill_rect(0.0, 0.0, width, height);
        let [width, height] = self.size.map(|length| length * SHARPNESS);
        for image in &self.images {
            let _ = context
                .draw_image_with_html_canvas_element_and_dw_and_dh(image, 0.0, 0.0, width, height);
        }
        draw_upon(&canvas, &frame, &self.sketch);
        Some(canvas)
    }
}

fn canvases(stage: &Element) -> Vec<HtmlCanvasElement> {
    let Ok(found) = stage.query_selector_all("canvas") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}
