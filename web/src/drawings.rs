//! What is drawn on the canvases of the page, kept so that it can be drawn elsewhere as well.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use downhill_figures::{Frame, Sketch};
use leptos::prelude::untrack;
use web_sys::HtmlCanvasElement;

/// Draws what a canvas shows, for any frame.
pub type Drawing = Rc<dyn Fn(Frame) -> Option<Sketch>>;

/// Where the number of a canvas' drawing stands.
const ATTRIBUTE: &str = "data-drawing";

struct Kept {
    drawing: Drawing,
    canvas: HtmlCanvasElement,
}

thread_local! {
    static DRAWINGS: RefCell<BTreeMap<u32, Kept>> = const { RefCell::new(BTreeMap::new()) };
    static PRINTS: Cell<bool> = const { Cell::new(false) };
}

/// Whether what is drawn now is for elsewhere: nobody can touch it there.
pub fn prints() -> bool {
    PRINTS.get()
}

/// Keeps what is drawn on `canvas` as long as that is on the page.
pub fn keep(canvas: &HtmlCanvasElement, drawing: Drawing) {
    DRAWINGS.with_borrow_mut(|drawings| {
        let number = number(canvas).unwrap_or_else(|| {
            drawings.retain(|_, kept| kept.canvas.is_connected());
            let number = drawings.last_key_value().map_or(0, |(last, _)| last + 1);
            let _ = canvas.set_attribute(ATTRIBUTE, &number.to_string());
            number
        });
        drawings.insert(number, Kept { drawing, canvas: canvas.clone() });
    });
}

/// What is drawn on `canvas`, for `frame`; nothing if it shows an image.
pub fn drawn(canvas: &HtmlCanvasElement, frame: Frame) -> Option<Sketch> {
    let number = number(canvas)?;
    let drawing = DRAWINGS
        .with_borrow(|drawings| drawings.get(&number).map(|kept| Rc::clone(&kept.drawing)))?;
    PRINTS.set(true);
    let drawn = untrack(|| drawing(frame));
    PRINTS.set(false);
    Some(drawn.unwrap_or_default())
}

fn number(canvas: &HtmlCanvasElement) -> Option<u32> {
    canvas.get_attribute(ATTRIBUTE)?.parse().ok()
}
