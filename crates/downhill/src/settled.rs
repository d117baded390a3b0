//! Running means that fade out before their last digits do.
//!
//! Where a gradient is exactly 0, as behind a ReLU that is off, a running mean of it shrinks by the
//! same factor in every update. From 2⁻¹⁰²² on it would be subnormal, which makes every product with
//! it several times slower for the rest of the run; WebAssembly cannot switch that off.

use crate::lanes::Lanes;

/// What is smaller counts as 0: far above 2⁻¹⁰²², far below whatever could be seen of it.
const FADED: f64 = 1e-290;

/// From here on ε hides the root of [`FADED`], which is 1e-145, to the last digit.
const HIDING: f64 = 1e-100;

/// A running mean of gradients, or a momentum buffer, without subnormal numbers.
///
/// It moves θ by itself times the rate, or by that over √v + ε ≥ 2⁻⁵³⁷ (the root of the smallest
/// number there is): by nothing that θ could show. Not for a mean of which only the sign counts.
#[inline]
pub(crate) fn settled(mean: Lanes) -> Lanes {
    mean.unless_below(mean.abs(), FADED)
}

/// A running mean of squares whose root stands beside ε, without subnormal numbers.
///
/// Without an ε to hide it the mean stays: the direction would be divided by 0.
#[inline]
pub(crate) fn settled_beside(mean_square: Lanes, eps: f64) -> Lanes {
    mean_square.unless_below(mean_square, faded_beside(eps))
}

/// Below this a mean of squares whose root stands beside ε counts as 0.
pub(crate) fn faded_beside(eps: f64) -> f64 {
    if eps > HIDING { FADED } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::{Lanes, settled, settled_beside};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn what_fades_is_zero_and_what_is_left_is_untouched() {
        let settled = |lanes| settled(Lanes::from(lanes)).numbers();
        assert_eq!(settled([-1e-291, 1e-289]), [0.0, 1e-289]);
        assert_eq!(settled([-0.5, 1e-291]), [-0.5, 0.0]);
        assert_eq!(settled([-0.5, 3.0]), [-0.5, 3.0]);
        let settled_beside = |lanes| settled_beside(Lanes::from(lanes), 1e-8).numbers();
        assert_eq!(settled_beside([1e-291, 1e-289]), [0.0, 1e-289]);
    }

    #[test]
    fn what_is_no_number_stays_so() {
        let lanes = Lanes::from([f64::NAN, 1e-291]);
        for lanes in [settled(lanes), settled_beside(lanes, 1.0)] {
            let [first, second] = lanes.numbers();
            assert!(first.is_nan() && second == 0.0);
        }
    }

    #[test]
    fn without_eps_a_mean_of_squares_is_not_made_zero() {
        let tiny = Lanes::both(1e-300);
        assert_eq!(settled_beside(tiny, 0.0), tiny);
    }
}
