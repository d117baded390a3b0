//! The axes of a block: names and numbers along the two edges of its foot that are near.

use super::{Block, DEPTH, HEIGHT};
use crate::sketch::TEXT;
use crate::tick::{self, Tick};
use crate::{Anchor, Axis, Frame, Point, Rect, Sketch, Stroke, Text};

/// How far a mark stands out, and where what is written begins, in CSS pixels from the edge.
const MARK: f64 = 4.0;
const WORDS: f64 = 8.0;

/// Between numbers and the name of their axis, in CSS pixels.
const APART: f64 = 5.0;

/// What is written keeps so far from the end of the frame, in CSS pixels.
const MARGIN: f64 = 4.0;

/// Numbers keep so far from the corner where the axes meet, in CSS pixels.
const CORNER: f64 = 14.0;

/// The room that a number takes along an edge, in CSS pixels.
const ROOM: f64 = 55.0;

/// So many times as many numbers are tried where few of them have their place.
const FINER: usize = 4;

/// A near edge of the foot as it is seen.
struct Edge {
    /// From the lower end of its axis to the upper one.
    ends: [Point; 2],
    /// One pixel away from the block, at a right angle.
    out: Point,
    /// The corner where the axes meet.
    corner: Point,
    /// What it shows.
    axis: Axis,
}

impl Block<'_> {
    /// Names and numbers of both axes, wherever the block is turned; a thumbnail has none.
    pub fn axes(&self, titles: [&str; 2]) -> Sketch {
        let mut board = Board { block: self, taken: Vec::new(), sketch: Sketch::default() };
        if self.frame.is_thumbnail() {
            return board.sketch;
        }
        let edges = self.near_edges();
        // Names first: numbers give way to them.
        for (edge, title) in edges.iter().zip(titles) {
            board.title(edge, title);
        }
        for edge in &edges {
            board.numbers(edge);
        }
        board.sketch
    }

    /// The edges along which the first and the second parameter run.
    fn near_edges(&self) -> [Edge; 2] {
        let (sin, cos) = libm::sincos(self.turn.azimuth);
        let [u, v] = [sin, cos].map(|away| if away > 0.0 { -1.0 } else { 1.0 });
        let foot = |[u, v]: Point| self.seen([u, v, -DEPTH / HEIGHT]).0;
        let middle = foot([0.0, 0.0]);
        let corner = foot([u, v]);
        let edge = |ends: [Point; 2], range: [f64; 2]| {
            let ends = ends.map(foot);
            Edge { ends, out: outwards(ends, middle), corner, axis: Axis::linear(range) }
        };
        [edge([[-1.0, v], [1.0, v]], self.window.x), edge([[u, -1.0], [u, 1.0]], self.window.y)]
    }
}

/// One pixel at a right angle to the line between two points, away from `middle`.
fn outwards([[a, b], [c, d]]: [Point; 2], middle: Point) -> Point {
    let length = libm::hypot(c - a, d - b).max(f64::MIN_POSITIVE);
    let out = [(d - b) / length, (a - c) / length];
    let away = (a - middle[0]) * out[0] + (b - middle[1]) * out[1];
    if away < 0.0 { out.map(|part| -part) } else { out }
}

impl Edge {
    fn length(&self) -> f64 {
        let [[a, b], [c, d]] = self.ends;
        libm::hypot(c - a, d - b)
    }

    /// The place at a part of the way along it.
    fn at(&self, part: f64) -> Point {
        let [from, to] = self.ends;
        [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
    }

    /// The point so many pixels out from `from`.
    fn out(&self, from: Point, far: f64) -> Point {
        [from[0] + self.out[0] * far, from[1] + self.out[1] * far]
    }

    /// Half of what a text takes up at a right angle to the edge.
    fn half(&self, text: &Text) -> f64 {
        (self.out[0] * text.width() / 2.0).abs() + (self.out[1] * text.size / 2.0).abs()
    }

    /// About how many numbers have room.
    fn room(&self) -> usize {
        tick::room(self.length(), ROOM)
    }

    /// About `most` of its numbers, where they are marked.
    fn ticks(&self, most: usize) -> Vec<(Point, String)> {
        let place = |tick: &Tick| self.at(self.axis.fraction(tick.value));
        let ticks = tick::ticks(&self.axis, most).into_iter();
        ticks.map(|tick| (place(&tick), tick.label)).collect()
    }
}

/// What is written upon, and where something stands already.
struct Board<'a> {
    block: &'a Block<'a>,
    taken: Vec<Rect>,
    sketch: Sketch,
}

impl Board<'_> {
    /// The name of an axis beyond its numbers, at the middle of its edge.
    fn title(&mut self, edge: &Edge, title: &str) {
        let numbers = edge
            .ticks(edge.room())
            .into_iter()
            .map(|(_, label)| 2.0 * edge.half(&self.text(label)));
        let beyond = WORDS + numbers.fold(0.0, f64::max) + APART;
        let text = self.text(title.to_owned());
        let at = edge.out(edge.at(0.5), beyond + edge.half(&text));
        let at = self.within(&text, at);
        self.write(Text { at, ..text });
    }

    /// A few numbers; more, if fewer than two of them have their place and more have.
    fn numbers(&mut self, edge: &Edge) {
        let most = edge.room();
        let mut finer = (most..=most * FINER).map(|most| self.fitting(edge, most));
        let few = finer.next().unwrap_or_default();
        let numbers =
            if few.len() > 1 { few } else { finer.find(|it| it.len() > 1).unwrap_or(few) };
        let stroke = Stroke { ink: self.block.theme.inks[2], width: 1.0 };
        for (place, text) in numbers {
            self.sketch.line(vec![place, edge.out(place, MARK)], stroke);
            self.write(text);
        }
    }

    /// Those of about `most` numbers that have their place, with what is written there.
    fn fitting(&self, edge: &Edge, most: usize) -> Vec<(Point, Text)> {
        let mut taken = self.taken.clone();
        let mut numbers = Vec::new();
        for (place, label) in edge.ticks(most) {
            let text = self.text(label);
            let at = edge.out(place, WORDS + edge.half(&text));
            let room = text.around(at);
            let from_corner = libm::hypot(place[0] - edge.corner[0], place[1] - edge.corner[1]);
            let is_free = from_corner > CORNER && self.within(&text, at) == at;
            if is_free && !taken.iter().any(|other| other.meets(&room)) {
                taken.push(room);
                numbers.push((place, Text { at, ..text }));
            }
        }
        numbers
    }

    fn text(&self, words: String) -> Text {
        let ink = self.block.theme.inks[1];
        Text { at: [0.0; 2], words, size: TEXT, ink, anchor: Anchor::Centre }
    }

    /// The place nearest to `at` where the frame holds the text.
    fn within(&self, text: &Text, at: Point) -> Point {
        let Frame { width, height, .. } = self.block.frame;
        let [across, down] = [text.width() / 2.0 + MARGIN, text.size / 2.0 + MARGIN];
        let side = |length: f64, half: f64| [half, (length - half).max(half)];
        Rect { x: side(width, across), y: side(height, down) }.nearest(at)
    }

    fn write(&mut self, text: Text) {
        self.taken.push(text.around(text.at));
        self.sketch.glowing(text, self.block.theme.card);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Turn;
    use super::*;
    use crate::{Mark, Window, theme};
    use std::f64::consts::{FRAC_PI_2, TAU};

    const WINDOW: Window = Window { x: [-2.0, 2.0], y: [-1.0, 3.0] };

    fn block(frame: Frame, turn: Turn) -> Block<'static> {
        Block { frame, window: WINDOW, turn, theme: &theme::LIGHT }
    }

    /// The words, without the glow behind them.
    fn words(sketch: &Sketch) -> Vec<Text> {
        let text = |mark: &Mark| match mark {
            Mark::Text(text) if text.ink == theme::LIGHT.inks[1] => Some(text.clone()),
            _ => None,
        };
        sketch.marks().iter().filter_map(text).collect()
    }

    #[test]
    fn names_and_numbers_follow_the_turn_and_stay_apart_in_the_frame() {
        let sizes = [[620.0, 720.0], [400.0, 240.0], [372.0, 300.0]];
        for ([width, height], turned) in
            sizes.into_iter().flat_map(|it| (0..48).map(move |i| (it, i)))
        {
            let azimuth = f64::from(turned) / 48.0 * TAU;
            for elevation in [0.15, 0.4, 0.75, 1.2, FRAC_PI_2] {
                let frame = Frame::new(width, height, 1.0);
                let block = block(frame, Turn { azimuth, elevation });
                let texts = words(&block.axes(["direction 1", "direction 2"]));
                let told = |title: &str| texts.iter().filter(|text| text.words == title).count();
                let turn = (width, azimuth, elevation);
                assert_eq!(["direction 1", "direction 2"].map(told), [1, 1], "{turn:?}");
                assert!(texts.len() >= 5, "{turn:?}: {texts:?}");
                for (place, text) in texts.iter().enumerate() {
                    let room = text.around(text.at);
                    assert!(room.x[0] >= 0.0 && room.x[1] <= width, "{turn:?}: {text:?}");
                    assert!(room.y[0] >= 0.0 && room.y[1] <= height, "{turn:?}: {text:?}");
                    let others = texts[place + 1..].iter();
                    let over: Vec<_> =
                        others.filter(|other| other.around(other.at).meets(&room)).collect();
                    assert!(over.is_empty(), "{turn:?}: {text:?} {over:?}");
                }
            }
        }
    }

    #[test]
    fn numbers_stand_where_their_values_are() {
        let block =
            block(Frame::new(600.0, 600.0, 1.0), Turn { azimuth: 0.0, elevation: FRAC_PI_2 });
        let texts = words(&block.axes(["x", "y"]));
        let at = |words: &str| texts.iter().find(|text| text.words == words).map(|text| text.at);
        // From above, the first axis lies below and the second at the right.
        let ([x, below], [right, y]) = (at("x").unwrap(), at("y").unwrap());
        assert!((x - 300.0).abs() < 1e-9 && below > 400.0, "{x} {below}");
        assert!(right > 400.0 && (y - 306.0).abs() < 1e-9, "{right} {y}");
        let [three, high] = at("3").unwrap();
        assert!(three < right && high < y, "{three} {high}");
        assert!(at("−1").unwrap()[0] < x);
    }

    #[test]
    fn a_thumbnail_has_no_axes() {
        let block = block(Frame::new(60.0, 40.0, 1.0), Turn::default());
        assert!(block.axes(["x", "y"]).marks().is_empty());
    }
}
