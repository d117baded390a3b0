//! `NumPy`'s newer generator: PCG64.

use rand_pcg::Lcg128Xsl64;
use rand_pcg::rand_core::Rng;

use super::interval;
use super::seed_sequence::{SeedSequence, halves};

/// `numpy.random.default_rng(entropy)`.
///
/// ```
/// let mut order = [0, 1, 2, 3, 4];
/// downhill::random::Generator::new(&[1234, 7]).permutation(&mut order);
/// ```
#[derive(Debug, Clone)]
pub struct Generator {
    words: Lcg128Xsl64,
    upper_half: Option<u32>,
}

impl Generator {
    /// The generator for a list of integers; a single integer is a list of one.
    pub fn new(entropy: &[u64]) -> Self {
        let [s0, s1, s2, s3] = SeedSequence::new(entropy).state().map(u128::from);
        Self { words: Lcg128Xsl64::new(s0 << 64 | s1, s2 << 64 | s3), upper_half: None }
    }

    /// The next 64-bit word.
    pub fn long_word(&mut self) -> u64 {
        self.words.next_u64()
    }

    /// The next 32-bit word: the lower half of a 64-bit one, whose upper half is the next.
    pub fn word(&mut self) -> u32 {
        if let Some(upper) = self.upper_half.take() {
            return upper;
        }
        let [lower, upper] = halves(self.long_word());
        self.upper_half = Some(upper);
        lower
    }

    /// A uniform number in [0, 1): the upper 53 bits of a 64-bit word.
    pub fn random(&mut self) -> f64 {
        (self.long_word() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Shuffles in place: `shuffle(items)`.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        interval::shuffle(items, || self.word());
    }

    /// Fills `order` with the numbers 0 to n − 1 in random order, n being its length:
    /// `permutation(n)`.
    pub fn permutation(&mut self, order: &mut [u32]) {
        for (index, place) in (0..).zip(order.iter_mut()) {
            *place = index;
        }
        self.shuffle(order);
    }
}

#[cfg(test)]
#[expect(clippy::unreadable_literal, reason = "as NumPy prints them")]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    // Check values: NumPy 2.4.6, default_rng(1234) unless another seed is given.

    #[test]
    fn long_words_are_those_of_numpy() {
        let mut rng = Generator::new(&[1234]);
        let words: Vec<_> = (0..5).map(|_| rng.long_word()).collect();
        let want = [
            18_016_930_633_132_456_890,
            7_013_373_421_822_782_593,
            17_030_886_991_259_909_300,
            4_827_373_169_039_523_470,
            5_886_301_771_240_251_012,
        ];
        assert_eq!(words, want);
    }

    #[test]
    fn words_are_those_of_numpy() {
        let mut rng = Generator::new(&[1234]);
        let words: Vec<_> = (0..6).map(|_| rng.word()).collect();
        let want = [
            4_206_279_610,
            4_194_893_555,
            4_243_172_481,
            1_632_928_247,
            735_984_820,
            3_965_312_380,
        ];
        assert_eq!(words, want);
    }

    #[test]
    fn doubles_are_those_of_numpy() {
        let mut rng = Generator::new(&[1234]);
        let doubles: Vec<_> = (0..3).map(|_| rng.random()).collect();
        assert_eq!(doubles, [0.9766997666981422, 0.3801957350196178, 0.9232462337639554]);
    }

    #[test]
    fn orders_are_those_of_numpy() {
        let mut order = [0; 20];
        Generator::new(&[1234]).permutation(&mut order);
        let want = [3, 9, 18, 16, 8, 5, 12, 13, 0, 17, 15, 11, 2, 7, 10, 6, 4, 14, 1, 19];
        assert_eq!(order, want);
        let mut long = vec![0; 10_000];
        Generator::new(&[1234]).permutation(&mut long);
        let moment: u64 = (0..).zip(&long).map(|(place, &value)| place * u64::from(value)).sum();
        assert_eq!(moment, 249_491_443_268);
    }

    #[test]
    fn orders_of_an_epoch_are_those_of_numpy() {
        let mut order = [0; 10];
        Generator::new(&[1234, 0]).permutation(&mut order);
        assert_eq!(order, [8, 9, 5, 0, 2, 6, 4, 7, 1, 3]);
        Generator::new(&[1234, 7]).permutation(&mut order);
        assert_eq!(order, [2, 0, 8, 9, 1, 4, 6, 3, 5, 7]);
        Generator::new(&[1_099_511_627_776, 1]).permutation(&mut order);
        assert_eq!(order, [7, 9, 8, 5, 4, 0, 6, 1, 3, 2]);
    }
}
