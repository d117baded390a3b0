//! The comparison of numbers, which counts what it compared.

use super::json::{Obstacle, Part};

/// How far a number may be from the one it is compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tolerance {
    /// Nothing at all.
    Equal,
    /// So much.
    Absolute(f64),
    /// So much times |want|.
    Relative(f64),
    /// So much times 1 + |want|: the rule for traces.
    Mixed(f64),
}

impl Tolerance {
    fn around(self, want: f64) -> f64 {
        match self {
            Self::Equal => 0.0,
            Self::Absolute(tolerance) => tolerance,
            Self::Relative(tolerance) => tolerance * want.abs(),
            Self::Mixed(tolerance) => tolerance * (1.0 + want.abs()),
        }
    }
}

/// A number that is not what it should be.
#[derive(Debug, Clone, PartialEq)]
pub struct Mismatch {
    /// Where in the file, such as `step 35`.
    pub place: String,
    /// What, such as `params[1]`.
    pub quantity: String,
    /// What came out.
    pub got: String,
    /// What should have come out.
    pub want: String,
    /// How much they may differ.
    pub tolerance: f64,
}

/// What is known of a file so far.
#[derive(Debug, Default)]
pub struct Comparison {
    place: String,
    /// How many numbers were compared.
    pub compared: usize,
    /// Those that differ.
    pub mismatches: Vec<Mismatch>,
    /// Parts that were not compared, with the reason.
    pub unknown: Vec<String>,
    /// Parts that could not be compared although they should.
    pub broken: Vec<String>,
    /// What else is to be said: quantities that only the library has.
    pub notes: Vec<String>,
}

impl Comparison {
    /// Says where in the file the next numbers stand.
    pub fn at(&mut self, place: impl Into<String>) {
        self.place = place.into();
    }

    /// Compares a number.
    pub fn number(&mut self, quantity: &str, (got, want): (f64, f64), tolerance: Tolerance) {
        let allowed = tolerance.around(want);
        let close = (got - want).abs() <= allowed;
        self.count(close, || (quantity.to_owned(), got.to_string(), want.to_string(), allowed));
    }

    /// Compares a list of numbers, and its length.
    pub fn numbers(&mut self, quantity: &str, (got, want): (&[f64], &[f64]), rule: Tolerance) {
        if self.same_length(quantity, got.len(), want.len()) {
            for (index, pair) in got.iter().copied().zip(want.iter().copied()).enumerate() {
                self.number(&format!("{quantity}[{index}]"), pair, rule);
            }
        }
    }

    /// Compares a list of whole numbers, and its length.
    pub fn wholes(&mut self, quantity: &str, got: &[u64], want: &[u64]) {
        if self.same_length(quantity, got.len(), want.len()) {
            for (index, (got, want)) in got.iter().zip(want).enumerate() {
                let name = || format!("{quantity}[{index}]");
                self.count(got == want, || (name(), got.to_string(), want.to_string(), 0.0));
            }
        }
    }

    /// Notes how a part ended.
    pub fn part(&mut self, name: &str, part: Part<()>) {
        let named = |what: String| if name.is_empty() { what } else { format!("{name}: {what}") };
        match part {
            Ok(()) => {}
            Err(Obstacle::Unknown(what)) => self.unknown.push(named(what)),
            Err(Obstacle::Broken(what)) => self.broken.push(named(what)),
        }
    }

    fn same_length(&mut self, quantity: &str, got: usize, want: usize) -> bool {
        if got == want && want > 0 {
            return true;
        }
        let name = format!("length of {quantity}");
        self.count(false, || (name, got.to_string(), format!("{want}, and some"), 0.0));
        false
    }

    fn count(&mut self, agrees: bool, describe: impl FnOnce() -> (String, String, String, f64)) {
        self.compared += 1;
        if !agrees {
            let (quantity, got, want, tolerance) = describe();
            let place = self.place.clone();
            self.mismatches.push(Mismatch { place, quantity, got, want, tolerance });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn agrees(got: f64, want: f64, tolerance: Tolerance) -> bool {
        let mut comparison = Comparison::default();
        comparison.number("it", (got, want), tolerance);
        assert_eq!(comparison.compared, 1);
        comparison.mismatches.is_empty()
    }

    #[test]
    fn the_tolerance_is_the_border() {
        assert!(agrees(1.0, 1.0, Tolerance::Equal) && !agrees(1.0, 1.0 + 1e-15, Tolerance::Equal));
        assert!(agrees(8.5, 8.0, Tolerance::Absolute(0.5)));
        assert!(!agrees(8.51, 8.0, Tolerance::Absolute(0.5)));
        assert!(agrees(-9.0, -8.0, Tolerance::Relative(0.125)));
        assert!(!agrees(-9.01, -8.0, Tolerance::Relative(0.125)));
        assert!(agrees(9.125, 8.0, Tolerance::Mixed(0.125)));
        assert!(!agrees(9.126, 8.0, Tolerance::Mixed(0.125)));
    }

    #[test]
    fn what_is_no_number_agrees_with_nothing() {
        for odd in [f64::NAN, f64::INFINITY] {
            assert!(!agrees(odd, 1.0, Tolerance::Mixed(1.0)));
            assert!(!agrees(1.0, odd, Tolerance::Absolute(1.0)));
            assert!(!agrees(odd, odd, Tolerance::Equal));
        }
    }

    #[test]
    fn lists_of_different_lengths_and_empty_lists_do_not_agree() {
        let mut comparison = Comparison::default();
        comparison.numbers("list", (&[1.0], &[1.0, 2.0]), Tolerance::Equal);
        comparison.numbers("list", (&[], &[]), Tolerance::Equal);
        comparison.wholes("list", &[1, 2], &[1]);
        assert_eq!(comparison.mismatches.len(), 3);
    }

    #[test]
    fn a_mismatch_says_where_and_what() {
        let mut comparison = Comparison::default();
        comparison.at("step 3");
        comparison.numbers("params", (&[1.0, 2.0], &[1.0, 2.5]), Tolerance::Absolute(0.25));
        let [mismatch] = &comparison.mismatches[..] else { panic!("{comparison:?}") };
        assert_eq!((&*mismatch.place, &*mismatch.quantity), ("step 3", "params[1]"));
        assert_eq!((&*mismatch.got, &*mismatch.want), ("2", "2.5"));
    }
}
