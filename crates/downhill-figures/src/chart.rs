//! Curves over time: loss, learning rate, norm of the gradient, parameters.

mod painter;

use crate::grid::Grid;
use crate::{Axis, Frame, Ink, Mark, Plane, Point, Rect, Sketch, Stroke, Theme, run_style};
use painter::Painter;

/// The chart's place, range and titles.
#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    /// Its place.
    pub frame: Frame,
    /// Steps, epochs, examples or seconds.
    pub x: Axis,
    /// The quantity shown, linear or logarithmic.
    pub y: Axis,
    /// What the x axis counts, with its unit; no room is taken when empty.
    pub x_title: &'a str,
    /// What the y axis measures, with its unit; no room is taken when empty.
    pub y_title: &'a str,
    /// Places marked on the x axis, such as the ends of epochs.
    pub marks: &'a [f64],
    /// Its colours.
    pub theme: &'a Theme,
}

/// How strongly a curve is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// What the figure is about.
    #[default]
    Strong,
    /// What goes with it.
    Light,
    /// What is compared with it, such as a loss over other rows: a line that is empty inside.
    Hollow,
    /// What is behind it, such as values before they are smoothed.
    Raw,
}

impl Weight {
    /// How opaque and how wide.
    fn stroke(self, ink: Ink) -> Stroke {
        let (alpha, width) = match self {
            Self::Strong => (1.0, 1.8),
            Self::Light => (0.85, 1.3),
            Self::Hollow => (0.9, 3.6),
            Self::Raw => (0.28, 1.0),
        };
        Stroke { ink: ink.faded(alpha), width }
    }
}

/// The curve of one run, thinned before.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// The number of its look.
    pub look: usize,
    /// Its points in order of x; what is not a number is a gap.
    pub points: &'a [Point],
    /// How far along x a pair of points with the same x tells the least and the greatest value.
    pub stride: f64,
    /// Up to which x it is drawn strongly.
    pub reached: f64,
    /// How strongly.
    pub weight: Weight,
    /// Its present point exactly, where the marker lies.
    pub now: Option<Point>,
}

/// A value to compare with.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// The value.
    pub value: f64,
    /// What it is, to which its number is added.
    pub label: &'a str,
}

/// What changes with the cursor.
#[derive(Clone, Copy, Debug)]
pub struct TimeLine<'a> {
    /// The curves, the uppermost last.
    pub series: &'a [Series<'a>],
    /// The x that is marked by a hairline.
    pub cursor: f64,
    /// Whether what lies beyond the cursor shows faintly.
    pub ghost: bool,
    /// A dashed line across.
    pub reference: Option<Reference<'a>>,
}

impl Series<'_> {
    fn stroke(&self, theme: &Theme) -> Stroke {
        self.weight.stroke(run_style(self.look, theme).ink)
    }
}

impl Chart<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        self.grid().plane()
    }

    /// Grid, numbers and title: what changes with range, size and theme.
    pub fn axes(&self) -> Sketch {
        let mut painter = self.painter();
        painter.sketch = self.grid().sketch();
        let Rect { y: [_, bottom], .. } = painter.plane.rect;
        let stroke = Stroke { ink: self.theme.inks[2], width: 1.0 };
        let marks: Vec<_> = self.marks.iter().filter_map(|mark| painter.across(*mark)).collect();
        for x in marks {
            painter.sketch.add(Mark::Rule([[x, bottom - 4.0], [x, bottom + 1.0]], stroke));
        }
        painter.sketch
    }

    /// Curves, reference line and cursor, on nothing: what changes with the cursor.
    pub fn curves(&self, line: &TimeLine<'_>) -> Sketch {
        let mut painter = self.painter();
        painter.hairline(line.cursor, self.theme.strong_line);
        let ghosts = line.series.iter().filter(|_| line.ghost);
        ghosts.for_each(|series| painter.beyond(series));
        line.series.iter().for_each(|series| painter.reached(series));
        line.series.iter().for_each(|series| painter.exits(series, line.ghost));
        line.reference.iter().for_each(|reference| painter.reference(reference, line));
        line.series.iter().for_each(|series| painter.now(series));
        painter.sketch
    }

    /// A hairline at `x` with the points of runs on it, by the numbers of their looks: what is read
    /// off at a pointer.
    pub fn reading(&self, x: f64, points: &[(usize, Point)]) -> Sketch {
        let mut painter = self.painter();
        painter.hairline(x, self.theme.inks[2]);
        painter.sketch.append(self.points(points));
        painter.sketch
    }

    /// Points of runs, by the numbers of their looks.
    pub fn points(&self, points: &[(usize, Point)]) -> Sketch {
        let mut painter = self.painter();
        for (look, point) in points {
            painter.marker(*look, *point);
        }
        painter.sketch
    }

    fn grid(&self) -> Grid<'_> {
        let Self { frame, x, y, x_title, y_title, theme, .. } = *self;
        Grid { frame, x, y, x_title, y_title, theme }
    }

    fn painter(&self) -> Painter<'_> {
        Painter { chart: self, plane: self.plane(), theme: self.theme, sketch: Sketch::default() }
    }
}
