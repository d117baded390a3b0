//! Curves through points, for schedules that go from one to the next.

use std::f64::consts::PI;

/// How a curve gets from one point to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// In a straight line.
    Linear,
    /// Along half a cosine, which is level at both ends.
    Cosine,
    /// Not at all, until it jumps there.
    Stay,
}

impl Shape {
    /// From `from` at p = 0 to `to` at p = 1.
    fn between(self, from: f64, to: f64, p: f64) -> f64 {
        match self {
            Self::Linear => (to - from) * p + from,
            Self::Cosine => to + (from - to) / 2.0 * (1.0 + libm::cos(PI * p)),
            Self::Stay if p < 1.0 => from,
            Self::Stay => to,
        }
    }
}

/// A curve through points in the order of their times; level before the first and behind the last.
#[derive(Debug, Clone)]
pub(super) struct Curve {
    points: Vec<[f64; 2]>,
    shape: Shape,
}

impl Curve {
    /// The curve through `points`; a point that would lie before the one that precedes it is put
    /// at the same time.
    pub fn new(shape: Shape, mut points: Vec<[f64; 2]>) -> Self {
        let mut latest = f64::NEG_INFINITY;
        for [time, _] in &mut points {
            latest = latest.max(*time);
            *time = latest;
        }
        Self { points, shape }
    }

    /// The value at time `t` in NumPy.
    pub fn python(&self) -> String {
        let (times, values): (Vec<_>, Vec<_>) =
            self.points.iter().map(|&[time, value]| (time, value)).unzip();
        match self.shape {
            Shape::Linear => format!("np.interp(t, np.array({times:?}), np.array({values:?}))"),
            // Straight along the part of half a turn that is over.
            Shape::Cosine => cosines(&times, &values),
            Shape::Stay => {
                format!("np.array({values:?})[np.maximum(np.sum(np.array({times:?}) <= t) - 1, 0)]")
            }
        }
    }

    /// The value at time t.
    pub fn at(&self, t: f64) -> f64 {
        let next = self.points.partition_point(|[time, _]| *time < t);
        let last = next.saturating_sub(1);
        match (self.points.get(last), self.points.get(next)) {
            (Some([start, from]), Some([end, to])) if last < next => {
                self.shape.between(*from, *to, (t - start) / (end - start))
            }
            (Some([_, value]), _) => *value,
            (None, _) => f64::NAN,
        }
    }
}

/// Half a cosine for each stretch, of which each adds what the value changes in it.
fn cosines(times: &[f64], values: &[f64]) -> String {
    let lengths: Vec<_> = times.windows(2).map(|it| (it[1] - it[0]).max(1e-9)).collect();
    let changes: Vec<_> = values.windows(2).map(|it| it[1] - it[0]).collect();
    let starts = &times[..times.len() - 1];
    let part = format!("np.clip((t - np.array({starts:?})) / np.array({lengths:?}), 0, 1)");
    let first = values[0];
    format!("{first:?} + np.sum(np.array({changes:?}) * (1 - np.cos(np.pi * {part})) / 2)")
}
