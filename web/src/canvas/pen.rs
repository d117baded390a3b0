//! What draws marks on a canvas: plotters' backend, which tells the canvas only what is new to it.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A pen on a canvas. It remembers colours, widths and fonts: hundreds of marks have the same, and
/// a canvas reads each anew from text. Opaque lines that look alike, such as the dashes of a curve,
/// are drawn as one; what it has begun it draws at the latest in [`Pen::finish`].
pub struct Pen {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    stroke: Option<BackendColor>,
    fill: Option<BackendColor>,
    width: u32,
    font: String,
    /// Whether a line has been traced that is not drawn yet.
    begun: bool,
}

impl Pen {
    /// A pen that knows nothing of what was drawn before.
    pub fn new(canvas: &HtmlCanvasElement, context: CanvasRenderingContext2d) -> Self {
        let (canvas, font) = (canvas.clone(), String::new());
        Self { canvas, context, stroke: None, fill: None, width: 0, font, begun: false }
    }

    /// Draws what is begun.
    pub fn finish(&mut self) {
        if std::mem::take(&mut self.begun) {
            self.context.stroke();
        }
    }

    /// Goes on with the line that is begun, if that looks the same and covers what it crosses.
    fn stroke(&mut self, style: &impl BackendStyle) {
        let (color, width) = (style.color(), style.stroke_width());
        let same = self.width == width && self.stroke.is_some_and(|last| is_same(last, color));
        if self.begun && same && color.alpha >= 1.0 {
            return;
        }
        self.finish();
        self.context.begin_path();
        self.begun = true;
        if !self.stroke.is_some_and(|last| is_same(last, color)) {
            self.context.set_stroke_style_str(&css(color));
            self.stroke = Some(color);
        }
        if self.width != width {
            self.context.set_line_width(f64::from(width));
            self.width = width;
        }
    }

    /// Begins an area.
    fn fill(&mut self, color: BackendColor) {
        self.finish();
        self.context.begin_path();
        if !self.fill.is_some_and(|last| is_same(last, color)) {
            self.context.set_fill_style_str(&css(color));
            self.fill = Some(color);
        }
    }

    fn font<S: BackendTextStyle>(&mut self, style: &S) {
        let font =
            format!("{} {}px {}", style.style().as_str(), style.size(), style.family().as_str());
        if self.font != font {
            self.context.set_font(&font);
            self.font = font;
        }
        let anchor = style.anchor();
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        });
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        let mut path = path.into_iter();
        if let Some((x, y)) = path.next() {
            self.context.move_to(f64::from(x), f64::from(y));
        }
        path.for_each(|(x, y)| self.context.line_to(f64::from(x), f64::from(y)));
    }
}

impl DrawingBackend for Pen {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.canvas.width(), self.canvas.height())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.finish();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.fill(color);
        self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.stroke(style);
        self.trace(path);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.fill(style.color());
        self.trace(corners);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.fill(style.color());
        let turn = std::f64::consts::TAU;
        let _ = self.context.arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, turn);
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        self.fill(style.color());
        self.font(style);
        let _ = self.context.fill_text(text, f64::from(x), f64::from(y));
        Ok(())
    }
}

fn is_same(a: BackendColor, b: BackendColor) -> bool {
    a.rgb == b.rgb && a.alpha == b.alpha
}

fn css(BackendColor { rgb: (red, green, blue), alpha }: BackendColor) -> String {
    format!("rgba({red},{green},{blue},{alpha})")
}
