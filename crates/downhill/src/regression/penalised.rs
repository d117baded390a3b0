//! Ridge: a loss that charges for large weights.

use crate::chain::Note;
use crate::objective::{Batch, Objective};

use super::Reduction;

/// L(θ) + λ Σⱼ wⱼ² over the weights wⱼ among the parameters: intercepts and biases go free
/// (Hastie, Tibshirani, Friedman 2009, The Elements of Statistical Learning, eq. 3.41).
///
/// The penalty is added to the loss as it is reduced: with a sum it is
/// `sklearn.linear_model.Ridge(alpha=λ)`, with a mean over n rows `Ridge(alpha=n*λ)`. Its gradient
/// is 2λw, that of `weight_decay=2*λ` in `torch.optim.SGD` for the weights alone. A batch takes it
/// in full with a mean; with a sum it takes its share of the rows, so that batches add up.
pub struct Penalised {
    objective: Box<dyn Objective>,
    is_weight: Vec<bool>,
    strength: f64,
    reduction: Reduction,
}

impl Penalised {
    /// `objective` with the penalty λ = `strength` on the parameters that `is_weight` marks.
    ///
    /// # Panics
    /// If there is not a mark for each parameter.
    pub fn new(
        objective: Box<dyn Objective>,
        is_weight: Vec<bool>,
        strength: f64,
        reduction: Reduction,
    ) -> Self {
        assert_eq!(is_weight.len(), objective.dimension(), "a mark for each parameter");
        Self { objective, is_weight, strength, reduction }
    }

    /// λ for a batch.
    fn strength(&self, batch: Batch<'_>) -> f64 {
        let rows = self.examples();
        match self.reduction {
            Reduction::Mean => self.strength,
            Reduction::Sum => self.strength * batch.count(rows) as f64 / rows as f64,
        }
    }

    /// Each parameter if it is a weight, 0 if it is not.
    fn weights<'a>(&'a self, theta: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        theta.iter().zip(&self.is_weight).map(|(w, is_weight)| if *is_weight { *w } else { 0.0 })
    }

    fn squares(&self, theta: &[f64]) -> f64 {
        self.weights(theta).map(|w| w * w).sum()
    }
}

impl Objective for Penalised {
    fn dimension(&self) -> usize {
        self.objective.dimension()
    }

    fn examples(&self) -> usize {
        self.objective.examples()
    }

    fn loss_rows(&self) -> usize {
        self.objective.loss_rows()
    }

    fn loss(&self, theta: &[f64]) -> f64 {
        self.objective.loss(theta) + self.strength * self.squares(theta)
    }

    fn gradient(&self, theta: &[f64], batch: Batch<'_>, gradient: &mut [f64]) -> f64 {
        let loss = self.objective.gradient(theta, batch, gradient);
        let strength = self.strength(batch);
        for (entry, w) in gradient.iter_mut().zip(self.weights(theta)) {
            *entry += 2.0 * strength * w;
        }
        loss + strength * self.squares(theta)
    }

    fn arranged(&self, order: &[u32]) -> Option<Box<dyn Objective>> {
        let (is_weight, strength) = (self.is_weight.clone(), self.strength);
        let objective = self.objective.arranged(order)?;
        Some(Box::new(Self { objective, is_weight, strength, reduction: self.reduction }))
    }

    /// The loss's own notes; the penalty adds 2λw to the derivative by each weight w.
    fn explain(&self, theta: &[f64], batch: Batch<'_>) -> Vec<Note> {
        self.objective.explain(theta, batch)
    }

    fn hessian(&self, theta: &[f64], hessian: &mut [f64]) {
        self.objective.hessian(theta, hessian);
        let diagonal = hessian.iter_mut().step_by(self.dimension() + 1);
        for (entry, is_weight) in diagonal.zip(&self.is_weight) {
            *entry += if *is_weight { 2.0 * self.strength } else { 0.0 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regression::{Design, LeastSquares};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const THETA: [f64; 2] = [5.0, 3.0];

    fn least_squares(reduction: Reduction) -> LeastSquares {
        let design = Design::new(2, vec![1.0, 1.0, 1.0, 2.0, 1.0, 4.0, 1.0, -1.0]);
        LeastSquares::new(&design, &[1.0, 3.0, 7.0, 2.0], reduction)
    }

    fn penalised(reduction: Reduction) -> Penalised {
        let objective = Box::new(least_squares(reduction));
        Penalised::new(objective, vec![false, true], 0.25, reduction)
    }

    #[test]
    fn weights_are_charged_and_intercepts_are_not() {
        let (free, charged) = (least_squares(Reduction::Mean), penalised(Reduction::Mean));
        assert_eq!(charged.loss(&THETA), free.loss(&THETA) + 2.25);
        let [mut one, mut other] = [[0.0; 2]; 2];
        free.gradient(&THETA, Batch::Rows(&[1]), &mut one);
        charged.gradient(&THETA, Batch::Rows(&[1]), &mut other);
        assert_eq!(other, [one[0], one[1] + 1.5]);
        let [mut one, mut other] = [[0.0; 4]; 2];
        free.hessian(&THETA, &mut one);
        charged.hessian(&THETA, &mut other);
        assert_eq!(other, [one[0], one[1], one[2], one[3] + 0.5]);
    }

    #[test]
    fn sums_of_batches_add_up() {
        let objective = penalised(Reduction::Sum);
        let mut gradient = [0.0; 2];
        let whole = objective.gradient(&THETA, Batch::All, &mut gradient);
        let parts = [[0, 3], [2, 1]];
        let sum: f64 =
            parts.iter().map(|it| objective.gradient(&THETA, Batch::Rows(it), &mut gradient)).sum();
        assert!((whole - sum).abs() < 1e-12);
    }

    #[test]
    fn the_ridge_fit_has_no_slope() {
        for reduction in [Reduction::Mean, Reduction::Sum] {
            let fit = least_squares(reduction).ridge(&[false, true], 0.25).unwrap();
            let objective = penalised(reduction);
            let mut gradient = [0.0; 2];
            objective.gradient(&fit.theta, Batch::All, &mut gradient);
            assert!(gradient.iter().all(|entry| entry.abs() < 1e-12), "{gradient:?}");
            assert!((objective.loss(&fit.theta) - fit.loss).abs() < 1e-13);
        }
    }
}
