//! Whole numbers of any size, as far as a quotient of two takes them.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "digits are halves of 64 bits, and counts of bits are small"
)]

use std::cmp::Ordering;

/// Digits to the base 2³², the last one first and no zero in front.
#[derive(Default)]
pub struct Natural(Vec<u32>);

impl Natural {
    /// This number times `factor` and `more`.
    pub fn push(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for digit in &mut self.0 {
            carry += u64::from(*digit) * u64::from(factor);
            (*digit, carry) = (carry as u32, carry >> 32);
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// This number by another one that is not zero, as the nearest number.
    pub fn over(mut self, mut unit: Self) -> f64 {
        /// The places of a quotient: two more than those of a number.
        const PLACES: i32 = 55;
        // The quotient has all of its places, or the last of those that there are in `f64`.
        let places = (PLACES - 1 - (self.bits() - unit.bits())).min(-LEAST + 1);
        self.shift(places.max(0));
        unit.shift(PLACES + (-places).max(0));
        let mut quotient = 0;
        for _ in 0..=PLACES {
            quotient *= 2;
            if self.order(&unit).is_ge() {
                self.take(&unit);
                quotient += 1;
            }
            self.shift(1);
        }
        rounded(quotient, !self.0.is_empty(), -places)
    }

    fn bits(&self) -> i32 {
        let last = self.0.last().map_or(0, |digit| digit.leading_zeros() as i32);
        32 * self.0.len() as i32 - last
    }

    fn shift(&mut self, mut places: i32) {
        if places >= 32 && !self.0.is_empty() {
            self.0.splice(0..0, (0..places / 32).map(|_| 0));
            places %= 32;
        }
        let mut carry = 0;
        for digit in &mut self.0 {
            carry |= u64::from(*digit) << places;
            (*digit, carry) = (carry as u32, carry >> 32);
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        let from_the_front = || self.0.iter().rev().cmp(other.0.iter().rev());
        self.0.len().cmp(&other.0.len()).then_with(from_the_front)
    }

    /// Takes away what is not greater.
    fn take(&mut self, other: &Self) {
        let mut lacking = false;
        for (place, digit) in self.0.iter_mut().enumerate() {
            let other = other.0.get(place).copied().unwrap_or(0);
            let (less, first) = digit.overflowing_sub(other);
            let (less, second) = less.overflowing_sub(u32::from(lacking));
            (*digit, lacking) = (less, first || second);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

/// The exponent of the least number.
const LEAST: i32 = -1074;

/// `quotient` · 2^`power`, and `more` than that; to the nearest number.
pub fn rounded(quotient: u64, more: bool, power: i32) -> f64 {
    let bits = 64 - quotient.leading_zeros() as i32;
    let beyond = (power + bits - 53).max(LEAST) - power;
    let (kept, cut) = (quotient >> beyond, quotient & ((1 << beyond) - 1));
    let middle = 1 << (beyond - 1);
    let up = cut > middle || cut == middle && (more || kept % 2 == 1);
    libm::scalbn((kept + u64::from(up)) as f64, power + beyond)
}
