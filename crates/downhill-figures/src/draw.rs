//! The one place where marks meet a plotters backend.

use crate::{Frame, Ink, Mark, Point, Sketch, Stroke, Text};
use plotters::backend::DrawingBackend;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::style::text_anchor::Pos;
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};

type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

const FAMILY: FontFamily<'static> = FontFamily::Name("system-ui, sans-serif");

impl Sketch {
    /// Draws every mark on `backend`, which is `frame.scale × frame.fine` times the frame's size.
    ///
    /// On a canvas, set the context's `lineJoin` and `lineCap` to `round` first.
    ///
    /// # Errors
    ///
    /// When the backend cannot draw.
    pub fn draw<B: DrawingBackend>(&self, backend: &mut B, frame: &Frame) -> Drawn<B> {
        self.marks().iter().try_for_each(|mark| draw_mark(backend, frame, mark))
    }
}

fn draw_mark<B: DrawingBackend>(backend: &mut B, frame: &Frame, mark: &Mark) -> Drawn<B> {
    let at = |point: &Point| frame.unit(*point);
    let drawn = match mark {
        Mark::Line(points, stroke) => {
            backend.draw_path(points.iter().map(at), &frame.stroke(*stroke))
        }
        Mark::Rule(ends, stroke) => {
            backend.draw_path(ends.map(|end| frame.sharp(end)), &frame.stroke(*stroke))
        }
        Mark::Fill(corners, ink) => backend.fill_polygon(corners.iter().map(at), &filled(*ink)),
        Mark::Disc(centre, radius, ink) => {
            backend.draw_circle(at(centre), frame.length(*radius), &filled(*ink), true)
        }
        Mark::Text(text) => {
            backend.draw_text(&text.words, &frame.text_style(text), frame.unit(text.at))
        }
    };
    drawn.map_err(DrawingAreaErrorKind::BackendError)
}

impl Frame {
    /// A point in backend units; what lies absurdly far away is brought to where i32 ends safely.
    fn unit(&self, point: Point) -> (i32, i32) {
        (whole(point[0] * self.units()), whole(point[1] * self.units()))
    }

    /// A point at the middle of a device pixel, where a line one pixel wide is sharp.
    fn sharp(&self, point: Point) -> (i32, i32) {
        let middle = |v: f64| ((v * self.scale).floor() + 0.5) * self.fine;
        (whole(middle(point[0])), whole(middle(point[1])))
    }

    fn length(&self, length: f64) -> u32 {
        whole(length * self.units()).max(1).unsigned_abs()
    }

    fn stroke(&self, stroke: Stroke) -> ShapeStyle {
        ShapeStyle { stroke_width: self.length(stroke.width), ..filled(stroke.ink) }
    }

    fn text_style(&self, text: &Text) -> TextStyle<'static> {
        let (horizontal, vertical) = text.anchor.position();
        let size = text.size * self.units() * self.text;
        TextStyle {
            font: FontDesc::new(FAMILY, size, FontStyle::Normal),
            color: rgba(text.ink).to_backend_color(),
            pos: Pos::new(horizontal, vertical),
        }
    }
}

fn rgba(ink: Ink) -> RGBAColor {
    let [red, green, blue] = ink.rgb;
    RGBAColor(red, green, blue, ink.alpha)
}

fn filled(ink: Ink) -> ShapeStyle {
    ShapeStyle { color: rgba(ink), filled: true, stroke_width: 1 }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped, and NaN becomes 0")]
fn whole(value: f64) -> i32 {
    value.round().clamp(-1e8, 1e8) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_becomes_a_unit() {
        let frame = Frame::new(100.0, 100.0, 2.0).fine(8.0);
        assert_eq!(frame.unit([1.0, f64::NAN]), (16, 0));
        assert_eq!(frame.unit([f64::INFINITY, -1e300]), (100_000_000, -100_000_000));
    }

    #[test]
    fn rules_lie_in_the_middle_of_device_pixels() {
        let frame = Frame::new(100.0, 100.0, 2.0).fine(8.0);
        assert_eq!(frame.sharp([10.2, 0.0]), (20 * 8 + 4, 4));
    }
}
