//! The meter: how many updates are made in a second.

/// Less than this, in milliseconds, a browser's clock cannot tell well.
const SHORTEST: f64 = 1.0;

/// What is longer ago than this, in milliseconds, says nothing of now.
const LONGEST: f64 = 1500.0;

/// A moment and the updates made by then.
type Reading = (f64, u64);

/// Measures the pace of what is computed.
#[derive(Debug, Default)]
pub struct Meter {
    first: Reading,
    second: Reading,
    pace: Option<f64>,
}

impl Meter {
    /// Begins anew at `time`, when `updates` are made.
    pub fn restart(&mut self, time: f64, updates: u64) {
        self.first = (time, updates);
        self.second = self.first;
    }

    /// Notes that `updates` are made by `time`.
    pub fn note(&mut self, time: f64, updates: u64) {
        let (passed, made) = (time - self.first.0, updates.saturating_sub(self.first.1));
        if passed >= SHORTEST && made > 0 {
            self.pace = Some(1000.0 * made as f64 / passed);
        }
        if time - self.second.0 > LONGEST {
            self.first = self.second;
            self.second = (time, updates);
        }
    }

    /// The updates a second that were measured last.
    pub fn pace(&self) -> Option<f64> {
        self.pace
    }
}
