//! What draws marks on a canvas: `plotters-canvas`, but for lines that look alike.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

type Failure = <CanvasBackend as DrawingBackend>::ErrorType;
type Drawn = Result<(), DrawingErrorKind<Failure>>;

/// A pen on a canvas. Opaque lines that look alike and follow each other, such as the dashes of a
/// curve, are drawn as one: `plotters-canvas` draws each by itself, and each costs a canvas as much
/// as the first. What is begun is drawn at the latest in [`Pen::finish`].
pub struct Pen {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    /// Colour and width of the line that is begun.
    begun: Option<(BackendColor, u32)>,
}

impl Pen {
    /// A pen on `canvas`, whose context this is.
    pub fn new(canvas: &HtmlCanvasElement, context: CanvasRenderingContext2d) -> Option<Self> {
        let backend = CanvasBackend::with_canvas_object(canvas.clone())?;
        Some(Self { backend, context, begun: None })
    }

    /// Draws what is begun.
    pub fn finish(&mut self) {
        if self.begun.take().is_some() {
            self.context.stroke();
        }
    }

    /// Goes on with the line that is begun, if that looks the same and covers what it crosses.
    fn begin(&mut self, color: BackendColor, width: u32) {
        let is_same = |(last, last_width): &(BackendColor, u32)| {
            *last_width == width && last.rgb == color.rgb && last.alpha == color.alpha
        };
        if color.alpha >= 1.0 && self.begun.as_ref().is_some_and(is_same) {
            return;
        }
        self.finish();
        let BackendColor { rgb: (red, green, blue), alpha } = color;
        self.context.set_stroke_style_str(&format!("rgba({red},{green},{blue},{alpha})"));
        self.context.set_line_width(f64::from(width));
        self.context.begin_path();
        self.begun = Some((color, width));
    }

    /// What draws everything else.
    fn backend(&mut self) -> &mut CanvasBackend {
        self.finish();
        &mut self.backend
    }
}

impl DrawingBackend for Pen {
    type ErrorType = Failure;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.backend().present()
    }

    fn draw_pixel(&mut self, place: BackendCoord, color: BackendColor) -> Drawn {
        self.backend().draw_pixel(place, color)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut path = path.into_iter();
        if let Some((x, y)) = path.next() {
            self.begin(style.color(), style.stroke_width());
            self.context.move_to(f64::from(x), f64::from(y));
        }
        path.for_each(|(x, y)| self.context.line_to(f64::from(x), f64::from(y)));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.backend().fill_polygon(corners, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.backend().draw_circle(centre, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        place: BackendCoord,
    ) -> Drawn {
        self.backend().draw_text(text, style, place)
    }
}
