//! A figure as a list of marks.

use crate::{Ink, Marker, Point, Rect, RunStyle, dash};
use plotters::style::text_anchor::{HPos, VPos};

/// Colour and width of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width in CSS pixels.
    pub width: f64,
}

/// Which point of a text lies at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The middle of its left edge.
    Left,
    /// Its middle.
    Centre,
    /// The middle of its right edge.
    Right,
}

impl Anchor {
    pub(crate) fn position(self) -> (HPos, VPos) {
        let horizontal = match self {
            Self::Left => HPos::Left,
            Self::Centre => HPos::Center,
            Self::Right => HPos::Right,
        };
        (horizontal, VPos::Center)
    }
}

/// A short text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where its anchor lies.
    pub at: Point,
    /// What it says.
    pub words: String,
    /// Its size in CSS pixels.
    pub size: f64,
    /// Its colour.
    pub ink: Ink,
    /// Which point of it lies at `at`.
    pub anchor: Anchor,
}

impl Text {
    /// About how wide it is drawn, for a common sans-serif face.
    pub fn width(&self) -> f64 {
        self.words.chars().count() as f64 * self.size * ADVANCE
    }

    /// About where it begins and ends, across.
    pub(crate) fn ends(&self) -> [f64; 2] {
        let before = match self.anchor {
            Anchor::Left => 0.0,
            Anchor::Centre => self.width() / 2.0,
            Anchor::Right => self.width(),
        };
        [self.at[0] - before, self.at[0] - before + self.width()]
    }

    /// About what it takes up.
    pub(crate) fn place(&self) -> Rect {
        let [left, right] = self.ends();
        self.around([f64::midpoint(left, right), self.at[1]])
    }

    /// About what it takes up with its middle at `at`.
    pub(crate) fn around(&self, [x, y]: Point) -> Rect {
        let (across, down) = (self.width() / 2.0 + 2.0, self.size / 2.0 + 2.0);
        Rect { x: [x - across, x + across], y: [y - down, y + down] }
    }
}

/// One thing drawn, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line through points.
    Line(Vec<Point>, Stroke),
    /// A horizontal or vertical line, kept sharp by lying on whole device pixels.
    Rule([Point; 2], Stroke),
    /// A filled outline.
    Fill(Vec<Point>, Ink),
    /// A filled circle: centre, radius.
    Disc(Point, f64, Ink),
    /// A text.
    Text(Text),
}

/// Marks in the order they are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    marks: Vec<Mark>,
}

impl Sketch {
    /// The marks, lowest first.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Where its words stand.
    pub fn words(&self) -> impl Iterator<Item = Rect> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some(text.place()),
            _ => None,
        })
    }

    /// Lays `mark` on top.
    pub fn add(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// Lays every mark of `other` on top.
    pub fn append(&mut self, other: Self) {
        self.marks.extend(other.marks);
    }

    pub(crate) fn line(&mut self, points: Vec<Point>, stroke: Stroke) {
        if points.len() > 1 {
            self.add(Mark::Line(points, stroke));
        }
    }

    pub(crate) fn dashed(&mut self, points: Vec<Point>, dashes: &[f64], stroke: Stroke) {
        for piece in dash::pieces(points, dashes) {
            self.line(piece, stroke);
        }
    }

    /// The curve of a run: its dashes, held together by a fainter line.
    pub(crate) fn curve(&mut self, points: Vec<Point>, style: &RunStyle, width: f64) {
        if !style.dashes.is_empty() {
            self.line(points.clone(), Stroke { ink: style.ink.faded(0.45), width });
        }
        self.dashed(points, style.dashes, Stroke { ink: style.ink, width });
    }

    pub(crate) fn text(
        &mut self,
        at: Point,
        words: impl Into<String>,
        (ink, anchor): (Ink, Anchor),
    ) {
        self.add(Mark::Text(Text { at, words: words.into(), size: TEXT, ink, anchor }));
    }

    /// A text upon a map: a glow of `glow` keeps it legible on any ground.
    pub(crate) fn glowing(&mut self, text: Text, glow: Ink) {
        for turn in (0..8u8).filter(|_| !text.words.is_empty()) {
            let (sin, cos) = libm::sincos(f64::from(turn) * std::f64::consts::FRAC_PI_4);
            let at = [text.at[0] + 1.5 * cos, text.at[1] + 1.5 * sin];
            self.add(Mark::Text(Text { at, ink: glow.faded(0.5), ..text.clone() }));
        }
        self.add(Mark::Text(text));
    }

    /// A marker with a ring around it.
    pub(crate) fn marker(&mut self, (marker, at): (Marker, Point), radius: f64, inks: [Ink; 2]) {
        for (radius, ink) in [(radius + 1.8, inks[1]), (radius, inks[0])] {
            self.add(match marker {
                Marker::Disc => Mark::Disc(at, radius, ink),
                _ => Mark::Fill(marker.outline(at, radius), ink),
            });
        }
    }
}

impl FromIterator<Mark> for Sketch {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        Self { marks: marks.into_iter().collect() }
    }
}

/// The width of a digit in parts of the text's size; common sans-serif faces have 0.55 to 0.64.
pub(crate) const ADVANCE: f64 = 0.62;

/// The size of ordinary text in a figure, in CSS pixels.
pub(crate) const TEXT: f64 = 11.0;
