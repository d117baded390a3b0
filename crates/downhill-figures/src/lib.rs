//! The figures of the Downhill playground.
//!
//! A figure is a pure function from numbers to a [`Sketch`], a list of marks in CSS pixels.
//! [`Sketch::draw`] is the one place that meets a plotters backend: a canvas in the page, SVG in
//! tests and exports. Heat maps go past plotters, as RGBA bytes from [`raster`].
//!
//! ```
//! use downhill_figures::{Field, Frame, Map, Relief, Tone, Window, raster, theme};
//!
//! let window = Window { x: [-2.0, 2.0], y: [-1.0, 3.0] };
//! let field = Field::sample(window, [64, 44], |x, y| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2));
//! let relief = Relief::of(&field, Tone::Log);
//! let pixels = raster(&field, &relief, &theme::LIGHT);
//! assert_eq!(pixels.len(), 64 * 44 * 4);
//!
//! let map = Map { frame: Frame::new(600.0, 400.0, 1.0), window, theme: &theme::LIGHT };
//! let ground = map.ground(&downhill_figures::contours(&field, &relief, 14));
//! assert!(!ground.marks().is_empty());
//! ```

mod arrow;
mod axis;
mod block;
mod bounds;
mod chart;
mod chords;
mod clip;
mod coefficients;
mod contour;
mod crowd;
mod curve;
mod damage;
mod dash;
mod draw;
mod exit;
mod field;
mod frame;
mod grid;
mod ink;
mod map;
mod marker;
mod plane;
mod plate;
mod predicted;
mod raster;
mod regions;
mod relief;
mod run_style;
mod scatter;
mod sketch;
#[cfg(feature = "svg")]
mod svg;
mod tangent;
pub mod theme;
mod thin;
mod tick;
mod trails;
mod weights;
mod window;
mod wrap;
mod zoom;

pub use arrow::Vectors;
pub use axis::{Axis, Scale};
pub use block::{Block, Image, Mesh, Turn};
pub use chart::{Chart, Reference, Series, TimeLine, Weight};
pub use chords::chords;
pub use coefficients::{Coefficients, Estimate};
pub use contour::{Contour, contours, isolines};
pub use crowd::Crowd;
pub use curve::Curve;
pub use damage::damage;
pub use downhill::number;
pub use field::Field;
pub use frame::Frame;
pub use ink::Ink;
pub use map::Map;
pub use marker::{Filling, Marker};
pub use plane::{Plane, Rect};
pub use plate::Plate;
pub use predicted::{Predicted, Prediction};
pub use raster::raster;
pub use regions::{Boundary, Class, Regions, region_raster};
pub use relief::{Relief, Tone};
pub use run_style::{RunStyle, run_style};
pub use scatter::{Cloud, Fit, Scatter, Spotlight};
pub use sketch::{Anchor, Mark, Sketch, Stroke, Text};
#[cfg(feature = "svg")]
pub use svg::{Ground, svg, svg_upon};
pub use tangent::Tangent;
pub use theme::Theme;
pub use thin::thin;
pub use trails::{Path, Start, Trails};
pub use weights::{Link, Weights};
pub use window::Window;
pub use zoom::{panned, zoomed};

/// A point in data or in pixels, x before y.
pub type Point = [f64; 2];
