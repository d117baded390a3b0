//! Noise on gradients: what shakes a run off a ridge.

use crate::experiment::Plan;
use crate::random::Generator;
use crate::settings::Settings;

/// What keeps the numbers of noise apart from those of the batches with the same seed.
const STREAM: u64 = 1;

/// Noise that is added to each coordinate of a gradient before anything else is done to it: even
/// between ±√3 σ, so that σ is its standard deviation. A function of seed and step; in `NumPy`
///
/// ```python
/// g = g + sigma * np.sqrt(12) * (np.random.default_rng([seed, step, 1]).random(g.size) - 0.5)
/// ```
///
/// After Neelakantan et al. 2015, Adding gradient noise improves learning for very deep networks,
/// whose noise is normal and falls.
#[derive(Debug, Clone, Copy)]
pub struct Noise {
    width: f64,
    seed: u64,
}

impl Noise {
    /// The noise that `plan` asks for, if it does, by the seed of `course`.
    pub fn of(plan: &Plan, course: &Settings) -> Option<Self> {
        let sigma = plan.training.number("noise");
        let noise = Self { width: sigma * 12_f64.sqrt(), seed: course.count("batch_seed") as u64 };
        (sigma > 0.0).then_some(noise)
    }

    /// Adds the noise of update `step` + 1. Never a part of the update, which is quicker without.
    #[inline(never)]
    pub fn add(&self, step: u64, gradient: &mut [f64]) {
        let mut rng = Generator::new(&[self.seed, step, STREAM]);
        for g in gradient {
            *g += self.width * (rng.random() - 0.5);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    #[expect(clippy::unreadable_literal, reason = "as NumPy prints them")]
    fn noise_is_that_of_numpy() {
        let mut gradient = [1.0, -2.0, 0.0];
        Noise { width: 0.5 * 12_f64.sqrt(), seed: 7 }.add(41, &mut gradient);
        // NumPy 2.4.6, by the line above with sigma = 0.5, seed = 7 and step = 41.
        assert_eq!(gradient, [1.0326126205894701, -1.2518719006204806, -0.4349752173113718]);
    }

    #[test]
    fn its_standard_deviation_is_sigma() {
        let mut gradient = vec![0.0; 10_000];
        Noise { width: 0.3 * 12_f64.sqrt(), seed: 1 }.add(0, &mut gradient);
        let deviation = (gradient.iter().map(|g| g * g).sum::<f64>() / 1e4).sqrt();
        assert!((deviation - 0.3).abs() < 0.01, "{deviation}");
    }
}
