//! The block: the landscape as a solid piece of land that can be turned.
//!
//! A parallel projection of the unit block, u to the right, v away from the viewer and the height
//! up. Hidden surfaces are left out point by point: of all that fall on a pixel the nearest stays
//! (Catmull 1974, the z-buffer), so that meshes may be as fine as they like.

mod axes;
mod mesh;
mod paint;
mod trails;

use crate::{Frame, Plane, Point, Rect, Theme, Window};

pub use mesh::Mesh;
pub use paint::Image;

/// From where the block is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// How far it is turned about its upright axis, in radians.
    pub azimuth: f64,
    /// How high above the horizon the viewer is, in radians.
    pub elevation: f64,
}

impl Default for Turn {
    fn default() -> Self {
        Self { azimuth: -0.5, elevation: 0.75 }
    }
}

/// The lowest and the highest view: neither from the edge, where nothing is seen of the ground,
/// nor past the zenith.
const ELEVATIONS: [f64; 2] = [0.15, std::f64::consts::FRAC_PI_2];

impl Turn {
    /// Turned further by so many radians.
    pub fn by(self, azimuth: f64, elevation: f64) -> Self {
        let [low, high] = ELEVATIONS;
        Self {
            azimuth: (self.azimuth + azimuth) % std::f64::consts::TAU,
            elevation: (self.elevation + elevation).clamp(low, high),
        }
    }
}

/// How high the highest land stands above the lowest, in half sides of the block.
const HEIGHT: f64 = 1.0;

/// How far the block reaches below the lowest land.
const DEPTH: f64 = 0.12;

/// The room beside the block, and above and below it: for titles and buttons, and for its axes.
const MARGIN: [f64; 2] = [10.0, 44.0];

/// How much lower than the frame's middle its own lies.
const LOWER: f64 = 6.0;

/// A block in its frame.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    /// Its place.
    pub frame: Frame,
    /// The part of the plane it is cut from.
    pub window: Window,
    /// From where it is seen.
    pub turn: Turn,
    /// Its colours.
    pub theme: &'a Theme,
}

/// A point of the block: from −1 to 1 to the right and away, from 0 to 1 up.
type Spot = [f64; 3];

impl Block<'_> {
    /// Where a spot is seen, in CSS pixels, and how near the viewer it is.
    fn seen(&self, [u, v, height]: Spot) -> (Point, f64) {
        let (sin, cos) = libm::sincos(self.turn.azimuth);
        let (up, level) = libm::sincos(self.turn.elevation);
        let (right, away) = (u * cos - v * sin, u * sin + v * cos);
        let z = HEIGHT * (height - 0.5);
        let scale = self.scale();
        let middle = [self.frame.width / 2.0, self.frame.height / 2.0 + LOWER];
        let at = [middle[0] + scale * right, middle[1] - scale * (away * up + z * level)];
        (at, z * up - away * level)
    }

    /// CSS pixels in half a side; the block stays in its frame however it is turned.
    fn scale(&self) -> f64 {
        let diagonal = 2.0 * std::f64::consts::SQRT_2;
        let (up, level) = libm::sincos(self.turn.elevation);
        let tall = diagonal * up + (HEIGHT + DEPTH) * level;
        let across = (self.frame.width - 2.0 * MARGIN[0]) / diagonal;
        across.min((self.frame.height - 2.0 * MARGIN[1]) / tall).max(0.0)
    }

    /// The place of a point of the plane on the block's square.
    fn square(&self, point: Point) -> Point {
        let square = Rect { x: [-1.0, 1.0], y: [1.0, -1.0] };
        Plane::linear(square, self.window).pixel(point)
    }
}
