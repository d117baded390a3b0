//! The curvature of a loss: what its Hessian allows a learning rate to be.

use nalgebra::{DMatrix, SymmetricEigen};

use crate::objective::Objective;

/// The eigenvalues λ₁ ≤ … ≤ λ_k of the Hessian ∂²L/∂θ² at `theta`, in units of the loss per
/// square of a parameter. `None` where the Hessian is not finite.
///
/// Source: Golub and Van Loan, Matrix Computations, 4th edition, section 8.3 (symmetric QR).
pub fn eigenvalues(objective: &dyn Objective, theta: &[f64]) -> Option<Vec<f64>> {
    let k = objective.dimension();
    let mut hessian = vec![0.0; k * k];
    objective.hessian(theta, &mut hessian);
    if k == 0 || !hessian.iter().all(|entry| entry.is_finite()) {
        return None;
    }
    let hessian = DMatrix::from_row_slice(k, k, &hessian);
    let decomposed = SymmetricEigen::try_new(hessian, f64::EPSILON, 100 * k + 100)?;
    let mut eigenvalues: Vec<_> = decomposed.eigenvalues.iter().copied().collect();
    eigenvalues.sort_unstable_by(f64::total_cmp);
    eigenvalues.iter().all(|value| value.is_finite()).then_some(eigenvalues)
}

/// The largest eigenvalue λ_max of the Hessian at `theta`. Gradient descent on a quadratic
/// converges for learning rates below 2/λ_max and diverges above. `None` as [`eigenvalues`].
///
/// Source: Nesterov, Lectures on Convex Optimization, 2nd edition, section 1.2.3.
pub fn largest_eigenvalue(objective: &dyn Objective, theta: &[f64]) -> Option<f64> {
    eigenvalues(objective, theta)?.last().copied()
}

/// κ = λ_max/λ_min of the Hessian at `theta`, the number that gradient descent's steps grow with.
/// `None` as [`eigenvalues`], and where the Hessian is not positive definite: where λ_min is no
/// more than the rounding error k·ε·λ_max.
pub fn condition_number(objective: &dyn Objective, theta: &[f64]) -> Option<f64> {
    let eigenvalues = eigenvalues(objective, theta)?;
    let (least, largest) = (*eigenvalues.first()?, *eigenvalues.last()?);
    let rounding = eigenvalues.len() as f64 * f64::EPSILON * largest;
    (least > rounding && largest > 0.0).then(|| largest / least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regression::{Design, LeastSquares, Reduction};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// A sum of squares with the Hessian 2 XᵀX.
    fn with_rows(rows: &[f64]) -> LeastSquares {
        LeastSquares::new(&Design::new(2, rows.to_vec()), &[0.0; 2], Reduction::Sum)
    }

    #[test]
    fn eigenvalues_are_those_worked_out_by_hand() {
        // XᵀX = [5 4; 4 5] has the eigenvalues 1 and 9.
        let objective = with_rows(&[2.0, 1.0, 1.0, 2.0]);
        let largest = largest_eigenvalue(&objective, &[0.0; 2]).unwrap();
        assert!((largest - 18.0).abs() < 1e-13);
        assert!((condition_number(&objective, &[0.0; 2]).unwrap() - 9.0).abs() < 1e-13);
    }

    #[test]
    fn a_valley_without_end_has_no_condition_number() {
        let objective = with_rows(&[1.0, 1.0, 2.0, 2.0]);
        assert_eq!(condition_number(&objective, &[0.0; 2]), None);
    }

    #[test]
    fn a_hessian_beyond_all_numbers_has_no_eigenvalues() {
        assert_eq!(eigenvalues(&with_rows(&[1e200, 1.0, 0.0, 1.0]), &[0.0; 2]), None);
    }
}
