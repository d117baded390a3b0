//! A function that the user types.

use super::Surface;
use super::plane::{OnPlane, Plane};
use super::window::{self, Window};
use crate::catalogue::Entry;
use crate::dual::Dual;
use crate::expression::{Program, Vocabulary};
use crate::knob::Knob;
use crate::objective::{Batch, Objective};
use crate::scalar::Scalar;
use crate::settings::Settings;

/// The variables of the plane.
static PLANE: Vocabulary = Vocabulary { variables: &["x", "y"], jumps: false };

/// f(x, y) as it was typed. Where it is no number, neither is the loss, and a run ends there as
/// diverged.
#[derive(Debug, Clone)]
pub struct Typed(Program);

impl Plane for Typed {
    const IN_LANES: bool = false;

    fn value<S: Scalar>(&self, x: S, y: S) -> S {
        self.0.evaluate(&[x, y])
    }
}

/// The loss L(θ) = f(θ) of a typed function of x alone, with derivatives by dual numbers.
#[derive(Debug, Clone)]
pub struct OnLine(Typed);

impl OnLine {
    fn value<S: Scalar>(&self, x: S) -> S {
        self.0.value(x, S::from(0.0))
    }
}

impl Objective for OnLine {
    fn dimension(&self) -> usize {
        1
    }

    fn loss(&self, theta: &[f64]) -> f64 {
        self.value(theta[0])
    }

    fn gradient_tells_loss(&self) -> bool {
        true
    }

    fn gradient(&self, theta: &[f64], _: Batch<'_>, gradient: &mut [f64]) -> f64 {
        let [x] = Dual::variables([theta[0]]);
        let loss = self.value(x);
        gradient.copy_from_slice(&loss.partials);
        loss.value
    }

    fn hessian(&self, theta: &[f64], hessian: &mut [f64]) {
        let [x] = Dual::twice([theta[0]]);
        hessian[0] = self.value(x).partials[0].partials[0];
    }
}

/// Whether y stands in the function: without it there is one parameter.
fn has_y(settings: &Settings) -> bool {
    settings.expression("expression").uses(1)
}

/// In the middle of the window's height, a fifth of its width from the left.
fn start(settings: &Settings) -> Vec<f64> {
    let Window { x, y } = window::of(settings).unwrap_or(WINDOW);
    let start = [x[0] + 0.2 * (x[1] - x[0]), y[0] + 0.5 * (y[1] - y[0])];
    start[..if has_y(settings) { 2 } else { 1 }].to_vec()
}

const WINDOW: Window = Window { x: [-2.0, 2.0], y: [-1.0, 3.0] };

/// The record. Nothing is known of its minima.
pub static SURFACE: Surface = Surface {
    entry: Entry {
        key: "function",
        name: "Your own function",
        summary: "Whatever you type, of x and y or of x alone, with exact derivatives.",
        formula: r"f: \; x_0 \le x \le x_1, \quad y_0 \le y \le y_1",
        knobs: &[
            Knob::expression("expression", "(1 - x)^2 + 100*(y - x^2)^2", &PLANE)
                .named("f(x, y) =", "f"),
            window::knob("x_from", WINDOW.x[0]).named("x from", "x_0"),
            window::knob("x_to", WINDOW.x[1]).named("x to", "x_1"),
            window::knob("y_from", WINDOW.y[0])
                .named("y from", "y_0")
                .only_where("expression", "y"),
            window::knob("y_to", WINDOW.y[1]).named("y to", "y_1").only_where("expression", "y"),
        ],
        source: "The default is Rosenbrock's, The Computer Journal 3, 1960, 175–184",
    },
    window: WINDOW,
    start,
    minima: |_| Vec::new(),
    build: |settings| {
        let typed = Typed(settings.expression("expression").compile());
        if has_y(settings) { Box::new(OnPlane(typed)) } else { Box::new(OnLine(typed)) }
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::settings::Chosen;
    use crate::shelf::Shelf;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn typed(text: &str) -> Chosen<Surface> {
        let mut surface = Chosen::new(&SURFACE);
        surface.settings.read("expression", text).unwrap();
        surface
    }

    #[test]
    fn the_default_is_rosenbrock_to_the_last_bit() {
        let (own, known) = (Chosen::new(&SURFACE), Chosen::new(&super::super::rosenbrock::SURFACE));
        let (own, known) = (own.build(), known.build());
        for theta in [[-1.2, 1.0], [0.3, -2.5], [1.1, 1.7]] {
            let (mut got, mut want) = ([0.0; 2], [0.0; 2]);
            let losses = [
                own.gradient(&theta, Batch::All, &mut got),
                known.gradient(&theta, Batch::All, &mut want),
            ];
            assert_eq!((losses[0], got), (losses[1], want));
        }
    }

    #[test]
    fn without_y_there_is_one_parameter() {
        let surface = typed("x^4 - 3x");
        let loss = surface.build();
        assert_eq!((surface.dimension(), loss.dimension(), surface.start()), (1, 1, vec![-1.2]));
        let mut numbers = [0.0];
        assert_eq!(loss.gradient(&[2.0], Batch::All, &mut numbers), 10.0);
        assert_eq!(numbers, [29.0]);
        loss.hessian(&[2.0], &mut numbers);
        assert_eq!(numbers, [48.0]);
    }

    #[test]
    fn without_y_nothing_speaks_of_it() {
        let told = |text| {
            let Chosen { record, settings } = typed(text);
            let named = record.entry.knobs.iter().filter(|knob| settings.matters(knob));
            let mut told: Vec<_> = named.map(|knob| settings.name(knob).into_owned()).collect();
            told.extend(typed(text).formulas().map(str::to_owned));
            told
        };
        let alone = ["f(x) =", "x from", "x to", r"f: \; x_0 \le x \le x_1"];
        assert_eq!(told("x^4 - 3x"), alone);
        assert_eq!(told("3"), alone);
        for text in ["x*y", "y^2"] {
            let told = told(text);
            assert_eq!((told.len(), &*told[0], &*told[4]), (7, "f(x, y) =", "y to"), "{text}");
        }
    }

    #[test]
    fn a_start_for_x_and_y_does_for_x_alone() {
        let start = |text: &str| {
            let text = format!("surface=function;expression={text}&run=sgd");
            let experiment: Result<Experiment, _> = text.parse();
            experiment.map(|experiment| experiment.start)
        };
        assert_eq!(start("x^2;start=0.5,7"), Ok(Some(vec![0.5])));
        assert_eq!(start("x^2;start=0.5"), Ok(Some(vec![0.5])));
        assert_eq!(start("x*y;start=0.5,7"), Ok(Some(vec![0.5, 7.0])));
        for wrong in ["x*y;start=0.5", "x^2;start=1,2,3"] {
            assert!(start(wrong).unwrap_err().to_string().starts_with("start"), "{wrong}");
        }
        let moved = typed("x*y").start_beside(&[0.5]);
        assert_eq!(moved, [0.5, 1.0], "the rest is the function's own");
    }

    #[test]
    fn where_it_is_no_number_a_run_has_diverged() {
        for (expression, step) in [("ln(x)", 0), ("ln(x + 1.3)", 1), ("x/(y - y)", 0)] {
            let text = format!("surface=function;expression={expression}&run=sgd;learning_rate=1");
            let experiment: Experiment = text.parse().unwrap();
            let task = experiment.task(&Shelf::default()).unwrap();
            let mut film = task.films(&experiment).remove(0);
            film.record(5);
            assert_eq!(film.reel.divergence.map(|end| end.step), Some(step), "{expression}");
            let state = film.seek(3, None);
            film.explain(&state, 0);
            film.frame(state);
        }
    }

    #[test]
    fn the_window_is_what_is_set_in_either_order() {
        let surface = typed("x*y").with("x_from", 6.0).unwrap();
        let surface = surface.with("y_to", -1.0).unwrap();
        assert_eq!(surface.window(), Window { x: [2.0, 6.0], y: [-1.0, 0.0] });
        assert_eq!(surface.start(), [2.8, -0.5]);
    }
}
