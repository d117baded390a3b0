//! The sign of a film: a few characters that two screens can compare.

use std::fmt;

use super::Frame;

/// A short sign of what films did: equal for equal films on every machine, and different for
/// others but by a chance of one in 2⁴⁰.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign(u64);

/// The looks at a film that make up its sign, beside the one at its start. What happens between
/// two of them shows in all that follow.
const LOOKS: u64 = 16;

/// Crockford's digits: none of them is taken for another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Default for Sign {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Sign {
    /// The steps at which a film of `steps` updates is looked at.
    pub fn steps(steps: u64) -> impl Iterator<Item = u64> {
        let step = move |look| u128::from(steps) * u128::from(look) / u128::from(LOOKS);
        (0..=LOOKS).map(move |look| u64::try_from(step(look)).unwrap_or(steps))
    }

    /// Takes in a frame, bit by bit; frames come in the order of steps, then of runs.
    pub fn take(&mut self, frame: &Frame) {
        self.word(frame.state.step);
        let slope = [frame.loss, frame.slope.rate, frame.slope.gradient_norm];
        let numbers = slope.iter().chain(&frame.held_out).chain(&frame.state.theta);
        numbers.for_each(|value| self.word(bits(*value)));
    }

    /// Fowler, Noll and Vo's hash, variant 1a, a word at a time with its halves mixed.
    fn word(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(0x0000_0100_0000_01b3);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// The bits of a number; what is none has many, of which machines choose differently.
fn bits(value: f64) -> u64 {
    if value.is_nan() { u64::MAX } else { value.to_bits() }
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The last mixing of Steele, Lea and Flood's SplitMix: every bit depends on all.
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        for place in 0..8 {
            let digit = usize::try_from(mixed >> (5 * place) & 31).unwrap_or(0);
            let gap = if place == 4 { "-" } else { "" };
            write!(f, "{gap}{}", char::from(DIGITS[digit]))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::shelf::Shelf;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn sign(text: &str, extra: u64) -> String {
        let experiment: Experiment = text.parse().expect("an experiment");
        let task = experiment.task(&Shelf::default()).expect("a task");
        let mut films = task.films(&experiment);
        for film in &mut films {
            film.record(experiment.steps() + extra);
        }
        let mut sign = Sign::default();
        for step in Sign::steps(experiment.steps()) {
            for film in &mut films {
                let state = film.seek(step, None);
                sign.take(&film.frame(state));
            }
        }
        sign.to_string()
    }

    const NOISY: &str = "data=line;noise=0.7;steps=150&run=sgd;learning_rate=0.05;batch=7&run=adam";

    /// The same natively and in the browser.
    #[test]
    fn is_known() {
        assert_eq!(sign(NOISY, 0), "TGV6-KQCN");
    }

    #[test]
    fn does_not_depend_on_how_far_a_film_goes_beyond() {
        assert_eq!(sign(NOISY, 0), sign(NOISY, 5000));
    }

    #[test]
    fn sees_the_smallest_difference() {
        let other = NOISY.replace("0.05", "0.050000000000000001");
        assert_eq!(sign(NOISY, 0), sign(&other, 0), "the same number");
        let other = NOISY.replace("0.05", "0.05000000000000001");
        assert_ne!(sign(NOISY, 0), sign(&other, 0));
    }

    #[test]
    fn diverged_films_have_one() {
        let text = "surface=rosenbrock;steps=100&run=sgd;learning_rate=1";
        assert_eq!(sign(text, 0), sign(text, 10));
    }

    #[test]
    fn looks_at_the_last_step() {
        assert_eq!(Sign::steps(10_000_000).last(), Some(10_000_000));
        assert_eq!(Sign::steps(3).collect::<std::collections::BTreeSet<_>>().len(), 4);
    }
}
