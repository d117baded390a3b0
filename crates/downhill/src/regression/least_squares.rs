//! Least squares.

use crate::objective::{Batch, Objective};

use super::closed_form::shortest_minimum;
use super::rows::Rows;
use super::triangle::triangle;
use super::{Design, Fit, Reduction};

/// L(θ) = Σᵢ rᵢ² or its mean over the rows, with the residuals rᵢ = yᵢ − xᵢ·θ and the rows xᵢ of a
/// design matrix; ∂L/∂θ = −2 Σᵢ rᵢ xᵢ, ∂²L/∂θ² = 2 Σᵢ xᵢ xᵢᵀ (or their means).
///
/// The loss over all rows takes O(k²) operations whatever their number, by the triangular factor
/// of the data; its relative error is about 10⁻¹⁴. A gradient goes through the rows of its batch.
#[derive(Debug, Clone)]
pub struct LeastSquares {
    rows: Rows,
    triangle: Option<Rows>,
    reduction: Reduction,
}

impl LeastSquares {
    /// The loss of fitting `targets` (n numbers) by the terms of `design` (n × k).
    ///
    /// # Panics
    /// If there are not as many targets as rows.
    pub fn new(design: &Design, targets: &[f64], reduction: Reduction) -> Self {
        let (examples, terms) = (design.examples(), design.terms());
        assert_eq!(targets.len(), examples, "a target for each row");
        let entry = |i, j| if j == terms { targets[i] } else { design.at(i, j) };
        let rows = Rows::new(examples, terms, entry);
        Self { triangle: triangle(&rows), rows, reduction }
    }

    /// How the rows' losses are put together.
    pub fn reduction(&self) -> Reduction {
        self.reduction
    }

    /// The parameters with the least loss, which descending approaches.
    /// `None` if the data's squares are beyond the range of numbers.
    pub fn closed_form(&self) -> Option<Fit> {
        let (theta, rank) = shortest_minimum(self.triangle.as_ref()?, self.examples())?;
        let loss = self.loss(&theta);
        Some(Fit { theta, loss, rank })
    }

    /// The parameters with the least L(θ) + λ Σⱼ wⱼ² for λ = `strength`, over the weights wⱼ that
    /// `is_weight` marks: the least squares of the rows with a row √λ′ eⱼ for each weight below
    /// them, λ′ = λ for a sum and nλ for a mean (Hastie, Tibshirani, Friedman 2009, The Elements
    /// of Statistical Learning, exercise 3.12). `None` as [`LeastSquares::closed_form`].
    pub fn ridge(&self, is_weight: &[bool], strength: f64) -> Option<Fit> {
        let triangle = self.triangle.as_ref()?;
        let (rows, terms) = (triangle.count(), triangle.terms());
        let root = (strength * self.reduction.divisor(self.examples())).sqrt();
        let below = |j: usize, i: usize| if i == j && is_weight[j] { root } else { 0.0 };
        let stacked = Rows::new(rows + terms, terms, |i, j| match i.checked_sub(rows) {
            None => triangle.at(i, j),
            Some(i) if j < terms => below(j, i),
            Some(_) => 0.0,
        });
        let (theta, rank) = shortest_minimum(&stacked, self.examples())?;
        let loss = stacked.squares(&theta) / self.reduction.divisor(self.examples());
        Some(Fit { theta, loss, rank })
    }

    /// The fewest rows that give the loss of all.
    fn fewest(&self) -> &Rows {
        self.triangle.as_ref().unwrap_or(&self.rows)
    }
}

impl Objective for LeastSquares {
    fn dimension(&self) -> usize {
        self.rows.terms()
    }

    fn examples(&self) -> usize {
        self.rows.count()
    }

    fn loss_rows(&self) -> usize {
        self.fewest().count()
    }

    fn loss(&self, theta: &[f64]) -> f64 {
        self.fewest().squares(theta) / self.reduction.divisor(self.examples())
    }

    fn gradient(&self, theta: &[f64], batch: Batch<'_>, gradient: &mut [f64]) -> f64 {
        let divisor = self.reduction.divisor(batch.count(self.examples()));
        self.rows.pass(theta, batch, (2.0 / divisor, gradient)) / divisor
    }

    fn arranged(&self, order: &[u32]) -> Option<Box<dyn Objective>> {
        let rows = self.rows.arranged(order)?;
        Some(Box::new(Self { rows, ..self.clone() }))
    }

    fn hessian(&self, _theta: &[f64], hessian: &mut [f64]) {
        let (k, divisor) = (self.dimension(), self.reduction.divisor(self.examples()));
        hessian.fill(0.0);
        for row in self.fewest().iter() {
            for (line, x) in hessian.chunks_exact_mut(k).zip(row) {
                for (entry, y) in line.iter_mut().zip(row) {
                    *entry += 2.0 * x * y / divisor;
                }
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unreadable_literal, reason = "as the reference prints them")]
mod tests {
    use super::*;
    use crate::data::{DataSet, Table};
    use crate::regression::Basis;
    use crate::settings::Chosen;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn lecture() -> LeastSquares {
        let regression = Chosen::<DataSet>::named("regression").unwrap();
        let table = (regression.record.make)(&regression.settings);
        linear(&table, Reduction::Sum)
    }

    fn linear(table: &Table, reduction: Reduction) -> LeastSquares {
        LeastSquares::new(&Basis::Linear.design(table).unwrap(), table.targets(), reduction)
    }

    fn table(columns: usize, rows: &[f64], targets: &[f64]) -> Table {
        Table::new(vec![String::new(); columns], "", rows.to_vec(), targets.to_vec())
    }

    #[test]
    fn the_lecture_s_best_fit_is_that_of_scikit_learn() {
        let fit = lecture().closed_form().unwrap();
        assert_close(fit.loss, 10105.859508383424, 1e-12);
        assert_close(fit.theta[0], 3.008107638577938, 1e-12);
        assert!((fit.theta[20] - 0.021696170669401695).abs() < 1e-12);
        assert_eq!(fit.rank, 21);
    }

    #[test]
    fn the_triangle_gives_the_loss_of_all_rows() {
        let objective = lecture();
        let best = objective.closed_form().unwrap().theta;
        for distance in [0.0, 1e-6, 1.0, 1e6] {
            let theta: Vec<_> = best.iter().map(|best| best + distance).collect();
            let direct = objective.gradient(&theta, Batch::All, &mut [0.0; 21]);
            assert_close(objective.loss(&theta), direct, 1e-12);
        }
    }

    #[test]
    fn batches_add_up() {
        let objective = lecture();
        let theta: Vec<_> = (0..21).map(f64::from).collect();
        let (mut whole, mut sum, mut part) = ([0.0; 21], [0.0; 21], [0.0; 21]);
        let loss = objective.gradient(&theta, Batch::All, &mut whole);
        let rows: Vec<u32> = (0..10_000).rev().collect();
        let mut parts = 0.0;
        for batch in rows.chunks(999) {
            parts += objective.gradient(&theta, Batch::Rows(batch), &mut part);
            sum.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
        }
        assert_close(parts, loss, 1e-12);
        sum.iter().zip(whole).for_each(|(&sum, whole)| assert_close(sum, whole, 1e-10));
    }

    #[test]
    fn arranged_rows_give_the_same_bits() {
        let objective = lecture();
        let theta: Vec<_> = (0..21).map(f64::from).collect();
        let order: Vec<u32> = (0..10_000).map(|i| i * 7919 % 10_000).collect();
        let arranged = objective.arranged(&order).expect("few rows");
        let [mut one, mut other] = [[0.0; 21]; 2];
        for (first, count) in [(0, 10), (9_993, 7), (0, 10_000)] {
            let stretch = Batch::Stretch { first, count };
            let loss = arranged.gradient(&theta, stretch, &mut one);
            let chosen = Batch::Rows(&order[first..][..count]);
            assert_eq!(loss, objective.gradient(&theta, chosen, &mut other));
            assert_eq!(one, other);
        }
    }

    #[test]
    fn a_mean_is_over_the_rows_of_the_batch() {
        let table = table(1, &[1.0, 2.0, 3.0], &[1.0, 3.0, 7.0]);
        let mut gradient = [0.0; 2];
        let objective = linear(&table, Reduction::Mean);
        let loss = objective.gradient(&[0.0, 1.0], Batch::Rows(&[1, 2]), &mut gradient);
        assert_eq!((loss, gradient), (8.5, [-5.0, -14.0]));
    }

    #[test]
    fn the_hessian_is_twice_the_moments() {
        let table = table(1, &[1.0, 2.0, 4.0], &[1.0, 3.0, 7.0]);
        let mut hessian = [0.0; 4];
        linear(&table, Reduction::Sum).hessian(&[0.0; 2], &mut hessian);
        for (got, want) in hessian.into_iter().zip([6.0, 14.0, 14.0, 42.0]) {
            assert_close(got, want, 1e-14);
        }
    }

    #[test]
    fn of_several_best_fits_the_shortest_is_given() {
        let table = table(2, &[1.0, 1.0, 2.0, 2.0, 3.0, 3.0], &[1.0, 3.0, 5.0]);
        let fit = linear(&table, Reduction::Mean).closed_form().unwrap();
        assert_eq!(fit.rank, 2);
        for (got, want) in fit.theta.into_iter().zip([-1.0, 1.0, 1.0]) {
            assert_close(got, want, 1e-13);
        }
    }

    #[test]
    fn fewer_rows_than_parameters_are_fitted_exactly() {
        let table = table(3, &[1.0, 0.0, 2.0, 0.0, 1.0, 1.0], &[1.0, 3.0]);
        let objective = linear(&table, Reduction::Sum);
        let fit = objective.closed_form().unwrap();
        assert!(fit.rank == 2 && fit.loss < 1e-28, "{fit:?}");
        assert_close(objective.loss(&[0.0; 4]), 10.0, 1e-14);
    }

    #[test]
    fn squares_beyond_all_numbers_have_no_closed_form() {
        let objective = linear(&table(1, &[1e200, 2.0], &[1.0, 3.0]), Reduction::Sum);
        assert_eq!(objective.closed_form(), None);
        assert_eq!(objective.loss(&[0.0, 1.0]), f64::INFINITY);
        assert_eq!(objective.loss(&[0.0, 0.0]), 10.0);
    }

    fn assert_close(got: f64, want: f64, tolerance: f64) {
        assert!((got - want).abs() <= tolerance * want.abs(), "{got} is not {want}");
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Rows of k terms, their targets, and parameters.
    fn problem() -> impl Strategy<Value = (usize, Vec<f64>, Vec<f64>, Vec<f64>)> {
        (1..40_usize, 1..30_usize).prop_flat_map(|(k, n)| {
            let numbers = |count| prop::collection::vec(-3.0..3.0, count);
            (Just(k), numbers(k * n), numbers(n), numbers(k))
        })
    }

    proptest! {
        #[test]
        fn the_gradient_is_the_slope((k, rows, targets, theta) in problem()) {
            let objective = LeastSquares::new(&Design::new(k, rows), &targets, Reduction::Mean);
            let mut gradient = vec![0.0; k];
            let loss = objective.gradient(&theta, Batch::All, &mut gradient);
            prop_assert!((objective.loss(&theta) - loss).abs() <= 1e-12 * (1.0 + loss));
            for j in 0..k {
                // Central differences of a quadratic are exact but for rounding.
                let shifted = |by: f64| {
                    let mut theta = theta.clone();
                    theta[j] += by;
                    objective.loss(&theta)
                };
                let slope = (shifted(1.0) - shifted(-1.0)) / 2.0;
                prop_assert!((gradient[j] - slope).abs() <= 1e-10 * (1.0 + loss));
            }
        }

        #[test]
        fn any_order_of_all_rows_gives_the_whole((k, rows, targets, theta) in problem()) {
            let objective = LeastSquares::new(&Design::new(k, rows), &targets, Reduction::Sum);
            let (mut whole, mut picked) = (vec![0.0; k], vec![0.0; k]);
            let loss = objective.gradient(&theta, Batch::All, &mut whole);
            let order: Vec<u32> = (0..).take(targets.len()).collect();
            prop_assert_eq!(objective.gradient(&theta, Batch::Rows(&order), &mut picked), loss);
            prop_assert_eq!(whole, picked);
        }
    }
}
