//! The topographic map: contour lines, numbers and trails upon the raster.

use crate::arrow::Vectors;
use crate::sketch::TEXT;
use crate::tick::Tick;
use crate::trails::{self, visible};
use crate::{
    Anchor, Contour, Crowd, Frame, Plane, Point, Rect, Sketch, Stroke, Text, Theme, Trails, Window,
    arrow, dash, number, tick,
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

/// Every so-maniest contour line says its loss.
const LABELLED: usize = 3;

/// The least distance of two such labels, and of a label from the edge, in CSS pixels.
const APART: f64 = 70.0;

/// The least distance of such a label from what lies on the map: as much as half of a path's width.
const CLEAR: f64 = 3.0;

/// Between neighbouring numbers of an axis, in CSS pixels.
const GAP: f64 = 6.0;

/// So many times as many numbers are tried where few of them are seen.
const FINER: usize = 5;

impl Map<'_> {
    /// Between data and CSS pixels.
    pub fn plane(&self) -> Plane {
        let rect = Rect { x: [0.0, self.frame.width], y: [0.0, self.frame.height] };
        Plane::linear(rect, self.window)
    }

    /// Contour lines and the numbers of the axes: what changes with problem, window and theme.
    pub fn ground(&self, contours: &[Contour]) -> Sketch {
        let mut sketch = self.contours(contours);
        sketch.append(self.losses(contours, &Crowd::default()));
        sketch.append(self.axes());
        sketch
    }

    /// Contour lines.
    pub fn contours(&self, contours: &[Contour]) -> Sketch {
        let mut sketch = Sketch::default();
        for contour in contours {
            self.contour(&mut sketch, contour);
        }
        sketch
    }

    /// The losses of some contour lines, each upon its longest line where there is room and nothing
    /// of `crowd` lies; a thumbnail has none.
    pub fn losses(&self, contours: &[Contour], crowd: &Crowd) -> Sketch {
        let (plane, mut taken, mut sketch) = (self.plane(), Vec::<Point>::new(), Sketch::default());
        if self.frame.is_thumbnail() {
            return sketch;
        }
        for contour in contours.iter().skip(1).step_by(LABELLED) {
            let longest = contour.lines.iter().max_by_key(|line| line.len());
            let line = longest.into_iter().flatten().map(|point| plane.pixel(*point));
            let apart = |at: &Point| {
                self.middle().holds(*at) && taken.iter().all(|b| dash::distance(*at, *b) > APART)
            };
            let places: Vec<Point> = line.filter(apart).collect();
            let text = self.text([0.0; 2], number::number(contour.loss), Anchor::Centre);
            if let Some(at) = freest(&places, |at| crowd.is_free(&text.around(at).grown(CLEAR))) {
                taken.push(at);
                sketch.glowing(Text { at, ..text }, self.theme.paper);
            }
        }
        sketch
    }

    /// The numbers of the axes; a thumbnail has none.
    pub fn axes(&self) -> Sketch {
        let mut sketch = Sketch::default();
        if !self.frame.is_thumbnail() {
            self.numbers_of_x(&mut sketch);
            self.numbers_of_y(&mut sketch);
        }
        sketch
    }

    /// What the axes show, written where their numbers end.
    pub fn titles(&self, [x, y]: [&str; 2]) -> Sketch {
        let mut sketch = Sketch::default();
        let right = [self.frame.width - 10.0, self.frame.height - 31.0];
        self.number(&mut sketch, (right, x.to_owned()), Anchor::Right);
        self.number(&mut sketch, ([9.0, HEADROOM + 25.0], y.to_owned()), Anchor::Left);
        sketch
    }

    /// Arrows that begin at the first point of each pair and point along the second.
    ///
    /// The longest vector is drawn `reach` CSS pixels long; the shorter ones shrink slowly, so
    /// that none vanishes where others are a million times as long.
    pub fn arrows(&self, arrows: &[[Point; 2]], reach: f64) -> Sketch {
        arrow::sketch(arrows, reach, (&self.plane(), self.theme))
    }

    /// Vectors from one point, each in its colour and with its words; the longest is `reach` CSS
    /// pixels long, and the others are as long as they are beside it.
    pub fn vectors(&self, vectors: &Vectors<'_>, reach: f64) -> Sketch {
        arrow::vectors(vectors, reach, (&self.plane(), self.theme))
    }

    /// Where [`Map::trails`] writes at the start, if it does.
    pub fn words_at_start(&self, trails: &Trails<'_>) -> Option<Rect> {
        trails::words_at_start(trails, &self.plane(), self.theme)
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

    /// Where labels are neither cut off nor covered.
    fn middle(&self) -> Rect {
        let Frame { width, height, .. } = self.frame;
        Rect { x: [APART, width - APART], y: [APART + 30.0, height - APART] }
    }

    fn numbers_of_x(&self, sketch: &mut Sketch) {
        let (plane, width) = (self.plane(), self.frame.width);
        let y = self.frame.height - 13.0;
        let numbers = |most| -> Vec<Text> {
            let ticks = tick::ticks(&plane.x, most).into_iter();
            let at = |tick: &Tick| [plane.pixel([tick.value, 0.0])[0], y];
            let texts = ticks.map(|tick| self.text(at(&tick), tick.label, Anchor::Centre));
            texts.filter(|text| (44.0..width - 24.0).contains(&text.at[0])).collect()
        };
        let fit = |texts: &[Text]| {
            texts.windows(2).all(|pair| pair[0].ends()[1] + GAP < pair[1].ends()[0])
        };
        for text in enough(tick::room(width, 110.0), numbers, fit) {
            sketch.glowing(text, self.theme.paper);
        }
    }

    fn numbers_of_y(&self, sketch: &mut Sketch) {
        let (plane, height) = (self.plane(), self.frame.height);
        let numbers = |most| -> Vec<Text> {
            let ticks = tick::ticks(&plane.y, most).into_iter();
            let at = |tick: &Tick| [9.0, plane.pixel([0.0, tick.value])[1]];
            let texts = ticks.map(|tick| self.text(at(&tick), tick.label, Anchor::Left));
            texts.filter(|text| (HEADROOM + 40.0..height - 14.0).contains(&text.at[1])).collect()
        };
        let fit = |texts: &[Text]| {
            texts.windows(2).all(|pair| pair[0].at[1] - pair[1].at[1] > TEXT + GAP)
        };
        for text in enough(tick::room(height, 90.0), numbers, fit) {
            sketch.glowing(text, self.theme.paper);
        }
    }

    fn number(&self, sketch: &mut Sketch, (at, words): (Point, String), anchor: Anchor) {
        sketch.glowing(self.text(at, words, anchor), self.theme.paper);
    }

    fn text(&self, at: Point, words: String, anchor: Anchor) -> Text {
        Text { at, words, size: TEXT, ink: self.theme.inks[1], anchor }
    }
}

/// About `most` numbers; more, if fewer than two of them are seen and more have room.
fn enough(
    most: usize,
    numbers: impl Fn(usize) -> Vec<Text>,
    fit: impl Fn(&[Text]) -> bool,
) -> Vec<Text> {
    let finer = (most..=most * FINER).map(&numbers);
    let readable = finer.into_iter().find(|texts| texts.len() > 1);
    readable.filter(|texts| fit(texts)).unwrap_or_else(|| numbers(most))
}

/// The place that is free and nearest to the middle one.
fn freest(places: &[Point], free: impl Fn(Point) -> bool) -> Option<Point> {
    let middle = places.len() / 2;
    let (before, after) = places.split_at(middle);
    let by_turns = (0..=middle).flat_map(|away| {
        [after.get(away), away.checked_sub(1).and_then(|away| before.iter().rev().nth(away))]
    });
    by_turns.flatten().copied().find(|at| free(*at))
}
