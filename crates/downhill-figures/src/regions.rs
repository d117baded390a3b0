//! Regions: what is predicted all over two features, with the data upon it.

use crate::{
    Field, Filling, Frame, Ink, Map, Mark, Marker, Plane, Point, Sketch, Stroke, Theme, Window,
    run_style, trails,
};

/// The plane of two features; the raster of what is predicted lies below it.
#[derive(Clone, Copy, Debug)]
pub struct Regions<'a> {
    /// Its place.
    pub frame: Frame,
    /// What it shows.
    pub window: Window,
    /// Its colours.
    pub theme: &'a Theme,
}

/// Where the prediction of one run changes from one class to the other.
#[derive(Clone, Copy, Debug)]
pub struct Boundary<'a> {
    /// The number of its look.
    pub look: usize,
    /// Its lines.
    pub lines: &'a [Vec<Point>],
}

/// Examples of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Class<'a> {
    /// Its colour.
    pub ink: Ink,
    /// Its shape, which tells it apart without colour.
    pub marker: Marker,
    /// Whether they are filled.
    pub filling: Filling,
    /// The examples.
    pub points: &'a [Point],
}

impl Class<'_> {
    /// The shapes of two classes, beside the theme's colours of them.
    pub const MARKERS: [Marker; 2] = [Marker::Disc, Marker::Diamond];
}

/// From so many examples on they are drawn smaller.
const MANY: usize = 400;

/// On a picture that is not even so wide they are drawn smaller still.
const SMALL: f64 = 120.0;

impl Regions<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        self.map().plane()
    }

    /// The numbers of the axes and what they show.
    pub fn axes(&self, titles: [&str; 2]) -> Sketch {
        let mut sketch = self.map().axes();
        sketch.append(self.map().titles(titles));
        sketch
    }

    /// The boundaries, the uppermost last.
    pub fn boundaries(&self, boundaries: &[Boundary<'_>]) -> Sketch {
        let (plane, mut sketch) = (self.plane(), Sketch::default());
        for Boundary { look, lines } in boundaries {
            let style = run_style(*look, self.theme);
            let pieces = lines.iter().flat_map(|line| trails::visible(line, &plane, 1.0));
            for piece in pieces {
                let halo = Stroke { ink: self.theme.card.faded(0.8), width: 4.6 };
                sketch.line(piece.clone(), halo);
                sketch.curve(piece, &style, 2.2);
            }
        }
        sketch
    }

    /// The examples of a class.
    pub fn examples(&self, class: &Class<'_>) -> Sketch {
        let plane = self.plane();
        let radius = match class.points.len() {
            _ if self.frame.width < SMALL => 1.5,
            MANY.. => 2.2,
            _ => 3.2,
        };
        let mut sketch = Sketch::default();
        let places = class.points.iter().map(|point| plane.pixel(*point));
        for at in places.filter(|at| plane.rect.grown(4.0).holds(*at)) {
            match class.filling {
                Filling::Full => {
                    let inks = [class.ink, self.theme.card.faded(0.9)];
                    sketch.marker((class.marker, at), radius, inks);
                }
                Filling::Hollow => {
                    sketch.marker((class.marker, at), radius - 0.6, [self.theme.card, class.ink]);
                }
            }
        }
        sketch
    }

    /// Rings of the colour of look number `look` around the examples of its present batch.
    pub fn batch(&self, look: usize, points: &[Point]) -> Sketch {
        let (plane, style) = (self.plane(), run_style(look, self.theme));
        let stroke = Stroke { ink: style.ink, width: 2.0 };
        let ring = |at: Point| Mark::Line(Marker::Disc.ring(at, 7.0), stroke);
        let places = points.iter().map(|point| plane.pixel(*point));
        places.filter(|at| plane.rect.grown(4.0).holds(*at)).map(ring).collect()
    }

    fn map(&self) -> Map<'_> {
        Map { frame: self.frame, window: self.window, theme: self.theme }
    }
}

/// What is predicted, from `low` to `high`, in the colours of the classes: four bytes a cell.
pub fn region_raster(field: &Field, [low, high]: [f64; 2], theme: &Theme) -> Vec<u8> {
    let cell = |value: &f64| {
        let [red, green, blue] = theme.region((value - low) / (high - low)).rgb;
        [red, green, blue, 255]
    };
    field.values.iter().flat_map(cell).collect()
}
