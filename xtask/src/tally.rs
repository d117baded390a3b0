//! How many tests passed and failed, by the runners' own words.

/// Counts of tests, and the names of those that failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed, and programs that failed with no test to blame.
    pub failed: usize,
    /// What failed, in the order of appearance.
    pub failures: Vec<String>,
}

impl Tally {
    /// Takes in one line of a test runner's output.
    pub fn read(&mut self, line: &str) {
        let line = line.trim();
        if line.starts_with("test result: ") || line.ends_with(" skipped") {
            self.read_counts(line);
        } else if let Some(count) = line.strip_prefix("ℹ ") {
            self.read_node(count);
        } else if let Some(name) = failed_test(line) {
            self.blame(name);
        }
    }

    /// One step's counts on top of another's.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.failures.extend(other.failures);
    }

    /// Something that failed before it could count tests (it did not compile, it crashed).
    pub fn failure(reason: &str) -> Self {
        Self { passed: 0, failed: 1, failures: vec![reason.to_owned()] }
    }

    /// `test result: ok. 12 passed; 0 failed; 0 ignored; …` of cargo, and
    /// `12 passed, 0 failed, 3 skipped` of the comparison with the reference data.
    fn read_counts(&mut self, line: &str) {
        for words in line.split(['.', ';', ',']) {
            match words.trim().split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// `pass 4`; a test that was cancelled did not pass either.
    fn read_node(&mut self, count: &str) {
        match count.split_once(' ') {
            Some(("pass", number)) => self.passed += number.parse().unwrap_or(0),
            Some(("fail" | "cancelled", number)) => self.failed += number.parse().unwrap_or(0),
            _ => {}
        }
    }

    /// Node repeats its failures at the end; one mention is enough.
    fn blame(&mut self, name: &str) {
        if !self.failures.iter().any(|known| known == name) {
            self.failures.push(name.to_owned());
        }
    }
}

/// `test step::is_exact ... FAILED` of cargo, `✖ opens (12.3ms)` of Node.
fn failed_test(line: &str) -> Option<&str> {
    if let Some(name) = line.strip_prefix("✖ ") {
        return name.rsplit_once(" (").map(|(name, _time)| name);
    }
    let (name, verdict) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    verdict.starts_with("FAIL").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &str) -> Tally {
        let mut tally = Tally::default();
        lines.lines().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn adds_up_what_the_runners_say() {
        let counted = tally(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out\n\
             test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n\
             30 passed, 1 failed, 9 skipped\n\
             ℹ tests 5\nℹ pass 4\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0",
        );
        assert_eq!((counted.passed, counted.failed), (48, 3));
    }

    #[test]
    fn names_each_failure_once() {
        let counted = tally(
            "test a::b ... ok\ntest a::c ... FAILED\ntest w ... FAIL\n✖ drag (3.1ms)\n✖ failing tests:\n✖ drag (3.1ms)",
        );
        assert_eq!(counted.failures, ["a::c", "w", "drag"]);
    }
}
