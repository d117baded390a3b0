//! `NumPy`'s older generator: 32-bit Mersenne Twister and polar normals.

use rand_mt::Mt;

use super::interval;

/// `numpy.random.RandomState(seed)`, which scikit-learn's `random_state=seed` is too.
///
/// ```
/// let mut rng = downhill::random::RandomState::new(1234);
/// assert_eq!(rng.random_sample(), 0.1915194503788923);
/// ```
#[derive(Debug, Clone)]
pub struct RandomState {
    words: Mt,
    stored: Option<f64>,
}

impl RandomState {
    /// The generator with a one-word seed.
    pub fn new(seed: u32) -> Self {
        Self { words: Mt::new(seed), stored: None }
    }

    /// The next 32-bit word.
    pub fn word(&mut self) -> u32 {
        self.words.next_u32()
    }

    /// A uniform number in [0, 1): `(a·2²⁶ + b)/2⁵³` from the upper 27 bits of one word and the
    /// upper 26 of the next.
    pub fn random_sample(&mut self) -> f64 {
        let a = f64::from(self.word() >> 5);
        let b = f64::from(self.word() >> 6);
        (a * 67_108_864.0 + b) / 9_007_199_254_740_992.0
    }

    /// A uniform number in [`low`, `high`).
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.random_sample()
    }

    /// A standard normal number by the polar method: from a point (x₁, x₂) of the unit disc,
    /// `f·x₂` with `f = √(−2 ln r²/r²)`; the other one, `f·x₁`, is kept for the next call.
    pub fn standard_normal(&mut self) -> f64 {
        if let Some(stored) = self.stored.take() {
            return stored;
        }
        let (x1, x2, r2) = self.point_of_disc();
        let f = libm::sqrt(-2.0 * libm::log(r2) / r2);
        self.stored = Some(f * x1);
        f * x2
    }

    fn point_of_disc(&mut self) -> (f64, f64, f64) {
        loop {
            let x1 = 2.0 * self.random_sample() - 1.0;
            let x2 = 2.0 * self.random_sample() - 1.0;
            let r2 = x1 * x1 + x2 * x2;
            if r2 < 1.0 && r2 != 0.0 {
                return (x1, x2, r2);
            }
        }
    }

    /// `n` standard normal numbers: `standard_normal(n)`.
    pub fn standard_normals(&mut self, n: usize) -> Vec<f64> {
        (0..n).map(|_| self.standard_normal()).collect()
    }

    /// `n` uniform numbers in [`low`, `high`): `uniform(low, high, n)`.
    pub fn uniforms(&mut self, low: f64, high: f64, n: usize) -> Vec<f64> {
        (0..n).map(|_| self.uniform(low, high)).collect()
    }

    /// Shuffles in place.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        interval::shuffle(items, || self.words.next_u32());
    }

    /// The numbers 0 to n − 1 in random order: `permutation(n)`.
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<_> = (0..n).collect();
        self.shuffle(&mut order);
        order
    }
}

#[cfg(test)]
#[expect(clippy::unreadable_literal, reason = "as NumPy prints them")]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    // Check values: NumPy 2.4.6, RandomState(1234).

    #[test]
    fn words_are_those_of_numpy() {
        let mut rng = RandomState::new(1234);
        let words: Vec<_> = (0..10).map(|_| rng.word()).collect();
        let want = [
            822_569_775,
            2_137_449_171,
            2_671_936_806,
            3_512_589_365,
            1_880_026_316,
            2_629_000_564,
            3_373_089_432,
            3_312_965_625,
            3_349_970_575,
            3_696_548_529,
        ];
        assert_eq!(words, want);
    }

    #[test]
    fn doubles_are_those_of_numpy() {
        let want = [0.1915194503788923, 0.6221087710398319, 0.4377277390071145, 0.7853585837137692];
        assert_eq!(RandomState::new(1234).uniforms(0.0, 1.0, 4), want);
    }

    #[test]
    fn normals_are_those_of_numpy() {
        let want = [
            0.47143516373249306,
            -1.1909756947064645,
            1.4327069684260973,
            -0.3126518960917129,
            -0.7205887333650116,
            0.8871629403077386,
            0.8595884137174165,
            -0.6365235044173491,
            0.015696372114428918,
            -2.2426849541854055,
        ];
        assert_close(&RandomState::new(1234).standard_normals(10), &want);
    }

    #[test]
    fn the_stored_normal_outlives_uniform_numbers() {
        let mut rng = RandomState::new(1234);
        let before = rng.standard_normals(3);
        let uniform = rng.uniforms(0.0, 1.0, 2);
        let after = rng.standard_normals(3);
        assert_close(&before, &[0.47143516373249306, -1.1909756947064645, 1.4327069684260973]);
        assert_eq!(uniform, [0.7799758081188035, 0.2725926052826416]);
        assert_close(&after, &[-0.3126518960917129, 0.8595884137174165, -0.6365235044173491]);
    }

    #[test]
    fn orders_are_those_of_numpy() {
        let want = [3, 13, 2, 16, 14, 5, 4, 0, 8, 18, 17, 11, 10, 9, 7, 1, 19, 12, 6, 15];
        assert_eq!(RandomState::new(1234).permutation(20), want);
        let long = RandomState::new(1234).permutation(10_000);
        assert_eq!(long[..6], [2374, 1784, 6301, 1600, 7920, 6868]);
    }

    fn assert_close(got: &[f64], want: &[f64]) {
        for (got, want) in got.iter().zip(want) {
            assert!((got - want).abs() <= 1e-15 * want.abs(), "{got} is not {want}");
        }
    }
}
