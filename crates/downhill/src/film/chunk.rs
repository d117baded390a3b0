//! A chunk: what a reel got since another moment, as a flat list of numbers.

use super::strip::Mark as StripMark;

/// The strips of a reel.
pub(super) const STRIPS: usize = 8;

/// How far a reel was at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(pub(super) [StripMark; STRIPS]);

impl Default for Mark {
    /// The mark of a reel on which there is nothing.
    fn default() -> Self {
        Self([StripMark::EMPTY; STRIPS])
    }
}

/// The numbers of a chunk that are still to be read.
pub struct Reading<'a>(&'a [f64]);

impl<'a> Reading<'a> {
    /// All of a chunk.
    pub fn of(chunk: &'a [f64]) -> Self {
        Self(chunk)
    }

    /// The next `count` numbers.
    pub fn take(&mut self, count: usize) -> Option<&'a [f64]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next number.
    pub fn number(&mut self) -> Option<f64> {
        self.take(1).map(|taken| taken[0])
    }

    /// The next number, if it counts something.
    pub fn count(&mut self) -> Option<u64> {
        self.number().and_then(whole)
    }

    /// The next number, if it counts something that fits into memory.
    pub fn index(&mut self) -> Option<usize> {
        self.count().and_then(|count| usize::try_from(count).ok())
    }

    /// Whether everything was read.
    pub fn is_over(&self) -> bool {
        self.0.is_empty()
    }
}

/// The largest count: up to here every whole number is a float.
const MOST: f64 = 9_007_199_254_740_992.0;

/// A count that was written as a float.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range")]
pub(super) fn whole(number: f64) -> Option<u64> {
    ((0.0..=MOST).contains(&number) && number.fract() == 0.0).then_some(number as u64)
}
