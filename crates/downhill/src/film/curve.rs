//! A curve in bounded memory: however long the run, no spike is lost.

/// A quantity over the steps 0, 1, 2, …, kept as least and greatest value of equally long
/// stretches. When there are too many stretches, neighbours are merged.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    stretches: Vec<Stretch>,
    stride: u64,
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
        Self { stretches: Vec::new(), stride: 1, length: 0 }
    }
}

impl Curve {
    /// Appends the value at the next step.
    pub fn push(&mut self, value: f64) {
        let step = self.length;
        self.length += 1;
        if !step.is_multiple_of(self.stride)
            && let Some(last) = self.stretches.last_mut()
        {
            *last = last.with(value);
            return;
        }
        if self.stretches.len() == CAPACITY {
            self.halve();
        }
        self.stretches.push(Stretch { step, least: value, most: value });
    }

    fn halve(&mut self) {
        let (pairs, _) = self.stretches.as_chunks::<2>();
        self.stretches = pairs
            .iter()
            .map(|[first, second]| first.with(second.least).with(second.most))
            .collect();
        self.stride *= 2;
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
        self.stride
    }

    /// The stretches in order.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }
}

impl Stretch {
    fn with(self, value: f64) -> Self {
        Self { least: self.least.min(value), most: self.most.max(value), ..self }
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
        assert_eq!(curve.stretches()[42], Stretch { step: 42, least: 42.0, most: 42.0 });
    }

    #[test]
    fn a_long_curve_is_bounded_and_loses_no_spike() {
        let mut curve = Curve::default();
        (0..100_000).for_each(|k| curve.push(if k == 54_321 { 1e6 } else { 1.0 }));
        assert!(curve.stretches().len() <= CAPACITY);
        assert_eq!(curve.len(), 100_000);
        let spikes: Vec<_> =
            curve.stretches().iter().filter(|stretch| stretch.most == 1e6).collect();
        let [spike] = spikes[..] else { panic!("{} spikes", spikes.len()) };
        assert!((spike.step..spike.step + curve.stride()).contains(&54_321));
    }
}
