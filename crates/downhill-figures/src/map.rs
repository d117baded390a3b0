//! The topographic map: contour lines, numbers and trails upon the raster.

use crate::sketch::TEXT;
use crate::trails::{self, visible};
use crate::{
    Anchor, Contour, Frame, Plane, Point, Rect, Sketch, Stroke, Text, Theme, Trails, Window, arrow,
    tick,
};

/// A map that fills its frame; the raster lies below it.
#[derive(Clone, Copy, Debug)]
pub struct Map<'a> {
    /// Its place.
    pub frame: Frame,
    /// What it shows.
    pub window: Window,
    /// Its colours.
    pub theme: &'a Theme,
}

/// The room at the top that titles and buttons take.
const HEADROOM: f64 = 44.0;

impl Map<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        let rect = Rect { x: [0.0, self.frame.width], y: [0.0, self.frame.height] };
        Plane::linear(rect, self.window)
    }

    /// Contour lines and the numbers of the axes: what changes with problem, window and theme.
    pub fn ground(&self, contours: &[Contour]) -> Sketch {
        let mut sketch = Sketch::default();
        for contour in contours {
            self.contour(&mut sketch, contour);
        }
        if !self.frame.is_thumbnail() {
            self.numbers_of_x(&mut sketch);
            self.numbers_of_y(&mut sketch);
        }
        sketch
    }

    /// Arrows that begin at the first point of each pair and point along the second.
    ///
    /// The longest vector is drawn `reach` CSS pixels long; the shorter ones shrink slowly, so
    /// that none vanishes where others are a million times as long.
    pub fn arrows(&self, arrows: &[[Point; 2]], reach: f64) -> Sketch {
        arrow::sketch(arrows, reach, (&self.plane(), self.theme))
    }

    /// Paths, minima and start, on nothing: what changes with the cursor.
    pub fn trails(&self, trails: &Trails<'_>) -> Sketch {
        trails::sketch(trails, &self.plane(), self.theme)
    }

    fn contour(&self, sketch: &mut Sketch, contour: &Contour) {
        let ink = self.theme.contour(contour.level).faded(0.75);
        let width = if self.frame.is_thumbnail() { 0.5 } else { 0.8 };
        let plane = self.plane();
        for line in contour.lines.iter().flat_map(|line| visible(line, &plane, 1.2)) {
            sketch.line(line, Stroke { ink, width });
        }
    }

    fn numbers_of_x(&self, sketch: &mut Sketch) {
        let (plane, width) = (self.plane(), self.frame.width);
        for tick in tick::ticks(&plane.x, tick::room(width, 110.0)) {
            let at = [plane.pixel([tick.value, 0.0])[0], self.frame.height - 13.0];
            if (44.0..width - 24.0).contains(&at[0]) {
                self.number(sketch, (at, tick.label), Anchor::Centre);
            }
        }
    }

    fn numbers_of_y(&self, sketch: &mut Sketch) {
        let (plane, height) = (self.plane(), self.frame.height);
        for tick in tick::ticks(&plane.y, tick::room(height, 90.0)) {
            let at = [9.0, plane.pixel([0.0, tick.value])[1]];
            if (HEADROOM..height - 14.0).contains(&at[1]) {
                self.number(sketch, (at, tick.label), Anchor::Left);
            }
        }
    }

    fn number(&self, sketch: &mut Sketch, (at, words): (Point, String), anchor: Anchor) {
        let text = Text { at, words, size: TEXT, ink: self.theme.inks[1], anchor };
        sketch.glowing(text, self.theme.paper);
    }
}
