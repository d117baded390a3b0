//! Numbers side by side: the same quantity of two coordinates.

use std::ops::{Add, Div, Mul, Neg, RangeInclusive, Sub};

use wide::f64x2;

/// The same number of two coordinates. A rule is written for one coordinate and moves two, for a
/// processor divides and takes roots of two numbers as soon as of one. Each lane gets the bits that
/// it would get alone.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Lanes(f64x2);

impl Lanes {
    /// 0 in both lanes.
    pub const ZERO: Self = Self(f64x2::ZERO);

    /// 1 in both lanes.
    pub const ONE: Self = Self(f64x2::ONE);

    /// `number` in both lanes.
    #[inline]
    pub fn both(number: f64) -> Self {
        Self(f64x2::splat(number))
    }

    /// Two numbers that were just written one by one. Read as a whole they would keep the processor
    /// waiting until both have left it.
    #[inline]
    pub fn gathered([first, second]: [f64; 2]) -> Self {
        const SECOND: f64x2 = f64x2::new([0.0, f64::from_bits(u64::MAX)]);
        Self(SECOND.bitselect(f64x2::splat(second), f64x2::splat(first)))
    }

    /// The numbers in the lanes.
    #[inline]
    pub fn numbers(self) -> [f64; 2] {
        self.0.to_array()
    }

    /// The number of each lane, in both lanes.
    #[inline]
    pub fn spread(self) -> [Self; 2] {
        f64x2::transpose([self.0; 2]).map(Self)
    }

    /// x with another number in the first lane.
    #[inline]
    #[must_use]
    pub fn with_first(self, number: f64) -> Self {
        const FIRST: f64x2 = f64x2::new([f64::from_bits(u64::MAX), 0.0]);
        Self(FIRST.bitselect(f64x2::splat(number), self.0))
    }

    /// √x.
    #[inline]
    #[must_use]
    pub fn sqrt(self) -> Self {
        Self(self.0.sqrt())
    }

    /// |x|.
    #[inline]
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The larger of x and `other`; what is no number stays so, which `f64::max` would hide.
    #[inline]
    #[must_use]
    pub fn or_larger(self, other: Self) -> Self {
        Self(self.0.simd_ge(other.0).bitselect(self.0, other.0))
    }

    /// x, but 0 where `size` is below `limit`.
    #[inline]
    #[must_use]
    pub fn unless_below(self, size: Self, limit: f64) -> Self {
        Self(self.0 & !size.0.simd_lt(f64x2::splat(limit)))
    }

    /// x, but 0 where `other` is 0.
    #[inline]
    #[must_use]
    pub fn unless_zero(self, other: Self) -> Self {
        Self(self.0 & !other.0.simd_eq(f64x2::ZERO))
    }

    /// Whether both lanes are in this range: what is no number is in none.
    #[inline]
    pub fn are_in(self, range: RangeInclusive<f64>) -> bool {
        let [least, most] = [range.start(), range.end()].map(|end| f64x2::splat(*end));
        (self.0.simd_ge(least) & self.0.simd_le(most)).all()
    }

    /// Whether both lanes are at least `least`, and both of another pair at most `most`: told at once.
    #[inline]
    pub fn are_from(self, least: f64, (other, most): (Self, f64)) -> bool {
        (self.0.simd_ge(f64x2::splat(least)) & other.0.simd_le(f64x2::splat(most))).all()
    }

    /// The first numbers of x and `other`, and the second.
    #[inline]
    pub fn paired(self, other: Self) -> [Self; 2] {
        f64x2::transpose([self.0, other.0]).map(Self)
    }

    /// `of` x, lane by lane.
    #[inline]
    #[must_use]
    pub fn map(self, of: impl Fn(f64) -> f64) -> Self {
        Self(f64x2::new(self.numbers().map(of)))
    }

    /// `of` x and `other`, lane by lane.
    #[inline]
    #[must_use]
    pub fn zip(self, other: Self, of: impl Fn(f64, f64) -> f64) -> Self {
        let ([a, b], [c, d]) = (self.numbers(), other.numbers());
        Self(f64x2::new([of(a, c), of(b, d)]))
    }
}

impl From<f64> for Lanes {
    #[inline]
    fn from(number: f64) -> Self {
        Self::both(number)
    }
}

impl From<[f64; 2]> for Lanes {
    #[inline]
    fn from(numbers: [f64; 2]) -> Self {
        Self(f64x2::new(numbers))
    }
}

impl Neg for Lanes {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

/// An operation lane by lane, and with the same number in both lanes on either side.
macro_rules! operation {
    ($operation:ident, $name:ident) => {
        impl $operation for Lanes {
            type Output = Self;
            #[inline]
            fn $name(self, other: Self) -> Self {
                Self(self.0.$name(other.0))
            }
        }

        impl $operation<f64> for Lanes {
            type Output = Self;
            #[inline]
            fn $name(self, other: f64) -> Self {
                self.$name(Self::both(other))
            }
        }

        impl $operation<Lanes> for f64 {
            type Output = Lanes;
            #[inline]
            fn $name(self, other: Lanes) -> Lanes {
                Lanes::both(self).$name(other)
            }
        }
    };
}

operation!(Add, add);
operation!(Sub, sub);
operation!(Mul, mul);
operation!(Div, div);

#[cfg(test)]
mod tests {
    use super::Lanes;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_lane_gets_the_bits_it_would_get_alone() {
        let (a, b) = ([0.1, -3.7e-200], [1e300, 7.0]);
        let lanes = (1.0 - Lanes::from(a)) * b[0] / Lanes::from(b) + 0.25;
        assert_eq!(lanes.numbers(), [0, 1].map(|lane| (1.0 - a[lane]) * b[0] / b[lane] + 0.25));
        assert_eq!(Lanes::from(b).sqrt().numbers(), b.map(f64::sqrt));
        assert_eq!(Lanes::gathered(a), Lanes::from(a));
        assert_eq!((-Lanes::from(a)).abs().numbers(), a.map(f64::abs));
    }

    #[test]
    fn what_is_no_number_is_neither_small_nor_hidden() {
        let lanes = Lanes::from([f64::NAN, 1.0]);
        assert!(lanes.unless_below(lanes, 2.0).numbers()[0].is_nan());
        assert!(Lanes::both(1.0).or_larger(lanes).numbers()[0].is_nan());
        assert_eq!(Lanes::from([1.0, 2.0]).or_larger(lanes).numbers()[1], 2.0);
        assert_eq!(lanes.spread()[1], Lanes::ONE);
        assert_eq!(lanes.with_first(5.0).numbers(), [5.0, 1.0]);
        assert!(lanes.unless_zero(lanes).numbers()[0].is_nan());
        assert!(!lanes.are_in(0.0..=2.0) && Lanes::ONE.are_in(0.0..=1.0));
    }

    #[test]
    fn a_zero_of_either_sign_is_one() {
        let lanes = Lanes::from([f64::INFINITY, 7.0]);
        assert_eq!(lanes.unless_zero(Lanes::from([-0.0, 1.0])).numbers(), [0.0, 7.0]);
        let [first, second] = Lanes::from([1.0, 2.0]).paired(Lanes::from([3.0, 4.0]));
        assert_eq!([first, second].map(Lanes::numbers), [[1.0, 3.0], [2.0, 4.0]]);
    }
}
