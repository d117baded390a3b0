//! Arrows of a vector field.

use crate::{Anchor, Ink, Mark, Plane, Point, Rect, Sketch, Stroke, Text, Theme, dash};

/// How slowly arrows shrink with their vectors.
const POWER: f64 = 0.25;

/// Vectors that begin at one point.
#[derive(Clone, Copy, Debug)]
pub struct Vectors<'a> {
    /// Where they begin.
    pub at: Point,
    /// Each vector with its colour and what is written at its tip.
    pub vectors: &'a [(Point, Ink, &'a str)],
    /// Where other words stand, in pixels.
    pub taken: &'a [Rect],
}

/// Vectors so short beside the longest one, in CSS pixels, have no direction to show.
const SHORTEST: f64 = 5.0;

/// So many places along an arrow are kept free of words.
const PIECES: u8 = 10;

/// The distance of two texts, one above the other.
const LINE: f64 = 16.0;

/// How many such lines a text may stand below its place, the best first.
const SHIFTS: [f64; 7] = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0];

/// The vectors, the longest of them `reach` pixels long.
pub(crate) fn vectors(
    Vectors { at, vectors, taken }: &Vectors<'_>,
    reach: f64,
    (plane, theme): (&Plane, &Theme),
) -> Sketch {
    let size = |vector: &Point| libm::hypot(vector[0], vector[1]);
    let largest = vectors.iter().map(|(vector, ..)| size(vector)).fold(0.0, f64::max);
    let (tail, mut sketch) = (plane.pixel(*at), Sketch::default());
    let (mut texts, mut taken) = (Vec::new(), taken.to_vec());
    for (vector, ink, words) in vectors.iter().filter(|_| plane.rect.holds(tail)) {
        let length = reach * size(vector) / largest;
        if length.is_finite() && length > SHORTEST {
            let heading = heading([*at, *vector], plane);
            let tip = along(tail, heading, length);
            let halo = Stroke { ink: theme.card.faded(0.85), width: 5.5 };
            sketch.line(vec![tail, tip], halo);
            draw(&mut sketch, [tail, tip], (*ink, 2.4));
            taken.extend((0..=PIECES).map(|piece| {
                let [x, y] = along(tail, heading, length * f64::from(piece) / f64::from(PIECES));
                Rect { x: [x, x], y: [y, y] }.grown(2.0)
            }));
            texts.push(beyond(along(tip, heading, 6.0), heading, (words, *ink)));
        }
    }
    for text in texts {
        sketch.glowing(placed(&text, plane, &mut taken), theme.card);
    }
    sketch
}

/// Words beyond a tip, on the side that the arrow points to.
pub(crate) fn beyond(at: Point, heading: Point, (words, ink): (&str, Ink)) -> Text {
    let anchor = if heading[0] < 0.0 { Anchor::Right } else { Anchor::Left };
    let at = [at[0], at[1] + 7.0 * heading[1]];
    Text { at, words: words.to_owned(), size: 11.5, ink, anchor }
}

/// The text where it neither leaves the plane nor lies on what is `taken`, to which it is added.
pub(crate) fn placed(text: &Text, plane: &Plane, taken: &mut Vec<Rect>) -> Text {
    let width = text.width();
    let [left, right] = plane.rect.x;
    let x = text.ends()[0].clamp(left + 4.0, (right - width - 4.0).max(left + 4.0));
    let [top, bottom] = plane.rect.y;
    let middle = text.at[1].min(bottom - LINE / 2.0).max(top + LINE / 2.0);
    let shifted = |by: f64| Text { at: [x, middle + by], anchor: Anchor::Left, ..text.clone() };
    let is_free = |text: &Text| {
        let place = text.place();
        (top..=bottom).contains(&text.at[1]) && !taken.iter().any(|other| other.meets(&place))
    };
    let places = SHIFTS.into_iter().map(|lines| shifted(lines * LINE));
    let text = places.into_iter().find(is_free).unwrap_or_else(|| shifted(0.0));
    taken.push(text.place());
    text
}

/// Arrows from the first point of each pair along the second, `reach` pixels at most.
pub(crate) fn sketch(
    arrows: &[[Point; 2]],
    reach: f64,
    (plane, theme): (&Plane, &Theme),
) -> Sketch {
    let size = |[_, vector]: &[Point; 2]| libm::hypot(vector[0], vector[1]);
    let largest = arrows.iter().map(size).filter(|s| s.is_finite()).fold(0.0, f64::max);
    let mut sketch = Sketch::default();
    for arrow in arrows {
        let length = reach * libm::pow(size(arrow) / largest, POWER);
        let tail = plane.pixel(arrow[0]);
        if length.is_finite() && length > 1.0 && plane.rect.holds(tail) {
            let tip = along(tail, heading(*arrow, plane), length);
            draw(&mut sketch, [tail, tip], (theme.inks[0].faded(0.55), 1.1));
        }
    }
    sketch
}

/// The unit vector of an arrow in pixels.
pub(crate) fn heading([_, [x, y]]: [Point; 2], plane: &Plane) -> Point {
    let per_unit = |[from, to]: [f64; 2], low: f64, high: f64| (to - from) / (high - low);
    let [x, y] = [
        x * per_unit(plane.rect.x, plane.x.low(), plane.x.high()),
        -y * per_unit(plane.rect.y, plane.y.low(), plane.y.high()),
    ];
    let length = libm::hypot(x, y);
    [x / length, y / length]
}

fn along([x, y]: Point, heading: Point, length: f64) -> Point {
    [x + heading[0] * length, y + heading[1] * length]
}

/// An arrow between two places in pixels.
pub(crate) fn draw(sketch: &mut Sketch, [tail, tip]: [Point; 2], (ink, width): (Ink, f64)) {
    let back = [tail[0] - tip[0], tail[1] - tip[1]].map(|v| v / dash::distance(tail, tip));
    let neck = along(tip, back, 2.5 + 1.5 * width);
    let side = |way: f64| along(neck, [-back[1], back[0]], way * (0.8 + 1.3 * width));
    sketch.line(vec![tail, neck], Stroke { ink, width });
    sketch.add(Mark::Fill(vec![tip, side(1.0), side(-1.0)], ink));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Window, theme::LIGHT};

    #[test]
    fn vectors_keep_their_ratio_and_what_is_nothing_is_not_drawn() {
        let rect = Rect { x: [0.0, 400.0], y: [0.0, 400.0] };
        let plane = Plane::linear(rect, Window { x: [-2.0, 2.0], y: [-2.0, 2.0] });
        let ink = LIGHT.inks[0];
        let drawn = |vectors: &[(Point, Ink, &str)]| {
            let sketch = super::vectors(
                &Vectors { at: [0.0, 0.0], vectors, taken: &[] },
                60.0,
                (&plane, &LIGHT),
            );
            let tip = |mark: &Mark| match mark {
                Mark::Fill(corners, _) => Some(corners[0][0] - 200.0),
                _ => None,
            };
            sketch.marks().iter().filter_map(tip).collect::<Vec<_>>()
        };
        let tips = drawn(&[([4e3, 0.0], ink, "batch"), ([-2e3, 0.0], ink, "all")]);
        assert!((tips[0] - 60.0).abs() < 1e-9 && (tips[1] + 30.0).abs() < 1e-9, "{tips:?}");
        let vectors = &[([0.0, -1.0], ink, "all")];
        let low = Vectors { at: [0.0, -1.9], vectors, taken: &[] };
        let words = super::vectors(&low, 60.0, (&plane, &LIGHT));
        let below = |mark: &Mark| matches!(mark, Mark::Text(text) if text.at[1] > 395.0);
        assert!(!words.marks().iter().any(below), "words leave the plane");
        assert!(drawn(&[([0.0, 0.0], ink, "")]).is_empty());
        assert!(drawn(&[([f64::NAN, 0.0], ink, "")]).is_empty());
    }

    #[test]
    fn words_stand_where_no_others_do() {
        let rect = Rect { x: [0.0, 400.0], y: [0.0, 400.0] };
        let plane = Plane::linear(rect, Window { x: [-2.0, 2.0], y: [-2.0, 2.0] });
        let vectors = &[([1.0, 0.0], LIGHT.inks[0], "all 10 000")];
        let place = |taken: &[Rect]| {
            let drawn = Vectors { at: [1.5, 0.0], vectors, taken };
            super::vectors(&drawn, 60.0, (&plane, &LIGHT)).words().last().unwrap()
        };
        let free = place(&[]);
        let [left, right] = plane.rect.x;
        assert!(free.x[0] > left && free.x[1] < right);
        assert!(!free.meets(&Rect { x: [350.0, 400.0], y: [199.0, 201.0] }), "upon the arrow");
        let beside = place(&[free]);
        assert!(!beside.meets(&free), "{beside:?}");
        assert!(!place(&[free, beside]).meets(&free.joined(&beside)));
    }
}
