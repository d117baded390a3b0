//! From a seed to the state of a generator, as `NumPy` spreads it.

/// Words in the pool that entropy is mixed into.
const POOL: usize = 4;

/// `numpy.random.SeedSequence(entropy)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedSequence {
    pool: [u32; POOL],
}

impl SeedSequence {
    /// The sequence for a list of integers; a single integer is a list of one.
    /// Each is cut into 32-bit words, lowest first, and at least one word.
    pub fn new(entropy: &[u64]) -> Self {
        let mut hash = Hash { constant: 0x43b0_d7e5, factor: 0x931e_8875 };
        let mut words = entropy.iter().flat_map(|&integer| words(integer));
        let mut pool = [0; POOL].map(|_| hash.of(words.next().unwrap_or(0)));
        for source in 0..POOL {
            for target in (0..POOL).filter(|&target| target != source) {
                pool[target] = mix(pool[target], hash.of(pool[source]));
            }
        }
        for word in words {
            pool = pool.map(|target| mix(target, hash.of(word)));
        }
        Self { pool }
    }

    /// N words of 64 bits: `generate_state(N, numpy.uint64)`.
    pub fn state<const N: usize>(&self) -> [u64; N] {
        let mut hash = Hash { constant: 0x8b51_f9dd, factor: 0x58f3_8ded };
        let mut halves = self.pool.iter().cycle().map(|&word| u64::from(hash.of(word)));
        [0; N].map(|_: u64| halves.next().unwrap_or(0) | halves.next().unwrap_or(0) << 32)
    }
}

/// The 32-bit words of `integer`, lowest first, without a zero as the upper one.
fn words(integer: u64) -> impl Iterator<Item = u32> {
    let [lower, upper] = halves(integer);
    std::iter::once(lower).chain((upper > 0).then_some(upper))
}

/// The lower and the upper 32 bits.
#[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted")]
pub(super) fn halves(word: u64) -> [u32; 2] {
    [word as u32, (word >> 32) as u32]
}

/// A hash whose constant moves on with each value.
struct Hash {
    constant: u32,
    factor: u32,
}

impl Hash {
    fn of(&mut self, value: u32) -> u32 {
        let value = value ^ self.constant;
        self.constant = self.constant.wrapping_mul(self.factor);
        let value = value.wrapping_mul(self.constant);
        value ^ value >> 16
    }
}

fn mix(x: u32, y: u32) -> u32 {
    let mixed = x.wrapping_mul(0xca01_f9dd).wrapping_sub(y.wrapping_mul(0x4973_f715));
    mixed ^ mixed >> 16
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn pool_and_state_are_those_of_numpy() {
        let sequence = SeedSequence::new(&[1234]);
        assert_eq!(sequence.pool, [2_708_132_060, 1_122_953_978, 1_431_643_488, 1_771_436]);
        let want = [
            6_882_349_382_922_872_486,
            11_590_492_409_849_068_143,
            12_133_961_332_504_294_695,
            7_528_486_351_679_201_682,
        ];
        assert_eq!(sequence.state(), want);
    }

    #[test]
    fn a_zero_is_one_word() {
        assert_eq!(words(0).collect::<Vec<_>>(), [0]);
        assert_eq!(words(1 << 32).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn lists_of_integers_give_the_state_of_numpy() {
        assert_eq!(
            SeedSequence::new(&[1234, 7]).state(),
            [13_144_648_137_671_445_561, 14_635_122_877_141_826_822]
        );
        assert_eq!(
            SeedSequence::new(&[0, 0]).state(),
            [15_793_235_383_387_715_774, 12_390_638_538_380_655_177]
        );
        assert_eq!(
            SeedSequence::new(&[4_294_967_296, 5, 18_446_744_073_709_551_615, 3, 8_589_934_601])
                .state(),
            [10_700_154_070_651_509_152, 18_201_422_251_919_807_278]
        );
        assert_eq!(
            SeedSequence::new(&[0]).state(),
            [15_793_235_383_387_715_774, 12_390_638_538_380_655_177]
        );
        assert_eq!(
            SeedSequence::new(&[18_446_744_073_709_551_615]).state(),
            [12_591_116_029_944_179_981, 1_268_942_265_879_420_026]
        );
    }
}
