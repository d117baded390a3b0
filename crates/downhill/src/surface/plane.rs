//! Formulas of two parameters, and the loss that such a formula makes.

use crate::dual::Dual;
use crate::lanes::Lanes;
use crate::objective::{Batch, Objective, TwoPoints};
use crate::scalar::Scalar;

/// A formula f(x, y).
pub trait Plane: Send + Sync {
    /// f(x, y).
    fn value<S: Scalar>(&self, x: S, y: S) -> S;

    /// Whether the formula holds for [`Lanes`] too: not if it goes by how large a number is.
    const IN_LANES: bool = true;
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

    fn two_points(&self) -> Option<&dyn TwoPoints> {
        if F::IN_LANES { Some(self) } else { None }
    }

    fn hessian(&self, theta: &[f64], hessian: &mut [f64]) {
        let [x, y] = Dual::twice([theta[0], theta[1]]);
        let slopes = self.0.value(x, y).partials;
        hessian.copy_from_slice(slopes.map(|slope| slope.partials).as_flattened());
    }
}

impl<F: Plane> TwoPoints for OnPlane<F> {
    fn gradients(&self, points: &[f64; 4], gradients: &mut [f64; 4]) -> Lanes {
        let [x1, x2, y1, y2] = *points;
        let [x, y] = Dual::variables([Lanes::from([x1, x2]), Lanes::from([y1, y2])]);
        let losses = self.0.value(x, y);
        for (gradients, partials) in gradients.as_chunks_mut().0.iter_mut().zip(losses.partials) {
            *gradients = partials.numbers();
        }
        losses.value
    }
}
