//! The figures as SVG, compared with what was looked at and found good.

use downhill_figures::{
    Anchor, Axis, Block, Boundary, Chart, Class, Cloud, Coefficients, Crowd, Curve, Estimate,
    Field, Filling, Fit, Frame, Map, Mark, Marker, Mesh, Path, Plate, Point, Predicted, Prediction,
    Reference, Regions, Relief, Scale, Scatter, Series, Sketch, Spotlight, Start, Tangent, Text,
    TimeLine, Tone, Trails, Turn, Vectors, Weight, Window, contours, isolines, region_raster, svg,
    theme,
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
    let path = |look, points| Path { look, points, reached: 200 };
    sketch.append(map.arrows(&[[[0.0, 2.0], [0.0, -4.0]], [[1.0, 0.0], [-1.0, 0.5]]], 24.0));
    sketch.append(map.titles(["x", "y"]));
    let [run, all] = [theme::LIGHT.runs[1], theme::LIGHT.inks[0]];
    let vectors = &[([1.0, -0.4], run, "batch of 4"), ([0.8, -1.2], all, "all 200")];
    sketch.append(map.vectors(&Vectors { at: [0.5, 2.0], vectors, taken: &[] }, 64.0));
    sketch.append(map.trails(&Trails {
        paths: &[path(0, &slow), path(1, &fast), path(3, &wild)],
        ghost: true,
        minima: &[[1.0, 1.0]],
        start: Some(Start { at: [-1.4, 2.4], label: "start — drag me" }),
    }));
    sketch
}

fn empty_chart() -> Chart<'static> {
    let (x, y) = (Axis::linear([0.0, 400.0]), Axis::linear([0.0, 1.0]));
    let titles = ("updates", "loss");
    let (frame, marks) = (FRAME, &[100.0, 200.0, 300.0, 400.0]);
    Chart { frame, x, y, x_title: titles.0, y_title: titles.1, marks, theme: &theme::LIGHT }
}

fn series(look: usize, points: &[Point], weight: Weight) -> Series<'_> {
    Series { look, points, stride: 1.0, reached: 200.0, weight, now: points.get(200).copied() }
}

/// The valley as a block, turned; the image's colours are counted, the trails are marks.
fn block() -> (Sketch, [usize; 2]) {
    let window = Window { x: [-1.9, 1.9], y: [-1.3, 3.2] };
    let field = Field::sample(window, [75, 50], rosenbrock);
    let mesh = Mesh::of(&field, &Relief::of(&field, Tone::Log));
    let block = Block { frame: FRAME, window, turn: Turn::default(), theme: &theme::LIGHT };
    let image = block.image(&mesh);
    let path = descent(0.0015);
    let paths = &[Path { look: 1, points: &path, reached: 200 }];
    let start = Some(Start { at: path[0], label: "" });
    let trails = Trails { paths, ghost: true, minima: &[[1.0, 1.0]], start };
    let covered = image.pixels.chunks(4).filter(|cell| cell[3] == 255).count();
    let dark = image.pixels.chunks(4).filter(|cell| cell[3] == 255 && cell[0] < 0x50).count();
    let mut sketch = block.axes(["x", "y"]);
    sketch.append(block.trails(&trails, (&mesh, &image)));
    (sketch, [covered, dark])
}

/// Two classes, and the boundaries of two runs between them.
fn regions() -> Sketch {
    let window = Window { x: [-2.0, 2.0], y: [-1.5, 1.5] };
    let regions = Regions { frame: FRAME, window, theme: &theme::LIGHT };
    let bent = Field::sample(window, [60, 40], |x, y| 0.5 + 0.4 * (y - 0.5 * x * x + 0.4));
    let straight = Field::sample(window, [60, 40], |x, y| 0.5 + 0.2 * (y - 0.3 * x));
    let examples: Vec<Point> = data().iter().map(|[x, y]| [x / 1.6, (y - 0.6) / 5.0]).collect();
    let mut sketch = regions.axes(["x₁", "x₂"]);
    let [bent, straight] = [bent, straight].map(|field| isolines(&field, 0.5));
    sketch.append(
        regions.boundaries(&[
            Boundary { look: 1, lines: &straight },
            Boundary { look: 0, lines: &bent },
        ]),
    );
    let halves = examples.split_at(60);
    for (i, (marker, points)) in
        [(Marker::Disc, halves.0), (Marker::Diamond, halves.1)].into_iter().enumerate()
    {
        let ink = theme::LIGHT.classes[i];
        sketch.append(regions.examples(&Class { ink, marker, filling: Filling::Full, points }));
    }
    sketch.append(regions.batch(0, &examples[10..14]));
    sketch
}

fn chart(scale: Scale, width: f64) -> Sketch {
    let [slow, fast] = [0.0004, 0.0015].map(|rate| losses(&descent(rate)));
    let all = slow.iter().chain(&fast).map(|point| point[1]);
    let y = Axis::around(all, scale);
    let frame = Frame { width, ..FRAME };
    let chart = Chart { frame, y, ..empty_chart() };
    let mut sketch = chart.axes();
    let series = |look, points| series(look, points, Weight::Strong);
    sketch.append(chart.curves(&TimeLine {
        series: &[series(0, &slow[..]), series(1, &fast[..])],
        cursor: 200.0,
        ghost: true,
        reference: Some(Reference { value: 1.897, label: "least squares" }),
    }));
    sketch
}

/// Points around the line y = 1.4 x + 0.6, without chance.
fn data() -> Vec<Point> {
    let noise = |i: f64| (i * 12.9898).sin() + (i * 78.233).sin();
    let point =
        |i: i32| [f64::from(i) / 20.0 - 3.0, 0.07 * f64::from(i) - 3.6 + 0.4 * noise(f64::from(i))];
    (0..120).map(point).collect()
}

fn scatter() -> Sketch {
    let data = data();
    let around = |i: usize| Axis::around(data.iter().map(|point| point[i]), Scale::Linear);
    let (x, y) = (around(0), around(1));
    let scatter = Scatter { frame: FRAME, x, y, x_title: "x", theme: &theme::LIGHT };
    let cloud =
        Cloud { points: &data, ink: theme::LIGHT.inks[0].faded(0.33), filling: Filling::Full };
    let line = |slope: f64| [x.low(), x.high()].map(|x| [x, slope * x + 0.6]);
    let residual = |point: &Point| [*point, [point[0], 1.3 * point[0] + 0.6]];
    let residuals: Vec<[Point; 2]> = data.iter().map(residual).collect();
    let mut sketch = scatter.ground(&[cloud]);
    let fits = [Fit { look: 0, points: &line(1.4) }, Fit { look: 1, points: &line(1.3) }];
    let spotlight = Spotlight { look: 1, batch: &data[20..24], residuals: &residuals };
    sketch.append(scatter.fits(&fits, &spotlight));
    sketch
}

fn predicted() -> Sketch {
    let points: Vec<Point> = data().iter().map(|[x, y]| [1.4 * x + 0.6, *y]).collect();
    let range = Axis::around(points.iter().flatten().copied(), Scale::Linear);
    let figure = Predicted { frame: FRAME, range, x_title: "true", theme: &theme::LIGHT };
    let mut sketch = figure.ground();
    sketch.append(figure.dots(&[Prediction { look: 2, points: &points, filling: Filling::Full }]));
    sketch
}

fn coefficients() -> Sketch {
    let names = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"].map(String::from);
    let solution = [-0.48, -11.42, 24.75, 15.45, -37.72, 22.7, 4.81, 8.43, 35.77, 3.22];
    let part = |share: f64| solution.map(|value: f64| value * share);
    let y = Axis::around(solution, Scale::Linear);
    let figure = Coefficients { frame: FRAME, y, names: &names, theme: &theme::LIGHT };
    let mut sketch = figure.ground(&solution);
    let [near, far] = [part(0.95), part(0.4)];
    let estimates = [Estimate { look: 0, values: &near }, Estimate { look: 1, values: &far }];
    sketch.append(figure.dots(&estimates));
    sketch
}

fn curve() -> Sketch {
    let loss = |x: f64| 0.1 * x.powi(4) - x * x + 0.3 * x + 3.0;
    let points: Vec<Point> =
        (-180..=180).map(|i| f64::from(i) / 50.0).map(|x| [x, loss(x)]).collect();
    let (x, y) = (Axis::linear([-3.6, 3.6]), Axis::linear([-0.5, 10.0]));
    let figure = Curve { frame: FRAME, x, y, x_title: "θ", theme: &theme::LIGHT };
    let steps: Vec<Point> = [3.4, 1.0, 1.6, 2.4, 2.0, 2.2].map(|x| [x, loss(x)]).to_vec();
    let mut sketch = figure.ground(&points);
    sketch.append(figure.trails(&Trails {
        paths: &[Path { look: 0, points: &steps, reached: 4 }],
        ghost: true,
        minima: &[[-2.31, loss(-2.31)]],
        start: Some(Start { at: steps[0], label: "start — drag me" }),
    }));
    sketch
}

#[test]
fn a_map() {
    insta::assert_snapshot!(svg(&map(), &FRAME));
}

#[test]
fn a_block() {
    let (trails, [covered, dark]) = block();
    insta::assert_snapshot!(svg(&trails, &FRAME));
    let cells = 600 * 400;
    assert!(covered > cells / 5 && covered < cells / 2, "{covered} of {cells}");
    assert!(dark > covered / 30 && dark < covered / 3, "{dark} of {covered}");
}

#[test]
fn regions_of_two_classes() {
    insta::assert_snapshot!(svg(&regions(), &FRAME));
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

#[test]
fn data_and_fits() {
    insta::assert_snapshot!(svg(&scatter(), &FRAME));
}

#[test]
fn predicted_against_true() {
    insta::assert_snapshot!(svg(&predicted(), &FRAME));
}

#[test]
fn coefficients_against_the_solution() {
    insta::assert_snapshot!(svg(&coefficients(), &FRAME));
}

#[test]
fn a_curve() {
    insta::assert_snapshot!(svg(&curve(), &FRAME));
}

#[test]
fn numbers_of_axes_neither_overlap_nor_leave_the_frame() {
    for width in (280..=700).step_by(20) {
        for power in -9..9 {
            let high = 3.7 * 10f64.powi(power);
            let symlog = Axis::symlog([-high, high], 1e-3 * high);
            for y in [Axis::linear([-high, high]), Axis::log([1e-12, high]), symlog] {
                let x = Axis::linear([0.0, high]);
                let frame = Frame::new(f64::from(width), 180.0, 1.0);
                let chart = Chart { frame, x, y, ..empty_chart() };
                apart(&texts(&chart.axes()), frame);
            }
        }
    }
}

/// The words at the start stand where paths do not go.
#[test]
fn the_words_at_the_start_give_way() {
    let window = Window { x: [0.0, 6.0], y: [0.0, 4.0] };
    let map = Map { frame: FRAME, window, theme: &theme::LIGHT };
    let anchor = |way: f64| {
        let points: Vec<Point> = (0..40).map(|i| [3.0 + way * f64::from(i) / 30.0, 2.0]).collect();
        let paths = &[Path { look: 0, points: &points, reached: 40 }];
        let start = Some(Start { at: points[0], label: "start" });
        let sketch = map.trails(&Trails { paths, start, ..Trails::default() });
        sketch.marks().iter().find_map(|mark| match mark {
            Mark::Text(text) => Some(text.anchor),
            _ => None,
        })
    };
    assert_eq!([1.0, -1.0].map(anchor), [Some(Anchor::Right), Some(Anchor::Left)]);
}

/// Few long steps to both sides are as much in the way as many short ones.
#[test]
fn the_words_at_the_start_go_above_what_swings() {
    let window = Window { x: [0.0, 6.0], y: [0.0, 4.0] };
    let map = Map { frame: FRAME, window, theme: &theme::LIGHT };
    let points = [[3.0, 2.0], [6.0, 2.0], [0.0, 2.0]];
    let paths = &[Path { look: 0, points: &points, reached: 3 }];
    let start = Some(Start { at: points[0], label: "start — drag me" });
    let sketch = map.trails(&Trails { paths, start, ..Trails::default() });
    let text = sketch.marks().iter().rev().find_map(|mark| match mark {
        Mark::Text(text) => Some(text.at[1]),
        _ => None,
    });
    let way = map.plane().pixel(points[0])[1];
    assert!(text.is_some_and(|y| y < way - 12.0), "{text:?} at {way}");
}

/// The losses of contour lines are written beside the paths of runs.
#[test]
fn losses_are_written_where_no_run_goes() {
    let window = Window { x: [-2.0, 2.0], y: [-2.0, 2.0] };
    let field = Field::sample(window, [80, 80], |x, y| x * x + 2.0 * y * y);
    let map = Map { frame: FRAME, window, theme: &theme::LIGHT };
    let lines = contours(&field, &Relief::of(&field, Tone::Log), 14);
    let written = |crowd: &Crowd| texts(&map.losses(&lines, crowd));
    let free = written(&Crowd::default());
    assert!(free.len() > 1, "{free:?}");
    // A path through each of them.
    let path = |[left, right, y]: &[f64; 3]| {
        [[*left, y - 30.0], [*right, y + 30.0]].map(|at| map.plane().data(at))
    };
    let paths: Vec<_> = free.iter().map(path).collect();
    let crowd = Crowd::of(&map.plane(), paths.iter().map(<[_; 2]>::as_slice), &[]);
    let beside = written(&crowd);
    assert!(!beside.is_empty() && beside.iter().all(|text| !free.contains(text)), "{beside:?}");
}

/// The boxes of the texts, exponents left out: left, right, middle.
fn texts(sketch: &Sketch) -> Vec<[f64; 3]> {
    let text = |mark: &Mark| match mark {
        Mark::Text(text) if text.size > 10.0 => Some(extent(text)),
        _ => None,
    };
    sketch.marks().iter().filter_map(text).collect()
}

fn extent(text: &Text) -> [f64; 3] {
    let left = match text.anchor {
        Anchor::Left => text.at[0],
        Anchor::Centre => text.at[0] - text.width() / 2.0,
        Anchor::Right => text.at[0] - text.width(),
    };
    [left, left + text.width(), text.at[1]]
}

fn apart(texts: &[[f64; 3]], frame: Frame) {
    for (i, a) in texts.iter().enumerate() {
        assert!(a[0] >= 0.0 && a[1] <= frame.width && a[2] <= frame.height - 5.0, "{a:?}");
        let meets = |b: &[f64; 3]| (a[2] - b[2]).abs() < 10.0 && a[0] < b[1] && b[0] < a[1];
        assert!(!texts[..i].iter().any(meets), "{texts:?}");
    }
}

#[test]
fn no_size_and_no_number_is_too_odd() {
    let odd = [f64::NAN, f64::INFINITY, -1e308, 1e308, 0.0, -3.0, 1e-320, 5.0];
    let points: Vec<Point> = odd.iter().flat_map(|x| odd.map(|y| [*x, y])).collect();
    for (width, height) in odd.iter().flat_map(|w| odd.map(|h| (*w, h))) {
        let frame = Frame { width, height, ..FRAME };
        every_figure(frame, &points);
    }
    every_figure(FRAME, &points);
}

fn every_figure(frame: Frame, points: &[Point]) {
    let theme = &theme::DARK;
    let paths = &[Path { look: 9, points, reached: 30 }];
    let trails = Trails { paths, ghost: true, minima: points, start: None };
    let window = Window { x: [frame.width, frame.height], y: [0.0, frame.width] };
    let map = Map { frame, window, theme };
    svg(&map.trails(&trails), &frame);
    svg(&map.titles(["", "y"]), &frame);
    let vectors = &[(points[1], theme.danger, "a"), (points[6], theme.accent, "")];
    svg(&map.vectors(&Vectors { at: points[9], vectors, taken: &[] }, frame.height), &frame);
    let odd = Field::of(window, [3, 2], points[5].repeat(3));
    let mesh = Mesh::of(&odd, &Relief::of(&odd, Tone::Log));
    let turn = Turn::default().by(frame.width, frame.height);
    let block = Block { frame, window, turn, theme };
    let image = block.image(&mesh);
    svg(&block.trails(&trails, (&mesh, &image)), &frame);
    assert_eq!(region_raster(&odd, [frame.width, 3.0], theme).len(), 24);
    let regions = Regions { frame, window, theme };
    svg(&regions.boundaries(&[Boundary { look: 8, lines: &[points.to_vec()] }]), &frame);
    svg(&regions.batch(3, points), &frame);
    svg(&map.arrows(&[[points[1], points[9]], [points[2], points[7]]], frame.width), &frame);
    for scale in [Scale::Linear, Scale::Log, Scale::Symlog] {
        let (x, y) = (Axis::linear([frame.width, 3.0]), Axis::around(points[3], scale));
        let chart = Chart { frame, x, y, marks: &points[9], theme, ..empty_chart() };
        svg(&chart.axes(), &frame);
        svg(&chart.reading(frame.width, &[(1, points[7])]), &frame);
        let now = points.last().copied();
        let strides = [1.0, f64::NAN, 1e300];
        let series =
            &strides.map(|stride| Series { stride, now, ..series(1, points, Weight::Raw) });
        let reference = Some(Reference { value: frame.height, label: "" });
        svg(
            &chart.curves(&TimeLine { series, cursor: frame.width, ghost: true, reference }),
            &frame,
        );
        let curve = Curve { frame, x, y, x_title: "", theme };
        let slopes = [frame.width, frame.height, 1e-320, -1e308];
        for (at, slope) in points.iter().zip(slopes) {
            let next = points[60];
            svg(
                &curve.tangent(&Tangent { look: 2, at: *at, slope, next, words: ["s", ""] }),
                &frame,
            );
        }
        let scatter = Scatter { frame, x, y, x_title: "", theme };
        svg(
            &scatter.ground(&[Cloud { points, ink: theme.inks[0], filling: Filling::Full }]),
            &frame,
        );
        let names = &[String::from("w"), String::new()];
        svg(&Coefficients { frame, y, names, theme }.ground(&points[5]), &frame);
    }
}

/// On a phone a map is low, and its window may be anything.
#[test]
fn two_numbers_are_seen_on_each_axis_of_a_map() {
    for half in [0.013, 1.0, 1.9, 3.0, 4.4, 5.0, 6.0, 7.5, 96.0] {
        for middle in [0.0, 0.3 * half, 2.2 * half] {
            let side = [middle - half, middle + half];
            for (width, height) in [(374.0, 304.0), (374.0, 358.0), (406.0, 632.0), (640.0, 480.0)]
            {
                let frame = Frame::new(width, height, 1.0);
                let map = Map { frame, window: Window { x: side, y: side }, theme: &theme::LIGHT };
                let axes = map.axes();
                let numbers = |side: Anchor| {
                    let here = |mark: &&Mark| matches!(mark, Mark::Text(text) if text.anchor == side && text.ink == theme::LIGHT.inks[1]);
                    axes.marks().iter().filter(here).count()
                };
                let [x, y] = [Anchor::Centre, Anchor::Left].map(numbers);
                assert!(x > 1 && y > 1, "±{half} about {middle}, {width} × {height}: {x}, {y}");
            }
        }
    }
}

/// A picture that is saved: what goes over the lower edge of its figure is behind the caption.
#[test]
fn the_caption_cuts_off_what_leaves_the_figure() {
    let window = Window { x: [0.0, 6.0], y: [0.0, 4.0] };
    let map = Map { frame: FRAME, window, theme: &theme::LIGHT };
    let points = [[3.0, 2.0], [3.0, -2.0], [4.0, 0.0]];
    let paths = &[Path { look: 0, points: &points, reached: 3 }];
    let trails = map.trails(&Trails { paths, ..Trails::default() });
    let lowest = |marks: &[Mark]| {
        let ends = marks.iter().flat_map(|mark| match mark {
            Mark::Line(points, _) | Mark::Fill(points, _) => points.clone(),
            _ => Vec::new(),
        });
        ends.fold(0.0, |low: f64, [_, y]| low.max(y))
    };
    assert!(lowest(trails.marks()) > FRAME.height, "the path sticks out");
    let plate =
        Plate { frame: FRAME, title: "Ravine", runs: &[], notes: &[], theme: &theme::LIGHT };
    let caption = plate.caption();
    let Some(Mark::Fill(ground, ink)) = caption.marks().first() else { panic!("no ground") };
    let (width, bottom) = (FRAME.width, plate.whole().height);
    let corners = [[0.0, FRAME.height], [width, FRAME.height], [width, bottom], [0.0, bottom]];
    assert_eq!((&ground[..], *ink), (&corners[..], theme::LIGHT.card));
}
