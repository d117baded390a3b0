//! Where runs are to be seen: what the parameters and the data of a problem can be drawn as.

use std::sync::Arc;

use downhill::experiment::{Problem, Task};
use downhill::film::Reel;
use downhill::regression::Model;
use downhill::section::{Principal, Section};
use downhill_figures::Window;
use leptos::prelude::*;

use crate::playground::Playground;
use crate::sorted::sorted;

/// What a problem looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// How its loss lies.
    pub landscape: Landscape,
    /// What there is to see of its data and its model.
    pub sides: Vec<Side>,
}

/// How a loss lies over the parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landscape {
    /// One parameter: a curve.
    Curve,
    /// More: a landscape over a plane.
    Map,
}

/// A look at the data or the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The data of one feature, with the fits.
    Data,
    /// What is predicted all over two features.
    Regions,
    /// Predicted against true values.
    Predicted,
    /// The parameters against the best ones.
    Coefficients,
    /// The weights of a network.
    Weights,
}

impl Place {
    /// The place of the experiment that is shown.
    pub fn of(playground: Playground) -> Self {
        playground.experiment.track();
        playground.with_engine(|engine| {
            let landscape = engine.task().map_or(Landscape::Curve, Landscape::of_task);
            Self { landscape, sides: engine.task().map_or_else(Vec::new, Side::of_task) }
        })
    }
}

impl Landscape {
    fn of_task(task: &Task) -> Self {
        if task.start.len() == 1 { Self::Curve } else { Self::Map }
    }
}

impl Side {
    /// All there are.
    pub const ALL: [Self; 5] =
        [Self::Data, Self::Regions, Self::Predicted, Self::Coefficients, Self::Weights];

    fn of_task(task: &Task) -> Vec<Self> {
        let features = task.table.as_ref().map(|table| table.features().len());
        let parameters = match task.predictor.map(|predictor| predictor.model) {
            Some(Model::Layers(_)) => vec![Self::Weights],
            _ if task.start.len() > 2 => vec![Self::Coefficients],
            _ => Vec::new(),
        };
        let data = match features {
            None => Vec::new(),
            Some(1) => vec![Self::Data],
            Some(2) => vec![Self::Regions, Self::Predicted],
            Some(_) => vec![Self::Predicted],
        };
        data.into_iter().chain(parameters).collect()
    }

    /// What it is called in a link.
    pub fn key(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Regions => "regions",
            Self::Predicted => "predicted",
            Self::Coefficients => "coefficients",
            Self::Weights => "weights",
        }
    }
}

/// A plane through the space of parameters, and the part of it that is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The plane.
    pub section: Arc<Section>,
    /// The part that is shown.
    pub window: Window,
}

/// What a map shows around the way from start to optimum, as a multiple of it.
const MARGIN: f64 = 0.75;

/// How far from the start an end is not shown, as a multiple of the median end's distance.
const STRAY: f64 = 8.0;

/// What a map on the paths' plane shows around them, as a multiple of their extent.
const ROOM: f64 = 0.22;

/// What lies below titles and buttons, as a part of a map's height.
const HEADROOM: f64 = 0.15;

/// The least ratio of the sides of such a map.
const NARROWEST: f64 = 0.5;

impl View {
    /// The view of a problem of two parameters, which shows start and minima; where the best fit is
    /// not known, it shows the `ends` of runs but for those that ran far off. A fitted line has its
    /// slope along x and its intercept along y.
    pub fn of<'a>(problem: &Problem, task: &Task, ends: impl Iterator<Item = &'a [f64]>) -> Self {
        match problem {
            Problem::Surface(surface) => {
                let own = surface.window();
                let window = containing(Window { x: own.x, y: own.y }, &task.start, [0, 1]);
                Self { section: Arc::new(Section::Parameters([0, 1])), window }
            }
            Problem::Regression(_) => match &task.closed_form {
                Some(fit) => Self::around(&task.start, &[&fit.theta]),
                None => Self::around(&task.start, &without_strays(&task.start, ends)),
            },
        }
    }

    /// The view of a problem of more parameters, on the plane of the runs' paths.
    pub fn of_reels<'a>(
        problem: &Problem,
        task: &Task,
        reels: impl Iterator<Item = &'a Reel>,
    ) -> Option<Self> {
        let plane = Principal::of_reels(reels, optimum(problem, task).as_deref())?;
        let [x, y] = plane.extent();
        let longest = (x[1] - x[0]).max(y[1] - y[0]);
        let longest = if longest > 0.0 { longest } else { 1.0 };
        let side = |[low, high]: [f64; 2]| {
            let missing = (NARROWEST * longest - (high - low)).max(0.0) / 2.0;
            let room = missing + ROOM * longest;
            [low - room, high + room]
        };
        let [bottom, top] = side(y);
        let window = Window { x: side(x), y: [bottom, top + HEADROOM * (top - bottom)] };
        Some(Self { section: Arc::new(Section::Principal(plane)), window })
    }

    /// The view of the ways from `start` to `goals`.
    fn around(start: &[f64], goals: &[&[f64]]) -> Self {
        let axes = [1, 0];
        let away = |axis: usize| goals.iter().map(move |goal| goal[axis] - start[axis]);
        let longest = axes.into_iter().flat_map(away).fold(0.0, |far, away| away.abs().max(far));
        let margin = MARGIN * if longest > 0.0 { longest } else { 1.0 };
        let side = |axis: usize| {
            let [low, high] = [away(axis).fold(0.0, f64::min), away(axis).fold(0.0, f64::max)];
            [start[axis] + low - margin, start[axis] + high + margin]
        };
        let window = Window { x: side(axes[0]), y: side(axes[1]) };
        Self { section: Arc::new(Section::Parameters(axes)), window }
    }
}

/// The `ends` that are not too far from `start` for the others to be seen. Of two, the nearer one is
/// the measure.
fn without_strays<'a>(start: &[f64], ends: impl Iterator<Item = &'a [f64]>) -> Vec<&'a [f64]> {
    let far = |end: &[f64]| libm::hypot(end[0] - start[0], end[1] - start[1]);
    let mut ends: Vec<_> = ends.filter(|end| far(end).is_finite()).collect();
    // A run that did not get away from the start is no measure.
    let moved = ends.iter().map(|end| far(end)).filter(|far| *far > 0.0);
    let moved = sorted(moved, f64::total_cmp);
    let median = moved.get(moved.len().saturating_sub(1) / 2).copied().unwrap_or_default();
    ends.retain(|end| far(end) <= STRAY * median);
    ends
}

/// The best parameters there are, where they are known.
pub fn optimum(problem: &Problem, task: &Task) -> Option<Vec<f64>> {
    match problem {
        Problem::Surface(surface) => surface.minima().into_iter().next(),
        Problem::Regression(_) => task.closed_form.as_ref().map(|fit| fit.theta.clone()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wild_end_does_not_make_a_dot_of_the_others() {
        let start = [0.0, 0.0];
        let kept =
            |ends: &[[f64; 2]]| without_strays(&start, ends.iter().map(<[f64; 2]>::as_slice)).len();
        assert_eq!(kept(&[]), 0);
        assert_eq!(kept(&[[0.0, 0.0]]), 1);
        assert_eq!(kept(&[[0.0, -3.0], [0.0, 1.0], [0.2, 1.0]]), 3, "the lesson on AMSGrad");
        assert_eq!(kept(&[[0.0, -3.0], [0.0, 1.0], [5e3, 1e6]]), 2);
        assert_eq!(kept(&[[0.0, 1.0], [5e3, 1e6]]), 1);
        assert_eq!(kept(&[[0.0, 0.0], [0.0, 1.0]]), 2, "one that did not move");
        assert_eq!(kept(&[[f64::INFINITY, 0.0], [0.0, 1.0]]), 1);
    }
}
