//! The meter: how many updates are made in a second while something computes, which tells the time
//! that is left. What runs take is told by the [tally](crate::tally).

/// Less than this, in milliseconds, a browser's clock cannot tell well.
pub(crate) const SHORTEST: f64 = 1.0;

/// What was made before so many milliseconds of computing says nothing of now.
const LONGEST: f64 = 1500.0;

/// How many updates are made in a second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pace {
    /// So many, as measured.
    Of(f64),
    /// More than so many: they took less time than can be measured.
    Above(f64),
}

impl Pace {
    /// The updates a second, which are more if it is a bound.
    pub fn updates(self) -> f64 {
        match self {
            Self::Of(updates) | Self::Above(updates) => updates,
        }
    }
}

/// Milliseconds spent on computing, and the updates made by then.
type Reading = (f64, u64);

/// Measures the pace of what is computed. Times are handed in, in milliseconds.
#[derive(Debug, Default)]
pub struct Meter {
    /// When the time was noted last, while it counts.
    since: Option<f64>,
    spent: f64,
    first: Reading,
    second: Reading,
    pace: Option<Pace>,
}

impl Meter {
    /// Begins anew when `updates` are made, at rest. The last pace holds until there is another.
    pub fn restart(&mut self, updates: u64) {
        self.rest();
        self.first = (self.spent, updates);
        self.second = self.first;
    }

    /// Something computes from `time` on, if it has not done so before.
    pub fn go_on(&mut self, time: f64) {
        self.since.get_or_insert(time);
    }

    /// Nothing computes any more: what passes now is no time that updates take.
    pub fn rest(&mut self) {
        self.since = None;
    }

    /// Notes that `updates` are made by `time`.
    pub fn note(&mut self, time: f64, updates: u64) {
        let Some(since) = self.since.as_mut() else { return };
        self.spent += time - std::mem::replace(since, time);
        let (passed, made) = (self.spent - self.first.0, updates.saturating_sub(self.first.1));
        let pace = |passed: f64| 1000.0 * made as f64 / passed;
        if passed >= SHORTEST && made > 0 {
            self.pace = Some(Pace::Of(pace(passed)));
        } else if made > 0 && self.pace.is_none_or(|known| known.updates() < pace(SHORTEST)) {
            self.pace = Some(Pace::Above(pace(SHORTEST)));
        }
        if self.spent - self.second.0 > LONGEST {
            self.first = self.second;
            self.second = (self.spent, updates);
        }
    }

    /// The pace that was measured last.
    pub fn pace(&self) -> Option<Pace> {
        self.pace
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Notes a stretch of computing and rests.
    fn compute(meter: &mut Meter, [from, to]: [f64; 2], updates: u64) {
        meter.go_on(from);
        meter.note(to, updates);
        meter.rest();
    }

    #[test]
    fn the_pace_is_that_of_computing() {
        let mut meter = Meter::default();
        compute(&mut meter, [0.0, 4.0], 4000);
        compute(&mut meter, [300.0, 304.0], 8000);
        assert_eq!(meter.pace(), Some(Pace::Of(1e6)));
    }

    #[test]
    fn time_at_rest_does_not_dilute_it() {
        let mut meter = Meter::default();
        compute(&mut meter, [0.0, 4.0], 4000);
        meter.note(5000.0, 4000);
        meter.restart(4000);
        meter.note(9000.0, 4000);
        assert_eq!(meter.pace(), Some(Pace::Of(1e6)));
    }

    #[test]
    fn what_goes_on_counts_from_its_beginning() {
        let mut meter = Meter::default();
        meter.go_on(0.0);
        meter.note(10.0, 1000);
        meter.go_on(15.0);
        meter.note(20.0, 2000);
        assert_eq!(meter.pace(), Some(Pace::Of(1e5)));
    }

    #[test]
    fn what_is_long_ago_is_forgotten() {
        let mut meter = Meter::default();
        meter.go_on(0.0);
        let mut updates = 0;
        for burst in 1..=50 {
            updates += if burst <= 10 { 100 } else { 1000 };
            meter.note(100.0 * f64::from(burst), updates);
        }
        assert_eq!(meter.pace(), Some(Pace::Of(1e4)));
    }

    #[test]
    fn a_moment_is_a_bound() {
        let mut meter = Meter::default();
        compute(&mut meter, [0.0, 0.5], 0);
        assert_eq!(meter.pace(), None, "nothing was made");
        compute(&mut meter, [1.0, 1.2], 4000);
        assert_eq!(meter.pace(), Some(Pace::Above(4e6)));
        meter.restart(0);
        compute(&mut meter, [2.0, 2.5], 300);
        assert_eq!(meter.pace(), Some(Pace::Above(4e6)), "a lower bound says less");
        compute(&mut meter, [3.0, 5.0], 5000);
        assert_eq!(meter.pace(), Some(Pace::Of(2e6)));
        meter.restart(0);
        compute(&mut meter, [6.0, 6.1], 3000);
        assert_eq!(meter.pace(), Some(Pace::Above(3e6)), "faster than was measured");
    }
}
