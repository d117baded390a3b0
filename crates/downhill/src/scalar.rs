//! The numbers that a formula is written in: plain ones, and ones that carry derivatives.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::lanes::Lanes;

/// A real number x to which a formula can be applied: an `f64`, or a [`Dual`](crate::dual::Dual)
/// that carries derivatives along.
///
/// Transcendental functions come from `libm`, for those of the standard library differ in the last
/// bits from one platform to the next. `+ − × ÷ √` are exact everywhere.
pub trait Scalar:
    Copy
    + From<f64>
    + Neg<Output = Self>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
{
    /// x without its derivatives.
    fn real(self) -> f64;

    /// xⁿ, by repeated multiplication.
    fn powi(self, exponent: i32) -> Self;

    /// √x. Its derivative at 0, which does not exist, counts as 0: so the gradient of a norm at
    /// the origin is 0, the middle of its subgradients.
    fn sqrt(self) -> Self;

    /// eˣ.
    fn exp(self) -> Self;

    /// The natural logarithm of x.
    fn ln(self) -> Self;

    /// The sine of x in radians.
    fn sin(self) -> Self;

    /// The cosine of x in radians.
    fn cos(self) -> Self;

    /// The hyperbolic tangent of x.
    fn tanh(self) -> Self;

    /// |x|. Its derivative at 0, which does not exist, counts as 0.
    fn abs(self) -> Self;

    /// xᵖ with a real exponent p.
    fn powf(self, exponent: f64) -> Self;

    /// xʸ. At x = 0 it counts as constant in y.
    fn pow(self, exponent: Self) -> Self;

    /// The logarithm of x to base 10.
    fn log10(self) -> Self;

    /// The tangent of x in radians.
    fn tan(self) -> Self;

    /// The arc tangent of x, in radians.
    fn atan(self) -> Self;

    /// The hyperbolic sine of x.
    fn sinh(self) -> Self;

    /// The hyperbolic cosine of x.
    fn cosh(self) -> Self;

    /// The largest whole number up to x. Its derivatives are 0.
    fn floor(self) -> Self {
        Self::from(libm::floor(self.real()))
    }

    /// x, but 0 where `other` is 0.
    fn unless_zero(self, other: Self) -> Self;

    /// −1, 0 or 1, as x is negative, zero or positive. Its derivatives are 0.
    fn sign(self) -> Self {
        let x = self.real();
        Self::from(if x == 0.0 || x.is_nan() { x } else { f64::signum(x) })
    }
}

impl Scalar for f64 {
    fn real(self) -> f64 {
        self
    }

    #[inline]
    fn powi(self, exponent: i32) -> f64 {
        match exponent {
            0 => 1.0,
            1 => self,
            2 => self * self,
            3 => self * self * self,
            _ if exponent < 0 => 1.0 / power(self, exponent.unsigned_abs()),
            _ => power(self, exponent.unsigned_abs()),
        }
    }

    fn sqrt(self) -> f64 {
        f64::sqrt(self)
    }

    fn exp(self) -> f64 {
        libm::exp(self)
    }

    fn ln(self) -> f64 {
        libm::log(self)
    }

    fn sin(self) -> f64 {
        libm::sin(self)
    }

    fn cos(self) -> f64 {
        libm::cos(self)
    }

    fn tanh(self) -> f64 {
        libm::tanh(self)
    }

    fn abs(self) -> f64 {
        f64::abs(self)
    }

    fn powf(self, exponent: f64) -> f64 {
        libm::pow(self, exponent)
    }

    fn pow(self, exponent: f64) -> f64 {
        libm::pow(self, exponent)
    }

    fn log10(self) -> f64 {
        libm::log10(self)
    }

    fn tan(self) -> f64 {
        libm::tan(self)
    }

    fn atan(self) -> f64 {
        libm::atan(self)
    }

    fn sinh(self) -> f64 {
        libm::sinh(self)
    }

    fn cosh(self) -> f64 {
        libm::cosh(self)
    }

    #[inline]
    fn unless_zero(self, other: f64) -> f64 {
        if other == 0.0 { 0.0 } else { self }
    }
}

/// Functions of one number, lane by lane.
macro_rules! lane_by_lane {
    ($($function:ident)*) => {
        $(fn $function(self) -> Self {
            self.map(Scalar::$function)
        })*
    };
}

/// Numbers side by side; each lane gets the bits that it would get alone.
impl Scalar for Lanes {
    /// x of the first lane.
    fn real(self) -> f64 {
        self.numbers()[0]
    }

    #[inline]
    fn powi(self, exponent: i32) -> Self {
        match exponent {
            1 => self,
            2 => self * self,
            3 => self * self * self,
            _ => self.map(|x| Scalar::powi(x, exponent)),
        }
    }

    #[inline]
    fn sqrt(self) -> Self {
        Lanes::sqrt(self)
    }

    #[inline]
    fn abs(self) -> Self {
        Lanes::abs(self)
    }

    #[inline]
    fn unless_zero(self, other: Self) -> Self {
        Lanes::unless_zero(self, other)
    }

    fn powf(self, exponent: f64) -> Self {
        self.map(|x| Scalar::powf(x, exponent))
    }

    fn pow(self, exponent: Self) -> Self {
        self.zip(exponent, Scalar::pow)
    }

    lane_by_lane!(exp ln sin cos tanh log10 tan atan sinh cosh floor sign);
}

/// xⁿ by squaring. (What `f64::powi` rounds to is left open by its documentation.)
#[inline]
fn power(x: f64, n: u32) -> f64 {
    let (mut square, mut rest, mut product) = (x, n, 1.0);
    while rest > 0 {
        if rest & 1 == 1 {
            product *= square;
        }
        square *= square;
        rest >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn whole_powers_are_products() {
        let x = 1.1_f64;
        assert_eq!(Scalar::powi(x, 0), 1.0);
        assert_eq!(Scalar::powi(x, 1), x);
        assert_eq!(Scalar::powi(x, 4), (x * x) * (x * x));
        assert_eq!(Scalar::powi(x, -2), 1.0 / (x * x));
        assert_eq!(Scalar::powi(2.0, 31), 2_147_483_648.0);
        assert_eq!(Scalar::powi(-2.0, 5), -32.0);
    }

    #[test]
    fn numbers_side_by_side_have_the_bits_of_each() {
        let of = |alone: fn(f64) -> f64, together: fn(Lanes) -> Lanes| {
            for pair in [[0.7, -1.3], [0.0, 2.5], [-0.0, 1e-300]] {
                let want = pair.map(alone).map(f64::to_bits);
                assert_eq!(together(pair.into()).numbers().map(f64::to_bits), want, "{pair:?}");
            }
        };
        of(|x| Scalar::powi(x, 0), |x| x.powi(0));
        of(|x| Scalar::powi(x, 3), |x| x.powi(3));
        of(|x| Scalar::powi(x, 4), |x| x.powi(4));
        of(|x| Scalar::powi(x, -2), |x| x.powi(-2));
        of(|x| Scalar::powf(x, 2.5), |x| Scalar::powf(x, 2.5));
        of(Scalar::exp, Scalar::exp);
        of(Scalar::cos, Scalar::cos);
        of(Scalar::tanh, Scalar::tanh);
        of(Scalar::abs, Scalar::abs);
        of(Scalar::sign, Scalar::sign);
        of(Scalar::floor, Scalar::floor);
        of(|x| Scalar::pow(2.0, x), |x| Lanes::both(2.0).pow(x));
        of(|x| Scalar::unless_zero(3.0, x), |x| Scalar::unless_zero(Lanes::both(3.0), x));
    }

    #[test]
    fn transcendental_functions_have_the_same_bits_everywhere() {
        let bits = [Scalar::exp, Scalar::ln, Scalar::sin, Scalar::cos, Scalar::tanh]
            .map(|function: fn(f64) -> f64| function(1.7).to_bits());
        let want = [
            0x4015_e552_770d_f8a6,
            0x3fe0_fae8_1914_a991,
            0x3fef_bbb7_d72f_98b6,
            0xbfc0_7df9_f4a2_6c86,
            0x3fed_eedf_00d3_e7f5,
        ];
        assert_eq!(bits, want);
    }
}
