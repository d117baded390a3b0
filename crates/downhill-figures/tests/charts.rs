//! The parts of charts over time: noise and its average, bands, both sides of zero, readings.

use downhill_figures::{
    Axis, Chart, Cloud, Filling, Frame, Mark, Point, Scale, Scatter, Series, Sketch, TimeLine,
    Weight, svg, theme,
};

const FRAME: Frame = Frame::new(440.0, 240.0, 1.0);

fn chart(x: [f64; 2], y: Axis) -> Chart<'static> {
    let (x_title, y_title, marks) =
        ("updates · marks: epochs", "mean squared error", &[10.0, 20.0]);
    Chart { frame: FRAME, x: Axis::linear(x), y, x_title, y_title, marks, theme: &theme::LIGHT }
}

/// A loss that falls from 9 to below zero, with noise that is none.
fn noisy() -> Vec<Point> {
    let value = |k: f64| 9.0 * (-0.2 * k).exp() - 1.0 + 0.8 * (k * 12.9898).sin();
    (0..30).map(f64::from).map(|k| [k, value(k)]).collect()
}

fn series(points: &[Point], weight: Weight) -> Series<'_> {
    Series { look: 1, points, stride: 0.0, reached: 18.0, weight, now: None }
}

fn drawn(chart: &Chart<'_>, series: &[Series<'_>]) -> Sketch {
    let mut sketch = chart.axes();
    let line = TimeLine { series, cursor: 18.0, ghost: true, reference: None };
    sketch.append(chart.curves(&line));
    sketch
}

#[test]
fn noise_behind_its_average_on_both_sides_of_zero() {
    let points = noisy();
    let average: Vec<Point> = points.chunks(3).map(|near| [near[1][0], near[1][1]]).collect();
    let y = Axis::around(points.iter().map(|point| point[1]), Scale::Symlog);
    let now = Some(average[6]);
    let light = Series { now, ..series(&average, Weight::Light) };
    let chart = chart([0.0, 30.0], y);
    let mut sketch = drawn(&chart, &[series(&points, Weight::Raw), light]);
    sketch.append(chart.reading(12.0, &[(1, points[12])]));
    insta::assert_snapshot!(svg(&sketch, &FRAME));
}

#[test]
fn a_stretch_finer_than_what_is_known_is_a_band() {
    let pairs: Vec<Point> =
        noisy().iter().flat_map(|[x, y]| [[*x, y - 0.5], [*x, y + 0.5]]).collect();
    let chart = chart([8.0, 22.0], Axis::linear([-3.0, 3.0]));
    let sketch = drawn(&chart, &[Series { stride: 1.0, ..series(&pairs, Weight::Strong) }]);
    let rect = chart.plane().rect.grown(1.0);
    let bands = sketch.marks().iter().filter_map(|mark| match mark {
        Mark::Fill(corners, _) => Some(corners),
        _ => None,
    });
    let bands: Vec<_> = bands.collect();
    assert!((14..=16).contains(&bands.len()), "one for each stretch in sight: {}", bands.len());
    assert!(bands.iter().all(|corners| corners.iter().all(|corner| rect.holds(*corner))));
    insta::assert_snapshot!(svg(&sketch, &FRAME));
}

#[test]
fn what_is_held_out_is_hollow() {
    let (training, held_out) = (noisy(), noisy());
    let held_out: Vec<Point> = held_out.iter().map(|[x, y]| [*x, 0.9 * y + 0.04 * x]).collect();
    let chart = chart([0.0, 30.0], Axis::linear([-3.0, 10.0]));
    let hollow = Series { now: Some(held_out[18]), ..series(&held_out, Weight::Hollow) };
    let mut sketch = drawn(&chart, &[hollow, series(&training, Weight::Strong)]);
    let Chart { frame, x, y, theme, .. } = chart;
    let scatter = Scatter { frame, x, y, x_title: "", theme };
    for (points, filling) in [(&training, Filling::Full), (&held_out, Filling::Hollow)] {
        let points = &points[..6];
        sketch.append(scatter.ground(&[Cloud { points, ink: theme.inks[0], filling }]));
    }
    insta::assert_snapshot!(svg(&sketch, &FRAME));
}

/// Two runs of which one climbs beyond the chart and comes back, and falls to zero in the end.
#[test]
fn signs_say_where_a_curve_goes_on() {
    let climbing: Vec<Point> = (0..30).map(f64::from).map(|k| [k, 10f64.powf(0.3 * k)]).collect();
    let wave = |k: f64| if k < 27.0 { 10f64.powf(3.0 + 2.0 * (0.5 * k).sin()) } else { 0.0 };
    let wave: Vec<Point> = (0..30).map(f64::from).map(|k| [k, wave(k)]).collect();
    let chart = chart([0.0, 30.0], Axis::log([1.0, 1e4]));
    let strong = |look: usize, points| Series { look, ..series(points, Weight::Strong) };
    let all = [strong(1, &climbing), strong(3, &wave)];
    let is_sign = |mark: &&Mark| matches!(mark, Mark::Fill(corners, _) if corners.len() == 3);
    let signs = |ghost| {
        let line = TimeLine { series: &all, cursor: 18.0, ghost, reference: None };
        chart.curves(&line).marks().iter().filter(is_sign).count()
    };
    assert_eq!([signs(true), signs(false)], [6, 5]);
    insta::assert_snapshot!(svg(&drawn(&chart, &all), &FRAME));
}

/// Where the marker of a run with this value lies, from the upper edge of the chart to the lower.
fn marker(y: Axis, value: f64) -> Option<f64> {
    let chart = chart([0.0, 30.0], y);
    let now = Series { look: 0, now: Some([18.0, value]), ..series(&[], Weight::Strong) };
    let line = TimeLine { series: &[now], cursor: 18.0, ghost: false, reference: None };
    let [top, bottom] = chart.plane().rect.y;
    let sketch = chart.curves(&line);
    let mut discs = sketch.marks().iter().filter_map(|mark| match mark {
        Mark::Disc([_, y], ..) => Some((y - top) / (bottom - top)),
        _ => None,
    });
    discs.next_back()
}

#[test]
fn the_marker_of_what_lies_beyond_an_edge_stands_on_it() {
    for (axis, [below, above]) in [
        (Axis::log([1.0, 1e4]), [1e-15, 1e9]),
        (Axis::log([1.0, 1e4]), [0.0, f64::INFINITY]),
        (Axis::linear([1.0, 2.0]), [-1e300, 1e300]),
    ] {
        assert_eq!([below, above].map(|value| marker(axis, value)), [Some(1.0), Some(0.0)]);
    }
    assert_eq!(marker(Axis::linear([1.0, 2.0]), f64::NAN), None);
}

#[test]
fn marks_out_of_sight_are_not_drawn() {
    let rules = |x| {
        let sketch = chart(x, Axis::linear([0.0, 1.0])).axes();
        let is_mark = |mark: &&Mark| matches!(mark, Mark::Rule([a, b], _) if a[0] == b[0]);
        sketch.marks().iter().filter(is_mark).count()
    };
    assert_eq!([[0.0, 30.0], [15.0, 30.0], [21.0, 30.0]].map(rules), [2, 1, 0]);
}
