//! A figure as SVG text.

use std::fmt::Write;

use crate::{Frame, Ink, Sketch};
use plotters::backend::{DrawingBackend, SVGBackend};

/// Units in a CSS pixel: corners are placed to a tenth.
const FINE: f64 = 10.0;

/// What plotters' SVG backend divides text sizes by.
const TEXT: f64 = 1.24;

/// What lies below a sketch.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The colour of the page.
    pub paper: Ink,
    /// Images, as addresses of their data, and where they lie: width and height from the upper left
    /// corner.
    pub images: &'a [(String, [f64; 2])],
}

/// The sketch upon a ground, as an SVG document of the frame's size.
pub fn svg_upon(sketch: &Sketch, frame: &Frame, ground: &Ground<'_>) -> String {
    let [red, green, blue] = ground.paper.rgb;
    let mut below = format!(
        "\n<rect width=\"100%\" height=\"100%\" fill=\"#{red:02x}{green:02x}{blue:02x}\"/>"
    );
    for (address, [width, height]) in ground.images {
        let (width, height) = (width * FINE, height * FINE);
        let size = format!("width=\"{width}\" height=\"{height}\"");
        let _ = write!(below, "\n<image {size} preserveAspectRatio=\"none\" href=\"{address}\"/>");
    }
    let document = svg(sketch, frame);
    let start = document.find('>').map_or(0, |end| end + 1);
    format!("{}{below}{}", &document[..start], &document[start..])
}

/// The sketch as an SVG document of the frame's size.
pub fn svg(sketch: &Sketch, frame: &Frame) -> String {
    let frame = Frame { scale: 1.0, fine: FINE, text: TEXT, ..*frame };
    let size = (side(frame.width), side(frame.height));
    let units = (size.0 * 10, size.1 * 10);
    let mut document = String::new();
    write(sketch, &frame, SVGBackend::with_string(&mut document, units));
    // A name may have signs that no document may have, however they are written.
    document.retain(|sign| !matches!(sign, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'));
    let drawn = format!("width=\"{}\" height=\"{}\"", units.0, units.1);
    let shown = format!("width=\"{}\" height=\"{}\" stroke-linejoin=\"round\"", size.0, size.1);
    document.replacen(&drawn, &shown, 1)
}

fn write(sketch: &Sketch, frame: &Frame, mut backend: SVGBackend<'_>) {
    // Writing to a string cannot fail.
    let _ = sketch.draw(&mut backend, frame);
    let _ = backend.present();
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn side(length: f64) -> u32 {
    length.round().clamp(0.0, 1e5) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Anchor, theme::LIGHT};

    #[test]
    fn what_no_document_may_have_is_left_out() {
        let mut sketch = Sketch::default();
        sketch.text([9.0, 9.0], "a\u{1}b\u{ffff}<c>\u{1f}\td", (LIGHT.inks[0], Anchor::Left));
        assert!(svg(&sketch, &Frame::new(90.0, 90.0, 1.0)).contains("ab&lt;c&gt;\td"));
    }
}
