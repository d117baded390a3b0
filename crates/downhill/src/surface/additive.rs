//! Formulas of any number of parameters that see each parameter through sums only, and the loss
//! that such a formula makes.

use std::array::from_fn;

use crate::dual::Dual;
use crate::objective::{Batch, Objective};
use crate::scalar::Scalar;

/// A formula f(θ) = g(Σᵢ u(θᵢ)) of n parameters, where u gives K numbers and the sums are taken of
/// each.
pub trait Additive<const K: usize>: Send + Sync {
    /// n, the number of parameters.
    fn dimension(&self) -> usize;

    /// u(x): what one parameter adds to each sum.
    fn terms<S: Scalar>(&self, x: S) -> [S; K];

    /// g, of the sums.
    fn total<S: Scalar>(&self, sums: [S; K]) -> S;
}

/// The loss L(θ) = f(θ), with derivatives by dual numbers.
///
/// The gradient costs two passes over the parameters, whatever their number:
/// ∂L/∂θᵢ = Σₖ gₖ uₖ′(θᵢ) with gₖ the partial derivatives of g at the sums.
#[derive(Debug, Clone, Copy)]
pub struct Separable<F, const K: usize>(pub F);

impl<F: Additive<K>, const K: usize> Separable<F, K> {
    fn sums(&self, theta: &[f64]) -> [f64; K] {
        theta.iter().fold([0.0; K], |sums, &x| {
            let terms = self.0.terms(x);
            from_fn(|k| sums[k] + terms[k])
        })
    }

    /// u′(x).
    fn slopes(&self, x: f64) -> [f64; K] {
        let [x] = Dual::variables([x]);
        self.0.terms(x).map(|term| term.partials[0])
    }

    /// u″(x).
    fn curvatures(&self, x: f64) -> [f64; K] {
        let [x] = Dual::twice([x]);
        self.0.terms(x).map(|term| term.partials[0].partials[0])
    }
}

impl<F: Additive<K>, const K: usize> Objective for Separable<F, K> {
    fn dimension(&self) -> usize {
        self.0.dimension()
    }

    fn loss(&self, theta: &[f64]) -> f64 {
        self.0.total(self.sums(theta))
    }

    fn gradient_tells_loss(&self) -> bool {
        true
    }

    fn gradient(&self, theta: &[f64], _: Batch<'_>, gradient: &mut [f64]) -> f64 {
        let total = self.0.total(Dual::variables(self.sums(theta)));
        for (slot, &x) in gradient.iter_mut().zip(theta) {
            *slot = dot(&total.partials, &self.slopes(x));
        }
        total.value
    }

    /// ∂²L/∂θᵢ∂θⱼ = Σₖₗ gₖₗ uₖ′(θᵢ) uₗ′(θⱼ), and Σₖ gₖ uₖ″(θᵢ) more where i = j.
    fn hessian(&self, theta: &[f64], hessian: &mut [f64]) {
        let total = self.0.total(Dual::twice(self.sums(theta)));
        let slopes: Vec<_> = theta.iter().map(|&x| self.slopes(x)).collect();
        for (i, row) in hessian.chunks_exact_mut(theta.len()).enumerate() {
            let weights = total.partials.map(|g| dot(&g.partials, &slopes[i]));
            for (slot, slopes) in row.iter_mut().zip(&slopes) {
                *slot = dot(&weights, slopes);
            }
            row[i] += dot(&total.value.partials, &self.curvatures(theta[i]));
        }
    }
}

fn dot<const K: usize>(a: &[f64; K], b: &[f64; K]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
