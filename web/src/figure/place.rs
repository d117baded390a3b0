//! Where runs are to be seen: what the parameters and the data of a problem can be drawn as.

use downhill::experiment::{Problem, Task};
use downhill_figures::Window;

use crate::playground::Playground;
use leptos::prelude::*;

/// What a problem looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// One parameter: the loss is a curve.
    Line,
    /// Two parameters: the loss is a landscape, with data beside it or not.
    Plane {
        /// Whether a model is fitted to data of one feature.
        fit: bool,
    },
    /// More parameters, one feature: the model is a curve through the data.
    Curve,
    /// More parameters, more features.
    Rows,
    /// More parameters and no data.
    Many,
}

impl Place {
    /// The place of the experiment that is shown.
    pub fn of(playground: Playground) -> Self {
        playground.experiment.track();
        playground.with_engine(|engine| engine.task().map_or(Self::Line, Self::of_task))
    }

    fn of_task(task: &Task) -> Self {
        let features = task.table.as_ref().map(|table| table.features().len());
        match (task.start.len(), features) {
            (1, _) => Self::Line,
            (2, features) => Self::Plane { fit: features.is_some() },
            (_, Some(1)) => Self::Curve,
            (_, Some(_)) => Self::Rows,
            (_, None) => Self::Many,
        }
    }
}

/// Which parameters lie along x and y, and the part of their plane that is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The numbers of the parameters along x and y.
    pub axes: [usize; 2],
    /// The part that is shown.
    pub window: Window,
}

/// What a map shows around the way from start to optimum, as a multiple of it.
const MARGIN: f64 = 0.75;

impl View {
    /// The view that shows start and minima. A fitted line has its slope along x and its
    /// intercept along y.
    pub fn of(problem: &Problem, task: &Task) -> Self {
        match problem {
            Problem::Surface(surface) => {
                let own = surface.window();
                let window = Window { x: own.x, y: own.y };
                Self { axes: [0, 1], window: containing(window, &task.start, [0, 1]) }
            }
            Problem::Regression(_) => Self::around_optimum(task),
        }
    }

    fn around_optimum(task: &Task) -> Self {
        let axes = [1, 0];
        let optimum = task.closed_form.as_ref().map_or(&task.start, |fit| &fit.theta);
        let side = |axis: usize| {
            let (from, to) =
                (task.start[axis].min(optimum[axis]), task.start[axis].max(optimum[axis]));
            let longest = axes
                .map(|axis| (task.start[axis] - optimum[axis]).abs())
                .into_iter()
                .fold(0.0, f64::max);
            let margin = MARGIN * if longest > 0.0 { longest } else { 1.0 };
            [from - margin, to + margin]
        };
        Self { axes, window: Window { x: side(axes[0]), y: side(axes[1]) } }
    }

    /// The point of the plane that `theta` is seen at.
    pub fn point(&self, theta: &[f64]) -> [f64; 2] {
        self.axes.map(|axis| theta.get(axis).copied().unwrap_or(0.0))
    }

    /// `theta` moved to the point of the plane.
    pub fn moved(&self, theta: &[f64], point: [f64; 2]) -> Vec<f64> {
        let mut moved = theta.to_vec();
        for (axis, value) in self.axes.into_iter().zip(point) {
            if let Some(entry) = moved.get_mut(axis) {
                *entry = value;
            }
        }
        moved
    }
}

/// `window`, wide enough to show `start` too.
fn containing(window: Window, start: &[f64], axes: [usize; 2]) -> Window {
    let side = |[low, high]: [f64; 2], axis: usize| {
        let (value, margin) = (start.get(axis).copied().unwrap_or(low), 0.08 * (high - low));
        let low = if value < low { value - margin } else { low };
        [low, if value > high { value + margin } else { high }]
    };
    Window { x: side(window.x, axes[0]), y: side(window.y, axes[1]) }
}
