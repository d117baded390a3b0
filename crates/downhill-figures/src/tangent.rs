//! The tangent of a curve where a run is, and the step that it leads to.

use crate::arrow::{beyond, draw, heading, placed};
use crate::{
    Anchor, Ink, Mark, Plane, Point, Rect, Sketch, Stroke, Text, Theme, clip, dash, run_style,
};

/// The slope under a run and its next update.
#[derive(Clone, Copy, Debug)]
pub struct Tangent<'a> {
    /// The number of its look, for the colour.
    pub look: usize,
    /// Where it is on the curve.
    pub at: Point,
    /// The slope there.
    pub slope: f64,
    /// Where the update takes it on the curve.
    pub next: Point,
    /// What is written at the tangent and at the step.
    pub words: [&'a str; 2],
}

/// How far the tangent reaches to either side, in CSS pixels.
const REACH: f64 = 84.0;

/// Steps shorter than this, in CSS pixels, have no room for an arrow.
const SHORTEST: f64 = 6.0;

/// The least distance of the tangent's words from the upper edge, where titles are.
const HEADROOM: f64 = 40.0;

/// How far above its arrow the step's words are.
const ABOVE: f64 = 12.0;

/// The tangent, the step along the parameter, and the way from there to the curve.
pub(crate) fn sketch(tangent: &Tangent<'_>, (plane, theme): (&Plane, &Theme)) -> Sketch {
    let mut painter = Painter { plane, theme, sketch: Sketch::default(), taken: Vec::new() };
    let at = plane.pixel(tangent.at);
    if plane.rect.grown(10.0).holds(at) {
        painter.tangent(tangent, at);
        painter.step(tangent, at);
    }
    painter.sketch
}

struct Painter<'a> {
    plane: &'a Plane,
    theme: &'a Theme,
    sketch: Sketch,
    /// Where words are.
    taken: Vec<Rect>,
}

impl Painter<'_> {
    fn tangent(&mut self, tangent: &Tangent<'_>, at: Point) {
        let way = uphill(heading([tangent.at, [1.0, tangent.slope]], self.plane));
        let end = |far: f64| [at[0] + far * way[0], at[1] + far * way[1]];
        for line in clip::clipped([-REACH, REACH].map(end), &self.plane.rect) {
            let ends = [line[0], line[line.len() - 1]];
            self.sketch.line(line.clone(), Stroke { ink: self.theme.card.faded(0.8), width: 4.0 });
            self.sketch.line(line, Stroke { ink: self.theme.inks[1], width: 1.6 });
            let words = (tangent.words[0], self.theme.inks[1]);
            let text = |end: Point, way: Point| beyond([end[0] + 6.0 * way[0], end[1]], way, words);
            let [up, down] = [text(ends[1], way), text(ends[0], way.map(|part| -part))];
            let is_high = ends[1][1] <= self.plane.rect.y[0] + HEADROOM;
            let stays = !is_high && (self.has_room(&up) || !self.has_room(&down));
            self.write(if stays { &up } else { &down });
        }
    }

    /// Whether the text can stand where it is, without being moved over what is beside it.
    fn has_room(&self, text: &Text) -> bool {
        let width = text.width();
        let start = if text.anchor == Anchor::Right { text.at[0] - width } else { text.at[0] };
        let [left, right] = self.plane.rect.x;
        (left..=right - width).contains(&start)
    }

    fn step(&mut self, tangent: &Tangent<'_>, at: Point) {
        let next = self.plane.pixel(tangent.next);
        let corner = [next[0], at[1]];
        let tip = self.plane.rect.nearest(corner);
        if next[0].is_nan() || (tip[0] - at[0]).abs() <= SHORTEST {
            return;
        }
        let ink = run_style(tangent.look, self.theme).ink;
        let halo = Stroke { ink: self.theme.card.faded(0.85), width: 5.5 };
        self.sketch.line(vec![at, tip], halo);
        draw(&mut self.sketch, [at, tip], (ink, 2.4));
        drop_to_curve(&mut self.sketch, [corner, next], (ink, self.plane));
        let above = beyond(at, [1.0, 0.0], (tangent.words[1], ink));
        let middle = f64::midpoint(at[0], tip[0]) - above.width() / 2.0;
        self.write(&Text { at: [middle, at[1] - ABOVE], ..above });
    }

    fn write(&mut self, text: &Text) {
        let text = placed(text, self.plane, &mut self.taken);
        self.sketch.glowing(text, self.theme.card);
    }
}

/// From the tip of the step to the curve, as far as it is in sight.
fn drop_to_curve(sketch: &mut Sketch, ends: [Point; 2], (ink, plane): (Ink, &Plane)) {
    for line in clip::clipped(ends, &plane.rect) {
        sketch.dashed(line, &[3.0, 3.0], Stroke { ink, width: 1.4 });
    }
    if plane.rect.holds(ends[1]) && dash::distance(ends[0], ends[1]) > SHORTEST {
        sketch.add(Mark::Disc(ends[1], 3.4, ink));
    }
}

/// The direction or its opposite, whichever goes up the page.
fn uphill(way: Point) -> Point {
    if way[1] > 0.0 { way.map(|part| -part) } else { way }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Window, theme::LIGHT};

    const TANGENT: Tangent<'static> = Tangent {
        look: 0,
        at: [1.0, 1.0],
        slope: 2.0,
        next: [0.5, 0.25],
        words: ["slope", "step"],
    };

    fn plane() -> Plane {
        let rect = Rect { x: [0.0, 400.0], y: [0.0, 400.0] };
        Plane::linear(rect, Window { x: [-2.0, 2.0], y: [0.0, 4.0] })
    }

    fn lines(tangent: &Tangent<'_>) -> Vec<Vec<Point>> {
        let line = |mark: &Mark| match mark {
            Mark::Line(points, _) => Some(points.clone()),
            _ => None,
        };
        sketch(tangent, (&plane(), &LIGHT)).marks().iter().filter_map(line).collect()
    }

    #[test]
    fn the_tangent_has_the_slope_and_the_arrow_goes_where_the_update_does() {
        let lines = lines(&TANGENT);
        let [from, to] = [lines[1][0], lines[1][1]];
        let slope = (from[1] - to[1]) / (to[0] - from[0]);
        assert!((slope - 2.0).abs() < 1e-9, "{slope}");
        assert_eq!(lines[2], [[300.0, 300.0], [250.0, 300.0]]);
        assert_eq!(lines.last().and_then(|drop| drop.last()), Some(&[250.0, 375.0]));
    }

    #[test]
    fn a_step_out_of_sight_ends_at_the_edge() {
        let far = Tangent { next: [-1e300, f64::INFINITY], ..TANGENT };
        assert_eq!(lines(&far)[2], [[300.0, 300.0], [0.0, 300.0]]);
    }

    #[test]
    fn the_words_stand_beside_the_tangent_at_either_edge() {
        for x in [-1.9, 0.0, 1.9] {
            let flat = Tangent { at: [x, 1.0], slope: 0.0, next: [x, 1.0], ..TANGENT };
            let sketch = sketch(&flat, (&plane(), &LIGHT));
            let text = sketch.marks().iter().find_map(|mark| match mark {
                Mark::Text(text) => Some((text.at[0], text.at[0] + text.width())),
                _ => None,
            });
            let (left, right) = text.unwrap();
            let line = &lines(&flat)[1];
            let [from, to] = [line[0][0].min(line[1][0]), line[0][0].max(line[1][0])];
            assert!(right < from || left > to, "{x}: {left} to {right}, {from} to {to}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_drawn() {
        assert!(lines(&Tangent { slope: f64::NAN, next: [f64::NAN; 2], ..TANGENT }).is_empty());
        assert!(lines(&Tangent { at: [f64::NAN; 2], ..TANGENT }).is_empty());
    }
}
