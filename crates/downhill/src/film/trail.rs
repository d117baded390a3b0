//! The trail of a run: where the parameters were, in bounded memory.

use super::thinned::Thinned;

/// Positions at every step of the beginning, where most of the way is made, and thinned ones of
/// the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Trail {
    opening: Vec<Vec<f64>>,
    longest_opening: usize,
    all: Thinned<Vec<f64>>,
}

impl Trail {
    /// A trail of at most `capacity` positions, half of them of the beginning.
    pub fn new(capacity: usize) -> Self {
        let half = capacity / 2;
        Self { opening: Vec::new(), longest_opening: half, all: Thinned::new(half) }
    }

    /// Keeps the position of `step` if it belongs to the beginning or its turn has come.
    pub fn offer(&mut self, step: u64, theta: &[f64]) {
        if self.opening.len() < self.longest_opening {
            self.opening.push(theta.to_vec());
        }
        self.all.offer(step, || theta.to_vec());
    }

    /// The positions with their steps.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &Vec<f64>)> + '_ {
        let beyond = self.opening.len() as u64;
        let rest = self.all.iter().filter(move |(step, _)| *step >= beyond);
        (0..).zip(&self.opening).chain(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn keeps_the_beginning_whole_and_the_rest_in_order() {
        let mut trail = Trail::new(16);
        (0..1000).for_each(|step: u32| trail.offer(u64::from(step), &[f64::from(step)]));
        let steps: Vec<_> = trail.iter().map(|(step, _)| step).collect();
        assert_eq!(steps[..8], [0, 1, 2, 3, 4, 5, 6, 7]);
        assert!(steps.is_sorted() && steps.len() <= 16 && *steps.last().expect("one") > 800);
        assert!(trail.iter().all(|(step, theta)| theta[0] == step as f64));
    }
}
