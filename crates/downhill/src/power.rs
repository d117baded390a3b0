//! βᵏ as running products that carry their own rounding errors along.

use crate::lanes::Lanes;

/// β₁ᵏ and β₂ᵏ for k = 0, 1, 2, …, one multiplication a step, equal to correctly rounded powers but
/// for rare halves of a last place.
///
/// A bare product is off by about k last places, which 1 − βᵏ magnifies a thousandfold for
/// β = 0.999; a `pow` a step costs more than the rest of the update. The error of each product is
/// found by splitting the factors (Dekker 1971, “A floating-point technique for extending the
/// available precision”, algorithm Mul12).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Powers {
    rounded: Lanes,
    error: Lanes,
}

/// Below this a power no longer changes 1 − βᵏ; stopping there keeps subnormal numbers, which cost
/// a long run four fifths of its speed, out of the product.
const NEGLIGIBLE: f64 = 1e-18;

impl Powers {
    /// β₁⁰ and β₂⁰.
    pub const ONE: Self = Self { rounded: Lanes::ONE, error: Lanes::ZERO };

    /// 0: no powers at all, so that 1 − 0 corrects nothing.
    pub const ZERO: Self = Self { rounded: Lanes::ZERO, error: Lanes::ZERO };

    /// Both parts of both, to be kept.
    pub(crate) fn numbers(self) -> [f64; 4] {
        let ([a, b], [c, d]) = (self.rounded.numbers(), self.error.numbers());
        [a, c, b, d]
    }

    /// What [`Powers::numbers`] gave.
    pub(crate) fn of_numbers([a, c, b, d]: [f64; 4]) -> Self {
        Self { rounded: Lanes::from([a, b]), error: Lanes::from([c, d]) }
    }

    /// βᵏ⁺¹ from βᵏ of both; or products with one more factor, of which each may be another.
    #[inline]
    #[must_use]
    pub fn times(self, bases: [f64; 2]) -> Self {
        let bases = Lanes::from(bases);
        let product = self.rounded * bases;
        let error = rounding_error(self.rounded, bases, product) + self.error * bases;
        let rounded = product + error;
        let error = error - (rounded - product);
        Self {
            rounded: rounded.unless_below(product, NEGLIGIBLE),
            error: error.unless_below(product, NEGLIGIBLE),
        }
    }

    /// The same with another first power.
    #[inline]
    #[must_use]
    pub fn with_first(self, power: f64) -> Self {
        Self { rounded: self.rounded.with_first(power), error: self.error.with_first(0.0) }
    }

    /// β₁ᵏ and β₂ᵏ.
    #[inline]
    pub fn values(self) -> [f64; 2] {
        self.rounded.numbers()
    }

    /// 1 − β₁ᵏ and 1 − β₂ᵏ, each for two coordinates.
    #[inline]
    pub fn complements(self) -> [Lanes; 2] {
        (1.0 - self.rounded).spread()
    }
}

/// βᵏ in one go, for a β that is not the same in every update.
pub fn power(base: f64, exponent: u64) -> f64 {
    let power = libm::pow(base, exponent as f64);
    if power < NEGLIGIBLE { 0.0 } else { power }
}

/// a·b − product, exactly, where `product` is a·b rounded.
#[inline]
fn rounding_error(a: Lanes, b: Lanes, product: Lanes) -> Lanes {
    let (a_high, a_low) = split(a);
    let (b_high, b_low) = split(b);
    a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low)
}

/// A number as the sum of two with half the digits each.
#[inline]
fn split(a: Lanes) -> (Lanes, Lanes) {
    let c = 134_217_729.0 * a; // 2²⁷ + 1
    let high = c - (c - a);
    (high, a - high)
}

#[cfg(test)]
mod tests {
    use super::{Lanes, Powers, power};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn equal_pow_in_the_last_place() {
        for bases in [[0.9, 0.999], [0.99, 0.3]] {
            let mut powers = Powers::ONE;
            for k in 1..5000 {
                powers = powers.times(bases);
                for (base, value) in bases.into_iter().zip(powers.values()) {
                    let expected = libm::pow(base, f64::from(k));
                    assert!((value - expected).abs() <= 4e-16 * expected + 1e-18, "{base}^{k}");
                }
            }
        }
    }

    #[test]
    fn in_one_go_or_step_by_step_is_the_same() {
        let running = (0..300).fold(Powers::ONE, |powers, _| powers.times([0.95, 0.999]));
        let [first, second] = running.with_first(power(0.95, 300)).values();
        assert!((first / running.values()[0] - 1.0).abs() < 4e-16);
        assert_eq!(second, running.values()[1]);
        assert_eq!([power(0.9, 0), power(0.9, 100_000)], [1.0, 0.0]);
    }

    #[test]
    fn each_ends_at_zero_before_numbers_become_subnormal() {
        let powers = (0..30_000).fold(Powers::ONE, |powers, _| powers.times([0.9, 0.999]));
        assert_eq!(powers.values()[0], 0.0);
        assert!(powers.values()[1] > 0.0);
        assert_eq!(powers.complements()[0], Lanes::ONE);
    }
}
