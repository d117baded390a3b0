//! The tally: what it took to compute one run.

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

/// How many updates of runs together are made in a second: of each its tally, and its updates. A run
/// that was timed for longer than it is long counts for its length all the same.
pub fn together(runs: impl Iterator<Item = (Tally, u64)>) -> Option<Pace> {
    let (mut all, mut scaled) = (Tally::default(), Tally::default());
    for (tally, updates) in runs.filter(|(tally, _)| tally.made > 0) {
        all.add(tally.spent, tally.made);
        scaled.add(tally.spent / tally.made as f64 * updates as f64, updates);
    }
    let pace = 1000.0 * scaled.made as f64 / scaled.spent;
    match all.pace()? {
        Pace::Of(_) if scaled.made > 0 && scaled.spent > 0.0 => Some(Pace::Of(pace)),
        pace => Some(pace),
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
    fn together_the_slow_one_holds_up() {
        let [fast, slow] = [Tally { spent: 4.0, made: 40_000 }, Tally { spent: 4.0, made: 4000 }];
        let pace = together([(fast, 1000), (slow, 1000)].into_iter());
        // A thousand in 0.1 ms and a thousand in 1 ms, however many were timed.
        let Some(Pace::Of(updates)) = pace else { panic!("{pace:?}") };
        assert!((updates - 2000.0 / 1.1e-3).abs() < 1.0, "{updates}");
    }

    #[test]
    fn together_they_may_be_too_short() {
        let short = Tally { spent: 0.25, made: 500 };
        assert_eq!(together([(short, 500), (short, 500)].into_iter()), Some(Pace::Above(1e6)));
        assert_eq!(together(std::iter::empty()), None);
    }
}
