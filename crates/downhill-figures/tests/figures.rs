//! The figures as SVG, compared with what was looked at and found good.

use downhill_figures::{
    Axis, Chart, Field, Frame, Map, Path, Point, Reference, Relief, Scale, Series, Sketch, Start,
    TimeLine, Tone, Trails, Window, contours, svg, theme,
};

const FRAME: Frame = Frame::new(600.0, 400.0, 1.0);

fn rosenbrock(x: f64, y: f64) -> f64 {
    (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2)
}

/// Gradient descent on Rosenbrock's valley.
fn descent(rate: f64) -> Vec<Point> {
    let step = |at: &Point| {
        let [x, y] = *at;
        let slope = [-2.0 * (1.0 - x) - 400.0 * x * (y - x * x), 200.0 * (y - x * x)];
        Some([x - rate * slope[0], y - rate * slope[1]])
    };
    std::iter::successors(Some([-1.4, 2.4]), step).take(400).collect()
}

fn losses(path: &[Point]) -> Vec<Point> {
    path.iter().enumerate().map(|(i, [x, y])| [i as f64, rosenbrock(*x, *y)]).collect()
}

fn map() -> Sketch {
    let window = Window { x: [-1.9, 1.9], y: [-1.3, 3.2] };
    let field = Field::sample(window, [75, 50], rosenbrock);
    let map = Map { frame: FRAME, window, theme: &theme::LIGHT };
    let mut sketch = map.ground(&contours(&field, &Relief::of(&field, Tone::Log), 6));
    let [slow, fast, wild] = [0.0004, 0.0015, 0.004].map(descent);
    let path = |run, points| Path { run, points, reached: 200 };
    sketch.append(map.trails(&Trails {
        paths: &[path(0, &slow), path(1, &fast), path(3, &wild)],
        ghost: true,
        minima: &[[1.0, 1.0]],
        start: Some(Start { at: [-1.4, 2.4], label: "start — drag me" }),
    }));
    sketch
}

fn chart(scale: Scale, width: f64) -> Sketch {
    let [slow, fast] = [0.0004, 0.0015].map(|rate| losses(&descent(rate)));
    let all = slow.iter().chain(&fast).map(|point| point[1]);
    let y = Axis::around(all, scale);
    let frame = Frame { width, ..FRAME };
    let chart =
        Chart { frame, x: Axis::linear([0.0, 400.0]), y, x_title: "step", theme: &theme::LIGHT };
    let mut sketch = chart.axes();
    let series = |run, points| Series { run, points, now: Some(points[200]) };
    sketch.append(chart.curves(&TimeLine {
        series: &[series(0, &slow[..]), series(1, &fast[..])],
        cursor: 200.0,
        ghost: true,
        reference: Some(Reference { value: 0.897, label: "least squares" }),
    }));
    sketch
}

#[test]
fn a_map() {
    insta::assert_snapshot!(svg(&map(), &FRAME));
}

#[test]
fn a_logarithmic_chart() {
    insta::assert_snapshot!(svg(&chart(Scale::Log, 600.0), &FRAME));
}

#[test]
fn a_linear_chart() {
    let frame = Frame { width: 300.0, ..FRAME };
    insta::assert_snapshot!(svg(&chart(Scale::Linear, 300.0), &frame));
}
