//! The tally: what it took to compute one run.

use std::iter::Sum;

use crate::meter::{Pace, SHORTEST};

/// Time that was spent on computing, and the updates that were made in it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// Milliseconds.
    pub spent: f64,
    /// Updates.
    pub made: u64,
}

impl Tally {
    /// Adds what was made in so many milliseconds.
    pub fn add(&mut self, milliseconds: f64, updates: u64) {
        self.spent += milliseconds.max(0.0);
        self.made += updates;
    }

    /// How many updates are made in a second, as far as that can be told.
    pub fn pace(self) -> Option<Pace> {
        let pace = |spent: f64| 1000.0 * self.made as f64 / spent;
        let measured = if self.spent >= SHORTEST { Pace::Of } else { Pace::Above };
        (self.made > 0).then(|| measured(pace(self.spent.max(SHORTEST))))
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut all, tally| {
            all.add(tally.spent, tally.made);
            all
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_short_is_a_bound() {
        let mut tally = Tally::default();
        assert_eq!(tally.pace(), None, "nothing was made");
        tally.add(0.25, 500);
        assert_eq!(tally.pace(), Some(Pace::Above(5e5)));
        tally.add(0.75, 500);
        assert_eq!(tally.pace(), Some(Pace::Of(1e6)));
    }

    #[test]
    fn all_together_are_between_the_slowest_and_the_fastest() {
        let tallies = [Tally { spent: 2.0, made: 1000 }, Tally { spent: 4.0, made: 1000 }];
        let [fast, slow] = tallies.map(|tally| tally.pace().unwrap().updates());
        let all = tallies.into_iter().sum::<Tally>().pace().unwrap().updates();
        assert!(slow < all && all < fast, "{slow} {all} {fast}");
    }
}
