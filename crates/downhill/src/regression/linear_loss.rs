//! Any loss of a model that is linear in its parameters.

use crate::objective::{Batch, Objective};

use super::{Design, Loss, Reduction};

/// L(θ) = Σᵢ ℓ(xᵢ·θ, yᵢ) or its mean over the rows xᵢ of a design matrix;
/// ∂L/∂θ = Σᵢ ℓ′ᵢ xᵢ, ∂²L/∂θ² = Σᵢ ℓ″ᵢ xᵢ xᵢᵀ = XᵀDX (or their means).
///
/// With the logistic loss this is logistic regression (Bishop 2006, Pattern Recognition and
/// Machine Learning, eqs. 4.90, 4.91 and 4.97). For squares [`LeastSquares`](super::LeastSquares)
/// is faster.
#[derive(Debug, Clone)]
pub struct LinearLoss {
    design: Design,
    targets: Vec<f64>,
    loss: Loss,
    reduction: Reduction,
}

impl LinearLoss {
    /// The loss of fitting `targets` (n numbers) by the terms of `design` (n × k).
    ///
    /// # Panics
    /// If there are not as many targets as rows.
    pub fn new(design: Design, targets: &[f64], loss: Loss, reduction: Reduction) -> Self {
        assert_eq!(targets.len(), design.examples(), "a target for each row");
        Self { design, targets: targets.to_vec(), loss, reduction }
    }

    /// Adds Σ ℓ′ᵢ xᵢ over `rows` to `gradient`; returns Σ ℓᵢ.
    fn pass<'a>(
        &self,
        theta: &[f64],
        rows: impl Iterator<Item = (&'a [f64], f64)>,
        gradient: &mut [f64],
    ) -> f64 {
        rows.fold(0.0, |sum, (row, target)| {
            let jet = self.loss.at(dot(row, theta), target);
            for (entry, x) in gradient.iter_mut().zip(row) {
                *entry += jet.slope * x;
            }
            sum + jet.value
        })
    }

    fn all(&self) -> impl Iterator<Item = (&[f64], f64)> {
        self.design.rows().zip(self.targets.iter().copied())
    }

    fn row(&self, index: u32) -> (&[f64], f64) {
        (self.design.row(index as usize), self.targets[index as usize])
    }
}

impl Objective for LinearLoss {
    fn dimension(&self) -> usize {
        self.design.terms()
    }

    fn examples(&self) -> usize {
        self.targets.len()
    }

    fn loss(&self, theta: &[f64]) -> f64 {
        self.pass(theta, self.all(), &mut []) / self.reduction.divisor(self.examples())
    }

    fn gradient(&self, theta: &[f64], batch: Batch<'_>, gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        let sum = match batch {
            Batch::All => self.pass(theta, self.all(), gradient),
            Batch::Stretch { first, count } => {
                self.pass(theta, self.all().skip(first).take(count), gradient)
            }
            Batch::Rows(chosen) => {
                self.pass(theta, chosen.iter().map(|&index| self.row(index)), gradient)
            }
        };
        let divisor = self.reduction.divisor(batch.count(self.examples()));
        for entry in gradient {
            *entry /= divisor;
        }
        sum / divisor
    }

    fn hessian(&self, theta: &[f64], hessian: &mut [f64]) {
        let (k, divisor) = (self.dimension(), self.reduction.divisor(self.examples()));
        hessian.fill(0.0);
        for (row, target) in self.all() {
            let curvature = self.loss.at(dot(row, theta), target).curvature / divisor;
            for (line, x) in hessian.chunks_exact_mut(k).zip(row) {
                for (entry, y) in line.iter_mut().zip(row) {
                    *entry += curvature * x * y;
                }
            }
        }
    }
}

/// x·θ in four sums side by side, column j in sum j mod 4: the same order on every machine.
fn dot(row: &[f64], theta: &[f64]) -> f64 {
    let (fours, thetas) = (row.as_chunks::<4>(), theta.as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (x, t) in fours.0.iter().zip(thetas.0) {
        for lane in 0..4 {
            sums[lane] += x[lane] * t[lane];
        }
    }
    for ((sum, x), t) in sums.iter_mut().zip(fours.1).zip(thetas.1) {
        *sum += x * t;
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regression::LeastSquares;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// Rows of six terms, by a small congruential generator.
    fn design() -> (Design, Vec<f64>) {
        let mut word = 1_u32;
        let mut number = || {
            word = word.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(word >> 8) / 4_194_304.0 - 2.0
        };
        let rows = (0..60).map(|_| number()).collect();
        (Design::new(6, rows), (0..10).map(|_| number()).collect())
    }

    #[test]
    fn squares_are_those_of_least_squares() {
        let (design, targets) = design();
        for reduction in [Reduction::Mean, Reduction::Sum] {
            let fast = LeastSquares::new(&design, &targets, reduction);
            let slow = LinearLoss::new(design.clone(), &targets, Loss::Squared, reduction);
            let theta = [0.3, -0.2, 0.9, 1.1, -0.5, 0.4];
            for batch in [Batch::All, Batch::Rows(&[3, 1, 7])] {
                let [mut one, mut other] = [[0.0; 6]; 2];
                let losses = (
                    fast.gradient(&theta, batch, &mut one),
                    slow.gradient(&theta, batch, &mut other),
                );
                assert!((losses.0 - losses.1).abs() <= 1e-13 * losses.0);
                one.iter().zip(other).for_each(|(a, b)| assert!((a - b).abs() <= 1e-12));
            }
            let [mut one, mut other] = [[0.0; 36]; 2];
            fast.hessian(&theta, &mut one);
            slow.hessian(&theta, &mut other);
            one.iter().zip(other).for_each(|(a, b)| assert!((a - b).abs() <= 1e-12));
        }
    }

    #[test]
    fn a_mean_is_over_the_rows_of_the_batch() {
        let design = Design::new(2, vec![1.0, 1.0, 1.0, 2.0, 1.0, 3.0]);
        let objective = LinearLoss::new(design, &[1.0, 3.0, 7.0], Loss::Absolute, Reduction::Mean);
        let mut gradient = [0.0; 2];
        let loss = objective.gradient(&[0.0, 1.0], Batch::Rows(&[1, 2]), &mut gradient);
        assert_eq!((loss, gradient), (2.5, [-1.0, -2.5]));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    fn loss() -> impl Strategy<Value = Loss> {
        prop_oneof![
            Just(Loss::Squared),
            Just(Loss::Logistic),
            Just(Loss::Absolute),
            Just(Loss::LogCosh),
            (0.1..3.0).prop_map(|delta| Loss::Huber { delta }),
        ]
    }

    fn problem() -> impl Strategy<Value = (LinearLoss, Vec<f64>)> {
        (1..7_usize, 1..12_usize, loss(), any::<bool>()).prop_flat_map(|(k, n, loss, mean)| {
            let numbers = |count| prop::collection::vec(-3.0..3.0, count);
            let reduction = if mean { Reduction::Mean } else { Reduction::Sum };
            (numbers(k * n), numbers(n), numbers(k)).prop_map(move |(rows, mut targets, theta)| {
                if loss.classifies() {
                    for target in &mut targets {
                        *target = f64::from(u8::from(*target > 0.0));
                    }
                }
                (LinearLoss::new(Design::new(k, rows), &targets, loss, reduction), theta)
            })
        })
    }

    proptest! {
        #[test]
        fn gradient_and_hessian_are_slopes((objective, theta) in problem()) {
            let (k, h) = (theta.len(), 1e-6);
            // A kink between the two points that are compared has no slope.
            let near_a_kink = |theta: &[f64]| objective.all().any(|(row, target)| {
                let r = (dot(row, theta) - target).abs();
                match objective.loss {
                    Loss::Absolute => r < 1e-4,
                    Loss::Huber { delta } => (r - delta).abs() < 1e-4,
                    _ => false,
                }
            });
            prop_assume!(!near_a_kink(&theta));
            let at = |theta: &[f64]| {
                let mut gradient = vec![0.0; k];
                let loss = objective.gradient(theta, Batch::All, &mut gradient);
                (loss, gradient)
            };
            let (loss, gradient) = at(&theta);
            prop_assert!((objective.loss(&theta) - loss).abs() <= 1e-13 * (1.0 + loss));
            let mut hessian = vec![0.0; k * k];
            objective.hessian(&theta, &mut hessian);
            for j in 0..k {
                let [before, behind] = [-h, h].map(|by| {
                    let mut theta = theta.clone();
                    theta[j] += by;
                    at(&theta)
                });
                let close = |got: f64, want: f64| (got - want).abs() <= 1e-6 * (1.0 + loss);
                prop_assert!(close((behind.0 - before.0) / (2.0 * h), gradient[j]));
                for i in 0..k {
                    let slope = (behind.1[i] - before.1[i]) / (2.0 * h);
                    prop_assert!(close(slope, hessian[i * k + j]));
                }
            }
        }
    }
}
