//! One curve of a chart, and the part of it that is in sight.

use downhill::film::Stretch;
use downhill_figures::{Point, Weight};

use crate::figure::clock::Clock;

/// One curve of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The number of the run.
    pub run: usize,
    /// What it is called, if it is not simply its run's.
    pub name: String,
    /// How strongly it is drawn.
    pub weight: Weight,
    /// Its points, in order of their steps.
    pub points: Vec<Point>,
    /// The number of steps that two points with the same step tell least and greatest value of.
    pub stride: u64,
    /// What lies higher asks for no room.
    pub ceiling: f64,
}

/// What is read off a curve: the step, and the least and the greatest value there.
pub type Value = (f64, [f64; 2]);

/// The points of a stretch: its least and greatest value.
pub fn points(stretch: Stretch) -> impl Iterator<Item = Point> + use<> {
    let x = stretch.step as f64;
    let second = (stretch.most != stretch.least).then_some([x, stretch.most]);
    [[x, stretch.least]].into_iter().chain(second)
}

impl Curve {
    /// The strong curve of `run` through what a film recorded.
    pub fn of(run: usize, recorded: &downhill::film::Curve) -> Self {
        let points = recorded.stretches().flat_map(points).collect();
        Self { stride: recorded.stride(), ..Self::through(run, points) }
    }

    /// The strong curve of `run` through `points`.
    pub fn through(run: usize, points: Vec<Point>) -> Self {
        let (name, weight) = (String::new(), Weight::Strong);
        Self { run, name, weight, points, stride: 1, ceiling: f64::INFINITY }
    }

    /// The points in sight, with their neighbours, over time.
    pub fn visible(&self, clock: &Clock, [low, high]: [f64; 2]) -> Vec<Point> {
        let time = |point: &Point| clock.time(self.run, point[0]);
        let first = self.points.partition_point(|point| time(point) < low).saturating_sub(2);
        let last = self.points.partition_point(|point| time(point) <= high) + 2;
        let seen = &self.points[first..last.min(self.points.len())];
        seen.iter().map(|point| [time(point), point[1]]).collect()
    }

    /// What the curve says nearest to `step`.
    pub fn at(&self, step: f64) -> Option<Value> {
        let next = self.points.partition_point(|point| point[0] < step);
        let near = [next.checked_sub(1), Some(next)].into_iter().flatten();
        let near = near.filter_map(|index| self.points.get(index));
        let [x, _] = near.min_by(|a, b| (a[0] - step).abs().total_cmp(&(b[0] - step).abs()))?;
        let same = self.points.iter().skip(next.saturating_sub(2)).take(4);
        let values = same.filter(|point| point[0] == *x).map(|point| point[1]);
        let ends = values.fold([f64::NAN; 2], |[low, high], y| [y.min(low), y.max(high)]);
        Some((*x, ends))
    }
}
