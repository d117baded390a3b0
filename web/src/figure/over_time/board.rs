//! What a chart over time draws, from what it shows and how one looks at it.

use std::borrow::Cow;

use downhill_figures::{
    Axis, Chart, Frame, Plane, Point, Reference, Scale, Series, Sketch, TimeLine, Weight, thin,
};
use leptos::prelude::*;

use super::Subject;
use super::curve::{Curve, Value};
use crate::figure::clock::Clock;
use crate::looks::value::Zoom;
use crate::playground::Playground;
use crate::rounded::rounded;
use crate::sorted::sorted;
use crate::texts::{charts as texts, figures};

/// A value below this part of the greatest is as good as none on a logarithmic axis.
const FLOOR: f64 = 1e-16;

/// A chart over time.
#[derive(Clone, Copy)]
pub struct Board {
    playground: StoredValue<Playground>,
    subject: StoredValue<Subject>,
    pub clock: Memo<Clock>,
    window: Memo<[f64; 2]>,
    y: Memo<Axis>,
}

/// The points of all curves that are in sight, at most two a pixel column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Thinned {
    columns: usize,
    curves: Vec<Vec<Point>>,
}

/// What one run says at the pointer.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The number of the run.
    pub run: usize,
    /// What the curve is called.
    pub name: String,
    /// The step, and least and greatest value there.
    pub value: Value,
}

impl Board {
    pub fn new(playground: Playground, subject: Subject, clock: Memo<Clock>) -> Self {
        let window = Memo::new(move |_| {
            let whole = clock.with(Clock::whole);
            match playground.looks().zoom.get().0 {
                Some([low, high]) if low < whole[1] => [low, high.min(whole[1])],
                _ => whole,
            }
        });
        let y = Memo::new(move |_| axis(subject, &clock.read(), window.get()));
        let playground = StoredValue::new(playground);
        Self { playground, subject: StoredValue::new(subject), clock, window, y }
    }

    /// Whose experiment it is.
    pub fn playground(self) -> Playground {
        self.playground.get_value()
    }

    /// What it shows.
    pub fn subject(self) -> Subject {
        self.subject.get_value()
    }

    /// The stretch of time in sight.
    pub fn window(self) -> [f64; 2] {
        self.window.get()
    }

    /// Whether that is less than there is.
    pub fn is_zoomed(self) -> bool {
        self.window.get() != self.clock.with(Clock::whole)
    }

    /// Looks at another stretch of time.
    pub fn look_at(self, window: [f64; 2]) {
        let whole = self.clock.with_untracked(Clock::whole);
        let zoom = Some(window.map(|end| rounded(end, window))).filter(|_| window != whole);
        self.playground().looks().zoom.set(Zoom(zoom));
    }

    /// Looks at all of the time.
    pub fn zoom_out(self) {
        self.playground().looks().zoom.set(Zoom(None));
    }

    /// Between the chart's data and its pixels.
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is for one lifetime")]
    pub fn plane(self, frame: Frame) -> Plane {
        self.with_chart(frame, |chart| chart.plane())
    }

    /// Axes, titles and the marks of epochs.
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is for one lifetime")]
    pub fn axes(self, frame: Frame) -> Sketch {
        self.with_chart(frame, |chart| chart.axes())
    }

    /// The hairline at a time and the runs on it.
    pub fn read_off(self, frame: Frame, time: f64) -> Sketch {
        let clock = self.clock.read();
        let colours = self.playground().looks().colours.read();
        let point = |row: Row| {
            let (step, [least, most]) = row.value;
            let middle = if least == most { least } else { f64::midpoint(least, most) };
            (colours.of(row.run), [clock.time(row.run, step), middle])
        };
        let points: Vec<_> = self.rows(time).into_iter().map(point).collect();
        self.with_chart(frame, |chart| chart.reading(time, &points))
    }

    /// What every curve says at a time.
    pub fn rows(self, time: f64) -> Vec<Row> {
        let (clock, curves) = (self.clock.read(), self.subject().curves.read());
        let seen = curves.iter().filter(|curve| curve.weight != Weight::Raw);
        let row = |curve: &Curve| {
            let value = curve.at(clock.step(curve.run, time) as f64)?;
            Some(Row { run: curve.run, name: self.name(curve), value })
        };
        seen.filter_map(row).collect()
    }

    /// What a curve is called.
    pub fn name(self, curve: &Curve) -> String {
        match (self.title(curve.run), curve.name.as_str()) {
            (title, "") => title,
            (title, name) => texts::curve_of(&title, name),
        }
    }

    /// What a run is called.
    fn title(self, run: usize) -> String {
        self.playground().experiment.with(|shown| shown.title(run)).unwrap_or_default()
    }

    /// The curves with cursor and comparison; of `thinned` points, if those are for this frame.
    pub fn curves(self, frame: Frame, thinned: &Thinned) -> Sketch {
        self.with_chart(frame, |chart| {
            if thinned.columns == columns(chart) {
                self.draw(chart, thinned)
            } else {
                self.draw(chart, &self.thin(columns(chart)))
            }
        })
    }

    /// The points of the curves: what changes with the films, not with the cursor.
    pub fn thinned(self, frame: Frame) -> Thinned {
        self.thin(self.with_chart(frame, columns))
    }

    fn thin(self, columns: usize) -> Thinned {
        let (clock, curves, window) =
            (self.clock.read(), self.subject().curves.read(), self.window());
        let points = |curve: &Curve| thin(&curve.visible(&clock, window), window, columns);
        Thinned { columns, curves: curves.iter().map(points).collect() }
    }

    /// What the chart says at the cursor, in words.
    pub fn summary(self) -> String {
        let (curves, now) = (self.subject().curves.read(), self.subject().now.get());
        let say = |(curve, now): (&Curve, Option<f64>)| match self.playground().diverged(curve.run)
        {
            Some(step) => Some(figures::diverged(&self.title(curve.run), step)),
            None => Some(texts::curve_now(&self.name(curve), now?)),
        };
        let mut said: Vec<_> = curves.iter().zip(now).filter_map(say).collect();
        // A run that diverged says so once, however many curves it has.
        said.dedup();
        figures::summary(&self.subject().title.read(), self.playground().cursor.get(), &said)
    }

    fn with_chart<T>(self, frame: Frame, look: impl FnOnce(&Chart<'_>) -> T) -> T {
        let (clock, window) = (self.clock.read(), self.window());
        let run = self.playground().selected.get();
        let (marks, stride) = clock.epochs(run, window);
        let x_title: Cow<'_, str> = match marks[..] {
            [] => clock.title().into(),
            _ => texts::axis_with_marks(clock.title(), stride).into(),
        };
        look(&Chart {
            frame,
            x: Axis::linear(window),
            y: self.y.get(),
            x_title: &x_title,
            y_title: &self.subject().measure.read(),
            marks: &marks,
            theme: self.playground().looks().appearance.get().theme(),
        })
    }

    fn draw(self, chart: &Chart<'_>, thinned: &Thinned) -> Sketch {
        let (clock, curves) = (self.clock.read(), self.subject().curves.read());
        let window = self.window();
        let reached = self.reached(&clock);
        let now = self.subject().now.get();
        let colours = self.playground().looks().colours.read();
        let each = curves.iter().zip(&thinned.curves).enumerate();
        let series = each.map(|(index, (curve, points))| {
            let run = curve.run;
            let reached = reached.get(run).copied().unwrap_or(window[1]);
            let now = now.get(index).copied().flatten().map(|value| [reached, value]);
            let stride = if curve.stride > 1 { clock.time(run, curve.stride as f64) } else { 0.0 };
            let look = colours.of(run);
            Series { look, points, stride, reached, weight: curve.weight, now }
        });
        let selected = self.playground().selected.get();
        let front = colours.of(selected);
        let depth = |series: &Series<'_>| (layer(series.weight), series.look == front);
        let series = sorted(series, |one, other| depth(one).cmp(&depth(other)));
        let comparison = self.subject().comparison.get();
        let reference =
            comparison.as_ref().map(|(value, label)| Reference { value: *value, label });
        let cursor = clock.time(selected, self.playground().cursor.get() as f64);
        chart.curves(&TimeLine {
            series: &series,
            cursor,
            ghost: self.playground().looks().ghost.get(),
            reference,
        })
    }

    /// The time that each run has reached at the cursor.
    fn reached(self, clock: &Clock) -> Vec<f64> {
        let frames = self.playground().frames.read();
        let time = |(run, frame): (usize, &downhill::film::Frame)| {
            clock.time(run, frame.state.step as f64)
        };
        frames.iter().enumerate().map(time).collect()
    }
}

/// The pixel columns of a chart.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
fn columns(chart: &Chart<'_>) -> usize {
    let [left, right] = chart.plane().rect.x;
    (right - left).max(1.0) as usize
}

/// What covers what: a hollow line would hide others that lie below it.
fn layer(weight: Weight) -> u8 {
    match weight {
        Weight::Raw => 0,
        Weight::Hollow => 1,
        Weight::Light | Weight::Strong => 2,
    }
}

/// The axis on which everything in sight is seen.
fn axis(subject: Subject, clock: &Clock, window: [f64; 2]) -> Axis {
    let curves = subject.curves.read();
    let value = |curve: &Curve| {
        let ceiling = curve.ceiling;
        let values = curve.visible(clock, window).into_iter().map(|point| point[1]);
        values.filter(move |value| value.abs() <= ceiling)
    };
    let compared = subject.comparison.get().map(|(value, _)| value);
    let values: Vec<_> = curves.iter().flat_map(value).chain(compared).collect();
    match subject.scale.get() {
        Scale::Log => {
            let most = values.iter().copied().fold(0.0, f64::max);
            Axis::around(values.into_iter().filter(|value| *value >= most * FLOOR), Scale::Log)
        }
        scale => Axis::around(values, scale),
    }
}
