//! Running means that fade out before their last digits do.
//!
//! Where a gradient is exactly 0, as behind a ReLU that is off, a running mean of it shrinks by the
//! same factor in every update. From 2⁻¹⁰²² on it would be subnormal, which makes every product with
//! it several times slower for the rest of the run; WebAssembly cannot switch that off.

/// What is smaller counts as 0: far above 2⁻¹⁰²², far below whatever could be seen of it.
const FADED: f64 = 1e-290;

/// From here on ε hides the root of [`FADED`], which is 1e-145, to the last digit.
const HIDING: f64 = 1e-100;

/// A running mean of gradients, or a momentum buffer, without subnormal numbers.
///
/// It moves θ by itself times the rate, or by that over √v + ε ≥ 2⁻⁵³⁷ (the root of the smallest
/// number there is): by nothing that θ could show. Not for a mean of which only the sign counts.
#[inline]
pub(crate) fn settled(mean: f64) -> f64 {
    if mean.abs() < FADED { faded() } else { mean }
}

/// 0, by a way of its own: a processor guesses that it is not taken and goes on with the mean. A
/// choice between two numbers would wait for the comparison, and all that follows with it.
#[cold]
#[inline(never)]
fn faded() -> f64 {
    0.0
}

/// A running mean of squares whose root stands beside ε, without subnormal numbers.
///
/// Without an ε to hide it the mean stays: the direction would be divided by 0.
#[inline]
pub(crate) fn settled_beside(mean_square: f64, eps: f64) -> f64 {
    if mean_square < FADED && eps > HIDING { faded() } else { mean_square }
}

#[cfg(test)]
mod tests {
    use super::{settled, settled_beside};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn what_fades_is_zero_and_what_is_left_is_untouched() {
        assert_eq!([-1e-291, 1e-289, -0.5].map(settled), [0.0, 1e-289, -0.5]);
        assert_eq!(settled_beside(1e-291, 1e-8), 0.0);
        assert_eq!(settled_beside(1e-289, 1e-8), 1e-289);
    }

    #[test]
    fn what_is_no_number_stays_so() {
        assert!(settled(f64::NAN).is_nan() && settled_beside(f64::NAN, 1.0).is_nan());
    }

    #[test]
    fn without_eps_a_mean_of_squares_is_not_made_zero() {
        assert_eq!(settled_beside(1e-300, 0.0), 1e-300);
    }
}
