//! The size of a figure and the fineness of what it is drawn on.

/// The place of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Device pixels in a CSS pixel.
    pub scale: f64,
    /// Backend units in a device pixel.
    ///
    /// Plotters' coordinates are whole numbers, which makes slanting lines tremble. A canvas whose
    /// context is scaled by 1/8 and a frame with `fine` = 8 place every corner to an eighth of a
    /// pixel and allow lines 1.5 pixels wide.
    pub fine: f64,
    /// Text is drawn larger by this factor, for a backend that draws it smaller.
    pub text: f64,
}

impl Frame {
    /// A frame of `width` × `height` CSS pixels, `scale` device pixels each.
    pub const fn new(width: f64, height: f64, scale: f64) -> Self {
        Self { width, height, scale, fine: 1.0, text: 1.0 }
    }

    /// The same frame, drawn in `fine` units a device pixel.
    pub const fn fine(self, fine: f64) -> Self {
        Self { fine, ..self }
    }

    /// Whether it is too small for numbers.
    pub(crate) fn is_thumbnail(&self) -> bool {
        self.width < 150.0 || self.height < 90.0
    }

    /// Backend units in a CSS pixel.
    pub(crate) fn units(&self) -> f64 {
        self.scale * self.fine
    }
}
