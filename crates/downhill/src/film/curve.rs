//! A curve in bounded memory: however long the run, no spike is lost.

use super::chunk::Reading;
use super::strip::{Mark, Strip, Thinning, widen_by_all};

/// The most stretches of a curve whose values are dear.
const FEW: usize = 512;

/// A quantity over the steps 0, 1, 2, …, kept as least and greatest value of equally long
/// stretches. When there are too many stretches, neighbours are merged.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    strip: Strip,
    length: u64,
}

/// The least and the greatest value of a stretch of steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// The first step of the stretch.
    pub step: u64,
    /// The least value.
    pub least: f64,
    /// The greatest value.
    pub most: f64,
}

/// The most stretches: more than a screen has columns.
const CAPACITY: usize = 4096;

impl Default for Curve {
    fn default() -> Self {
        Self { strip: Strip::new(2, CAPACITY, Thinning::Extremes), length: 0 }
    }
}

impl Curve {
    /// A curve of a quantity that is dear: it is asked for at the first step of each stretch only
    /// ([`Curve::is_due`]), and the stretches are fewer. However long the run, that is some hundreds
    /// of values each time its length doubles.
    pub fn of_dear_values() -> Self {
        Self { strip: Strip::new(2, FEW, Thinning::Extremes), length: 0 }
    }

    /// Whether the next step begins a stretch.
    pub fn is_due(&self) -> bool {
        self.strip.is_due(self.length)
    }

    /// Goes on a step of which the value is not known.
    pub fn skip(&mut self) {
        self.length += 1;
    }

    /// Goes on a step of which the value may be known.
    pub(super) fn go_on(&mut self, value: Option<f64>) {
        match value {
            Some(value) => self.push(value),
            None => self.skip(),
        }
    }

    /// Appends the value at the next step.
    pub fn push(&mut self, value: f64) {
        self.extend(&[[value; 2]]);
    }

    /// Appends the values at the next steps, each as the least and the greatest of its step.
    pub fn extend(&mut self, values: &[[f64; 2]]) {
        if self.strip.append_all(values.as_flattened()) {
            self.length += values.len() as u64;
            return;
        }
        let mut values = values;
        while let Some((first, rest)) = self.widened(values).split_first() {
            self.strip.offer(self.length, |numbers| numbers.extend_from_slice(first));
            self.length += 1;
            values = rest;
        }
    }

    /// Widens the last stretch by those of the next values that belong to it; returns the others.
    fn widened<'a>(&mut self, values: &'a [[f64; 2]]) -> &'a [[f64; 2]] {
        let open = self.strip.left_open(self.length).min(values.len());
        let (old, new) = values.split_at(open);
        if let Some(last) = self.strip.last_mut() {
            widen_by_all(last, old);
        }
        self.length += open as u64;
        new
    }

    /// The number of values pushed.
    pub fn len(&self) -> u64 {
        self.length
    }

    /// Whether nothing was pushed yet.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The number of steps in a stretch.
    pub fn stride(&self) -> u64 {
        self.strip.stride()
    }

    /// The stretches in order.
    pub fn stretches(&self) -> impl DoubleEndedIterator<Item = Stretch> + ExactSizeIterator {
        self.strip.iter().map(|(step, pair)| Stretch { step, least: pair[0], most: pair[1] })
    }

    pub(super) fn mark(&self) -> Mark {
        self.strip.mark()
    }

    pub(super) fn write(&self, mark: Mark, numbers: &mut Vec<f64>) {
        numbers.push(self.length as f64);
        self.strip.write(mark, numbers);
    }

    pub(super) fn read(&mut self, chunk: &mut Reading<'_>) -> Option<()> {
        self.length = chunk.count()?;
        self.strip.read(chunk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_short_curve_keeps_every_value() {
        let mut curve = Curve::default();
        (0..100).for_each(|k| curve.push(f64::from(k)));
        assert_eq!(curve.stride(), 1);
        assert_eq!(curve.stretches().nth(42), Some(Stretch { step: 42, least: 42.0, most: 42.0 }));
    }

    #[test]
    fn dear_values_are_asked_for_seldom_and_stand_where_they_belong() {
        let (mut curve, mut asked) = (Curve::of_dear_values(), 0);
        for k in 0..100_000 {
            if curve.is_due() {
                curve.push(f64::from(k));
                asked += 1;
            } else {
                curve.skip();
            }
        }
        assert_eq!(curve.len(), 100_000);
        assert!(asked < 3000, "{asked}");
        assert!((256..=512).contains(&curve.stretches().len()));
        assert!(curve.stretches().all(|it| it.least == it.step as f64));
    }

    #[test]
    fn values_at_once_make_the_curve_of_values_one_by_one() {
        let values: Vec<f64> = (0..20_000).map(|k: u32| f64::from(k * k % 1009) - 500.0).collect();
        let mut singly = Curve::default();
        for value in &values {
            singly.push(*value);
        }
        for count in [2, 63, 64, 1000, 4097] {
            let mut curve = Curve::default();
            let pairs: Vec<_> = values.iter().map(|value| [*value; 2]).collect();
            pairs.chunks(count).for_each(|pairs| curve.extend(pairs));
            assert_eq!(curve, singly, "{count}");
        }
        let stride = usize::try_from(singly.stride()).expect("a stride");
        for (stretch, values) in singly.stretches().zip(values.chunks(stride)) {
            let least = values.iter().copied().reduce(f64::min);
            let most = values.iter().copied().reduce(f64::max);
            assert_eq!((Some(stretch.least), Some(stretch.most)), (least, most));
        }
    }

    #[test]
    fn a_long_curve_is_bounded_and_loses_no_spike() {
        let mut curve = Curve::default();
        (0..100_000).for_each(|k| curve.push(if k == 54_321 { 1e6 } else { 1.0 }));
        assert!(curve.stretches().len() <= CAPACITY);
        assert_eq!(curve.len(), 100_000);
        let spikes: Vec<_> = curve.stretches().filter(|stretch| stretch.most == 1e6).collect();
        let [spike] = spikes[..] else { panic!("{} spikes", spikes.len()) };
        assert!((spike.step..spike.step + curve.stride()).contains(&54_321));
    }
}
