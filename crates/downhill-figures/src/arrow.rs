//! Arrows of a vector field.

use crate::{Mark, Plane, Point, Sketch, Stroke, Theme};

/// How slowly arrows shrink with their vectors.
const POWER: f64 = 0.25;

/// Arrows from the first point of each pair along the second, `reach` pixels at most.
pub(crate) fn sketch(
    arrows: &[[Point; 2]],
    reach: f64,
    (plane, theme): (&Plane, &Theme),
) -> Sketch {
    let size = |[_, vector]: &[Point; 2]| vector[0].hypot(vector[1]);
    let largest = arrows.iter().map(size).filter(|s| s.is_finite()).fold(0.0, f64::max);
    let mut sketch = Sketch::default();
    for arrow in arrows {
        let length = reach * (size(arrow) / largest).powf(POWER);
        let tail = plane.pixel(arrow[0]);
        if length.is_finite() && length > 1.0 && plane.rect.holds(tail) {
            draw(&mut sketch, [tail, along(tail, heading(*arrow, plane), length)], theme);
        }
    }
    sketch
}

/// The unit vector of an arrow in pixels.
fn heading([_, [x, y]]: [Point; 2], plane: &Plane) -> Point {
    let per_unit = |[from, to]: [f64; 2], low: f64, high: f64| (to - from) / (high - low);
    let [x, y] = [
        x * per_unit(plane.rect.x, plane.x.low(), plane.x.high()),
        -y * per_unit(plane.rect.y, plane.y.low(), plane.y.high()),
    ];
    let length = x.hypot(y);
    [x / length, y / length]
}

fn along([x, y]: Point, heading: Point, length: f64) -> Point {
    [x + heading[0] * length, y + heading[1] * length]
}

fn draw(sketch: &mut Sketch, [tail, tip]: [Point; 2], theme: &Theme) {
    let ink = theme.inks[0].faded(0.55);
    let back = [tail[0] - tip[0], tail[1] - tip[1]].map(|v| v / crate::dash::distance(tail, tip));
    let neck = along(tip, back, 4.0);
    let side = |way: f64| along(neck, [-back[1], back[0]], way * 2.2);
    sketch.line(vec![tail, neck], Stroke { ink, width: 1.1 });
    sketch.add(Mark::Fill(vec![tip, side(1.0), side(-1.0)], ink));
}
