//! The trail of a run: where the parameters were, in bounded memory.

use super::chunk::Reading;
use super::strip::{Mark, Strip, Thinning};

/// Positions at equally spaced steps of all, and where these are not every step any more, at every
/// step of the beginning, where most of the way is made, and ever rarer ones after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trail {
    rarer: Rarer,
    all: Strip,
}

impl Trail {
    /// A trail of at most `capacity` positions of `dimension` coordinates, half of them ever rarer.
    pub fn new(dimension: usize, capacity: usize) -> Self {
        let half = || Strip::new(dimension, capacity / 2, Thinning::First);
        let octave = (capacity / 32).max(1).ilog2();
        Self { rarer: Rarer { strip: half(), octave }, all: half() }
    }

    /// Keeps those positions whose turn has come, of some at `first` and the steps after it.
    pub fn extend(&mut self, first: u64, positions: &[f64]) {
        let (now, later) = positions.split_at(self.all.left_of_all().min(positions.len()));
        self.all.extend(first, now);
        if later.is_empty() {
            return;
        }
        if self.rarer.strip.is_empty() {
            self.rarer.extend(0, self.all.numbers());
        }
        let first = first + self.all.items(now);
        self.rarer.extend(first, later);
        self.all.extend(first, later);
    }

    /// The positions with their steps.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &[f64])> + '_ {
        let mut rarer =
            self.rarer.strip.iter().map(|(index, at)| (self.rarer.step(index), at)).peekable();
        let mut all = self.all.iter().peekable();
        std::iter::from_fn(move || match (rarer.peek(), all.peek()) {
            (Some((one, _)), Some((other, _))) if one == other => {
                rarer.next();
                all.next()
            }
            (Some((one, _)), Some((other, _))) if one > other => all.next(),
            (Some(_), _) => rarer.next(),
            (None, _) => all.next(),
        })
    }

    pub(super) fn marks(&self) -> [Mark; 2] {
        [self.rarer.strip.mark(), self.all.mark()]
    }

    pub(super) fn write(&self, [rarer, all]: [Mark; 2], numbers: &mut Vec<f64>) {
        self.rarer.strip.write(rarer, numbers);
        self.all.write(all, numbers);
    }

    pub(super) fn read(&mut self, chunk: &mut Reading<'_>) -> Option<()> {
        self.rarer.strip.read(chunk)?;
        self.all.read(chunk)
    }
}

/// Positions that get ever rarer.
#[derive(Debug, Clone, PartialEq)]
struct Rarer {
    strip: Strip,
    /// How many there are to each doubling of the step, as a power of two: to divide by it takes half
    /// as long as an update.
    octave: u32,
}

impl Rarer {
    /// Keeps those positions whose turn has come, of some at `first` and the steps after it.
    fn extend(&mut self, first: u64, positions: &[f64]) {
        while !self.strip.is_full() {
            let index = self.strip.len() as u64;
            let next = self.step(index).wrapping_sub(first);
            let Some(due) = self.strip.from(positions, next) else { return };
            let (stride, left) = self.octave(index);
            self.strip.append_every(stride, left, due);
        }
    }

    /// The step of the position with this number.
    fn step(&self, index: u64) -> u64 {
        let octave = 1 << self.octave;
        match index.checked_sub(2 * octave) {
            None => index,
            Some(beyond) => (octave + (beyond & (octave - 1))) << (1 + (beyond >> self.octave)),
        }
    }

    /// From the position with this number on: the steps from one to the next, and how many there are
    /// before they get rarer.
    fn octave(&self, index: u64) -> (u64, u64) {
        let octave = 1 << self.octave;
        match index.checked_sub(2 * octave) {
            None => (1, 2 * octave - index),
            Some(beyond) => (2 << (beyond >> self.octave), octave - (beyond & (octave - 1))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn keeps_the_beginning_whole_and_the_rest_in_order() {
        let mut trail = Trail::new(1, 512);
        (0..20_000).for_each(|step: u32| trail.extend(u64::from(step), &[f64::from(step)]));
        let steps: Vec<_> = trail.iter().map(|(step, _)| step).collect();
        assert!((0..32).eq(steps[..32].iter().copied()));
        assert!(steps.is_sorted_by(|one, next| one < next) && steps.len() <= 512);
        assert!(*steps.last().expect("one") > 19_000);
        assert!(trail.iter().all(|(step, theta)| theta[0] == step as f64));
    }

    #[test]
    fn positions_at_once_make_the_trail_of_positions_one_by_one() {
        let positions: Vec<f64> = (0..20_000).map(f64::from).collect();
        let mut singly = Trail::new(1, 512);
        (0..).zip(positions.chunks(1)).for_each(|(step, theta)| singly.extend(step, theta));
        for count in [2, 64, 1000] {
            let mut trail = Trail::new(1, 512);
            for (index, positions) in positions.chunks(count).enumerate() {
                trail.extend((index * count) as u64, positions);
            }
            assert_eq!(trail, singly, "{count}");
        }
    }

    #[test]
    fn no_chord_is_long_for_where_it_is() {
        let mut trail = Trail::new(1, 4096);
        (0..1_000_000).for_each(|step: u32| trail.extend(u64::from(step), &[f64::from(step)]));
        let steps: Vec<_> = trail.iter().map(|(step, _)| step).collect();
        assert!(steps.windows(2).all(|pair| pair[1] - pair[0] <= 1 + pair[0] / 100));
    }
}
