//! Dual numbers: a value with its partial derivatives, so that a formula differentiates itself.

use std::array::from_fn;
use std::f64::consts::LOG10_E;
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::scalar::Scalar;

/// v + Σᵢ dᵢεᵢ with εᵢεⱼ = 0: the value v of a formula and its partial derivatives dᵢ with
/// respect to N variables.
///
/// Nested (`Dual<Dual<f64, N>, N>`), the partials carry partials in turn: second derivatives.
///
/// ```
/// use downhill::{dual::Dual, scalar::Scalar};
///
/// let [x, y] = Dual::variables([3.0, 2.0]);
/// let product = x * y.powi(2);
/// assert_eq!((product.value, product.partials), (12.0, [4.0, 12.0]));
/// ```
///
/// Source: A. Griewank and A. Walther, *Evaluating Derivatives*, 2nd edition, SIAM, 2008,
/// chapter 3 (forward mode).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dual<S, const N: usize> {
    /// v, the value.
    pub value: S,
    /// d, the partial derivatives.
    pub partials: [S; N],
}

impl<S: Scalar, const N: usize> Dual<S, N> {
    /// The N variables at `point`: variable i has the derivative 1 with respect to itself.
    #[inline]
    pub fn variables(point: [S; N]) -> [Self; N] {
        from_fn(|i| Self { value: point[i], partials: from_fn(|j| unit(i == j)) })
    }

    /// f(v) by the chain rule, from f(v) and the slope f′(v).
    #[inline]
    fn chain(self, value: S, slope: S) -> Self {
        Self { value, partials: self.partials.map(|d| d * slope) }
    }
}

impl<const N: usize> Dual<Dual<f64, N>, N> {
    /// The N variables at `point`, ready for second derivatives.
    #[inline]
    pub fn twice(point: [f64; N]) -> [Self; N] {
        Self::variables(Dual::variables(point))
    }
}

fn unit<S: Scalar>(own: bool) -> S {
    S::from(if own { 1.0 } else { 0.0 })
}

impl<S: Scalar, const N: usize> From<f64> for Dual<S, N> {
    #[inline]
    fn from(value: f64) -> Self {
        Self { value: S::from(value), partials: [S::from(0.0); N] }
    }
}

impl<S: Scalar, const N: usize> Neg for Dual<S, N> {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        Self { value: -self.value, partials: self.partials.map(|d| -d) }
    }
}

impl<S: Scalar, const N: usize> Add for Dual<S, N> {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        let partials = from_fn(|i| self.partials[i] + other.partials[i]);
        Self { value: self.value + other.value, partials }
    }
}

impl<S: Scalar, const N: usize> Sub for Dual<S, N> {
    type Output = Self;
    #[inline]
    fn sub(self, other: Self) -> Self {
        let partials = from_fn(|i| self.partials[i] - other.partials[i]);
        Self { value: self.value - other.value, partials }
    }
}

#[expect(clippy::suspicious_arithmetic_impl, reason = "the product rule")]
impl<S: Scalar, const N: usize> Mul for Dual<S, N> {
    type Output = Self;
    /// (uv)′ = u′v + uv′.
    #[inline]
    fn mul(self, other: Self) -> Self {
        let (u, v) = (self.value, other.value);
        Self { value: u * v, partials: from_fn(|i| self.partials[i] * v + u * other.partials[i]) }
    }
}

#[expect(clippy::suspicious_arithmetic_impl, reason = "the quotient rule")]
impl<S: Scalar, const N: usize> Div for Dual<S, N> {
    type Output = Self;
    /// (u/v)′ = (u′ − (u/v)v′) / v.
    #[inline]
    fn div(self, other: Self) -> Self {
        let v = other.value;
        let value = self.value / v;
        Self { value, partials: from_fn(|i| (self.partials[i] - value * other.partials[i]) / v) }
    }
}

impl<S: Scalar, const N: usize> Add<f64> for Dual<S, N> {
    type Output = Self;
    #[inline]
    fn add(self, number: f64) -> Self {
        Self { value: self.value + number, ..self }
    }
}

impl<S: Scalar, const N: usize> Sub<f64> for Dual<S, N> {
    type Output = Self;
    #[inline]
    fn sub(self, number: f64) -> Self {
        Self { value: self.value - number, ..self }
    }
}

impl<S: Scalar, const N: usize> Mul<f64> for Dual<S, N> {
    type Output = Self;
    #[inline]
    fn mul(self, number: f64) -> Self {
        Self { value: self.value * number, partials: self.partials.map(|d| d * number) }
    }
}

impl<S: Scalar, const N: usize> Div<f64> for Dual<S, N> {
    type Output = Self;
    #[inline]
    fn div(self, number: f64) -> Self {
        Self { value: self.value / number, partials: self.partials.map(|d| d / number) }
    }
}

impl<S: Scalar, const N: usize> Scalar for Dual<S, N> {
    #[inline]
    fn real(self) -> f64 {
        self.value.real()
    }

    #[inline]
    fn powi(self, exponent: i32) -> Self {
        if exponent == 0 {
            return Self::from(1.0);
        }
        let slope = self.value.powi(exponent - 1) * f64::from(exponent);
        self.chain(self.value.powi(exponent), slope)
    }

    #[inline]
    fn sqrt(self) -> Self {
        let root = self.value.sqrt();
        self.chain(root, (S::from(0.5) / root).unless_zero(root))
    }

    #[inline]
    fn exp(self) -> Self {
        let power = self.value.exp();
        self.chain(power, power)
    }

    #[inline]
    fn ln(self) -> Self {
        self.chain(self.value.ln(), S::from(1.0) / self.value)
    }

    #[inline]
    fn sin(self) -> Self {
        self.chain(self.value.sin(), self.value.cos())
    }

    #[inline]
    fn cos(self) -> Self {
        self.chain(self.value.cos(), -self.value.sin())
    }

    #[inline]
    fn tanh(self) -> Self {
        let t = self.value.tanh();
        self.chain(t, S::from(1.0) - t * t)
    }

    #[inline]
    fn abs(self) -> Self {
        // The sign of −0 is −0.
        self.chain(self.value.abs(), self.value.sign() + 0.0)
    }

    #[inline]
    fn powf(self, exponent: f64) -> Self {
        self.chain(self.value.powf(exponent), self.value.powf(exponent - 1.0) * exponent)
    }

    /// (uᵛ)′ = v uᵛ⁻¹ u′ + uᵛ ln u v′.
    #[inline]
    fn pow(self, exponent: Self) -> Self {
        let (u, v) = (self.value, exponent.value);
        let value = u.pow(v);
        let to_base = v * u.pow(v - 1.0);
        let to_exponent = (value * u.ln()).unless_zero(u);
        let slope = |i: usize| to_base * self.partials[i] + to_exponent * exponent.partials[i];
        Self { value, partials: from_fn(slope) }
    }

    #[inline]
    fn log10(self) -> Self {
        self.chain(self.value.log10(), S::from(LOG10_E) / self.value)
    }

    #[inline]
    fn tan(self) -> Self {
        let t = self.value.tan();
        self.chain(t, t * t + 1.0)
    }

    #[inline]
    fn atan(self) -> Self {
        self.chain(self.value.atan(), S::from(1.0) / (self.value * self.value + 1.0))
    }

    #[inline]
    fn sinh(self) -> Self {
        self.chain(self.value.sinh(), self.value.cosh())
    }

    #[inline]
    fn cosh(self) -> Self {
        self.chain(self.value.cosh(), self.value.sinh())
    }

    #[inline]
    fn unless_zero(self, other: Self) -> Self {
        let value = self.value.unless_zero(other.value);
        Self { value, partials: self.partials.map(|d| d.unless_zero(other.value)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    type Twice = Dual<Dual<f64, 1>, 1>;

    /// f, f′ and f″ at x.
    fn derivatives(f: fn(Twice) -> Twice, x: f64) -> [f64; 3] {
        let [x] = Twice::twice([x]);
        let y = f(x);
        [y.value.value, y.value.partials[0], y.partials[0].partials[0]]
    }

    #[track_caller]
    fn close(got: [f64; 3], want: [f64; 3]) {
        for (got, want) in got.into_iter().zip(want) {
            assert!((got - want).abs() <= 1e-14 * (1.0 + want.abs()), "{got} for {want}");
        }
    }

    #[test]
    fn functions_have_the_derivatives_of_the_textbook() {
        let x = 0.7_f64;
        let (e, s, c, t) = (libm::exp(x), libm::sin(x), libm::cos(x), libm::tanh(x));
        close(derivatives(Scalar::exp, x), [e, e, e]);
        close(derivatives(Scalar::sin, x), [s, c, -s]);
        close(derivatives(Scalar::cos, x), [c, -s, -c]);
        close(derivatives(Scalar::tanh, x), [t, 1.0 - t * t, -2.0 * t * (1.0 - t * t)]);
        close(derivatives(Scalar::ln, x), [libm::log(x), 1.0 / x, -1.0 / (x * x)]);
        close(derivatives(Scalar::sqrt, 4.0), [2.0, 0.25, -1.0 / 32.0]);
        close(derivatives(Scalar::abs, -x), [x, -1.0, 0.0]);
    }

    #[test]
    fn arithmetic_follows_the_product_and_the_quotient_rule() {
        close(derivatives(|x| x.powi(3), 2.0), [8.0, 12.0, 12.0]);
        close(derivatives(|x| x.powi(-1), 2.0), [0.5, -0.25, 0.25]);
        close(derivatives(|x| x.powi(0), 2.0), [1.0, 0.0, 0.0]);
        close(derivatives(|x| x * x * x, 2.0), [8.0, 12.0, 12.0]);
        close(derivatives(|x| (x + 1.0) / (x - 1.0), 2.0), [3.0, -2.0, 4.0]);
        close(derivatives(|x| -(x / 2.0 - x * 3.0) - x, 2.0), [3.0, 1.5, 0.0]);
    }

    #[test]
    fn a_kink_has_derivatives_that_are_numbers() {
        assert_eq!(derivatives(Scalar::sqrt, 0.0), [0.0, 0.0, 0.0]);
        assert_eq!(derivatives(Scalar::abs, 0.0), [0.0, 0.0, 0.0]);
        assert_eq!(derivatives(|x| x.powi(2).sqrt(), 0.0), [0.0, 0.0, 0.0]);
    }
}
