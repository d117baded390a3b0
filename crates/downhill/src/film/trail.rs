//! The trail of a run: where the parameters were, in bounded memory.

use super::chunk::Reading;
use super::strip::{Mark, Strip, Thinning, append};

/// Positions at every step of the beginning, where most of the way is made, and thinned ones of
/// the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Trail {
    opening: Strip,
    all: Strip,
}

impl Trail {
    /// A trail of at most `capacity` positions of `dimension` coordinates, half of them of the
    /// beginning.
    pub fn new(dimension: usize, capacity: usize) -> Self {
        let half = || Strip::new(dimension, capacity / 2, Thinning::First);
        Self { opening: half(), all: half() }
    }

    /// Keeps the position of `step` if it belongs to the beginning or its turn has come.
    pub fn offer(&mut self, step: u64, theta: &[f64]) {
        if !self.opening.is_full() {
            self.opening.offer(step, |numbers| append(numbers, theta));
        }
        self.all.offer(step, |numbers| append(numbers, theta));
    }

    /// The positions with their steps.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &[f64])> + '_ {
        let beyond = self.opening.len() as u64;
        self.opening.iter().chain(self.all.iter().filter(move |(step, _)| *step >= beyond))
    }

    pub(super) fn marks(&self) -> [Mark; 2] {
        [self.opening.mark(), self.all.mark()]
    }

    pub(super) fn write(&self, [opening, all]: [Mark; 2], numbers: &mut Vec<f64>) {
        self.opening.write(opening, numbers);
        self.all.write(all, numbers);
    }

    pub(super) fn read(&mut self, chunk: &mut Reading<'_>) -> Option<()> {
        self.opening.read(chunk)?;
        self.all.read(chunk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn keeps_the_beginning_whole_and_the_rest_in_order() {
        let mut trail = Trail::new(1, 16);
        (0..1000).for_each(|step: u32| trail.offer(u64::from(step), &[f64::from(step)]));
        let steps: Vec<_> = trail.iter().map(|(step, _)| step).collect();
        assert_eq!(steps[..8], [0, 1, 2, 3, 4, 5, 6, 7]);
        assert!(steps.is_sorted() && steps.len() <= 16 && *steps.last().expect("one") > 800);
        assert!(trail.iter().all(|(step, theta)| theta[0] == step as f64));
    }
}
