//! βᵏ as a running product that carries its own rounding error along.

/// βᵏ for k = 0, 1, 2, …, one multiplication a step, equal to a correctly rounded power but for
/// rare halves of a last place.
///
/// A bare product is off by about k last places, which 1 − βᵏ magnifies a thousandfold for
/// β = 0.999; a `pow` a step costs more than the rest of the update. The error of each product is
/// found by splitting the factors (Dekker 1971, “A floating-point technique for extending the
/// available precision”, algorithm Mul12).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Power {
    rounded: f64,
    error: f64,
}

/// Below this a power no longer changes 1 − βᵏ; stopping there keeps subnormal numbers, which cost
/// a long run four fifths of its speed, out of the product.
const NEGLIGIBLE: f64 = 1e-18;

impl Power {
    /// β⁰.
    pub const ONE: Self = Self { rounded: 1.0, error: 0.0 };

    /// 0: no power at all, so that 1 − 0 corrects nothing.
    pub const ZERO: Self = Self { rounded: 0.0, error: 0.0 };

    /// Both parts, to be kept.
    pub(crate) fn numbers(self) -> [f64; 2] {
        [self.rounded, self.error]
    }

    /// What [`Power::numbers`] gave.
    pub(crate) fn of_numbers([rounded, error]: [f64; 2]) -> Self {
        Self { rounded, error }
    }

    /// βᵏ in one go, for a β that is not the same in every update.
    pub fn of(base: f64, exponent: u64) -> Self {
        let rounded = libm::pow(base, exponent as f64);
        if rounded < NEGLIGIBLE { Self::ZERO } else { Self { rounded, error: 0.0 } }
    }

    /// βᵏ⁺¹ from βᵏ; or a product with one more factor, of which each may be another.
    #[inline]
    pub fn times(self, base: f64) -> Self {
        let product = self.rounded * base;
        if product < NEGLIGIBLE {
            return Self::ZERO;
        }
        let error = rounding_error(self.rounded, base, product) + self.error * base;
        let rounded = product + error;
        Self { rounded, error: error - (rounded - product) }
    }

    /// 1 − βᵏ.
    pub fn complement(self) -> f64 {
        1.0 - self.rounded
    }

    /// βᵏ.
    pub fn value(self) -> f64 {
        self.rounded
    }
}

/// a·b − product, exactly, where `product` is a·b rounded.
fn rounding_error(a: f64, b: f64, product: f64) -> f64 {
    let (a_high, a_low) = split(a);
    let (b_high, b_low) = split(b);
    a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low)
}

/// A number as the sum of two with half the digits each.
fn split(a: f64) -> (f64, f64) {
    let c = 134_217_729.0 * a; // 2²⁷ + 1
    let high = c - (c - a);
    (high, a - high)
}

#[cfg(test)]
mod tests {
    use super::Power;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn equals_pow_in_the_last_place() {
        for base in [0.9, 0.99, 0.999, 0.3] {
            let mut power = Power::ONE;
            for k in 1..5000 {
                power = power.times(base);
                let expected = libm::pow(base, f64::from(k));
                assert!((power.value() - expected).abs() <= 4e-16 * expected + 1e-18, "{base}^{k}");
            }
        }
    }

    #[test]
    fn in_one_go_or_step_by_step_is_the_same() {
        let running = (0..300).fold(Power::ONE, |power, _| power.times(0.95));
        assert!((Power::of(0.95, 300).value() / running.value() - 1.0).abs() < 4e-16);
        assert_eq!((Power::of(0.9, 0), Power::of(0.9, 100_000)), (Power::ONE, Power::ZERO));
    }

    #[test]
    fn ends_at_zero_before_numbers_become_subnormal() {
        let power = (0..100_000).fold(Power::ONE, |power, _| power.times(0.9));
        assert_eq!(power.complement(), 1.0);
        assert_eq!(power.value(), 0.0);
    }
}
