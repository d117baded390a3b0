//! Formulas of two parameters, and the loss that such a formula makes.

use crate::dual::Dual;
use crate::objective::{Batch, Objective};
use crate::scalar::Scalar;

/// A formula f(x, y).
pub trait Plane: Send + Sync {
    /// f(x, y).
    fn value<S: Scalar>(&self, x: S, y: S) -> S;
}

/// The loss L(θ) = f(θ₁, θ₂), with derivatives by dual numbers.
#[derive(Debug, Clone, Copy)]
pub struct OnPlane<F>(pub F);

impl<F: Plane> Objective for OnPlane<F> {
    fn dimension(&self) -> usize {
        2
    }

    fn loss(&self, theta: &[f64]) -> f64 {
        self.0.value(theta[0], theta[1])
    }

    fn gradient_tells_loss(&self) -> bool {
        true
    }

    fn gradient(&self, theta: &[f64], _: Batch<'_>, gradient: &mut [f64]) -> f64 {
        let [x, y] = Dual::variables([theta[0], theta[1]]);
        let loss = self.0.value(x, y);
        gradient.copy_from_slice(&loss.partials);
        loss.value
    }

    fn hessian(&self, theta: &[f64], hessian: &mut [f64]) {
        let [x, y] = Dual::twice([theta[0], theta[1]]);
        let slopes = self.0.value(x, y).partials;
        hessian.copy_from_slice(slopes.map(|slope| slope.partials).as_flattened());
    }
}
