//! The best fit of a convex loss that has no closed form.

use nalgebra::{DMatrix, DVector};

use crate::objective::{Batch, Objective};

use super::Fit;

/// The most steps; from a sensible start a dozen suffice.
const STEPS: usize = 50;

/// The share of the loss that the next step would gain, below which the fit is settled.
const SETTLED: f64 = 1e-22;

/// The minimum of a convex `objective` by Newton's method with steps that are halved until the
/// loss falls (Nocedal and Wright 2006, Numerical Optimization, algorithms 3.1 and 3.2). For
/// logistic regression it is iteratively reweighted least squares (Bishop 2006, eq. 4.99).
///
/// `None` where it does not settle: classes that can be separated have no best logistic fit, a
/// loss without curvature none that this method finds.
pub fn newton(objective: &dyn Objective, start: &[f64]) -> Option<Fit> {
    let k = objective.dimension();
    let mut theta = start.to_vec();
    let (mut gradient, mut hessian) = (vec![0.0; k], vec![0.0; k * k]);
    for _ in 0..STEPS {
        let loss = objective.gradient(&theta, Batch::All, &mut gradient);
        objective.hessian(&theta, &mut hessian);
        let factor = DMatrix::from_row_slice(k, k, &hessian).cholesky()?;
        let step = factor.solve(&DVector::from_column_slice(&gradient));
        let gain: f64 = step.iter().zip(&gradient).map(|(step, g)| step * g).sum();
        theta = shortened(objective, (&theta, loss), (step.as_slice(), gain))?;
        if gain <= SETTLED * loss {
            return Some(Fit { loss: objective.loss(&theta), theta, rank: k });
        }
    }
    None
}

/// θ − t·`step` with the first t of 1, ½, ¼, … that brings the loss down by a part of what the
/// slope promises, up to rounding.
fn shortened(
    objective: &dyn Objective,
    (theta, loss): (&[f64], f64),
    (step, gain): (&[f64], f64),
) -> Option<Vec<f64>> {
    let mut share = 1.0;
    while share > 1e-9 {
        let next: Vec<_> = theta.iter().zip(step).map(|(theta, s)| theta - share * s).collect();
        if objective.loss(&next) <= loss - 1e-4 * share * gain + 1e-14 * loss.abs() {
            return Some(next);
        }
        share *= 0.5;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regression::{Design, LinearLoss, Loss, Reduction};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn objective(loss: Loss, targets: &[f64]) -> LinearLoss {
        let rows = [-2.0, -1.0, 0.5, 1.0, 3.0].into_iter().flat_map(|x| [1.0, x]).collect();
        LinearLoss::new(Design::new(2, rows), targets, loss, Reduction::Mean)
    }

    #[test]
    fn the_best_fit_has_no_slope() {
        for (loss, targets) in [
            (Loss::Logistic, [0.0, 1.0, 0.0, 1.0, 1.0]),
            (Loss::LogCosh, [1.0, -3.0, 2.0, 5.0, 30.0]),
            (Loss::Huber { delta: 1.0 }, [1.0, 0.4, 0.2, 0.1, 9.0]),
            (Loss::Squared, [1.0, -3.0, 2.0, 5.0, 30.0]),
        ] {
            let objective = objective(loss, &targets);
            let fit = newton(&objective, &[0.0; 2]).unwrap();
            let mut gradient = [0.0; 2];
            let reached = objective.gradient(&fit.theta, Batch::All, &mut gradient);
            assert!(gradient.iter().all(|entry| entry.abs() < 1e-13), "{loss:?}: {gradient:?}");
            assert_eq!(reached, fit.loss);
        }
    }

    #[test]
    fn separable_classes_and_straight_losses_have_no_best_fit() {
        assert_eq!(newton(&objective(Loss::Logistic, &[0.0, 0.0, 0.0, 1.0, 1.0]), &[0.0; 2]), None);
        assert_eq!(newton(&objective(Loss::Absolute, &[1.0, 2.0, 0.0, 1.0, 1.0]), &[0.0; 2]), None);
    }
}
