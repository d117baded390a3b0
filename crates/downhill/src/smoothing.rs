//! A noisy curve smoothed: the exponential moving average that charts lay over it.

use crate::film::{Curve, Stretch};

/// The exponential moving average mₖ ← w mₖ₋₁ + (1−w) vₖ of `curve` with weight w, divided by
/// 1 − wᵏ so that it begins with the first value, as steps with their values.
///
/// Of a stretch of more than one step only least and greatest value are known: its middle then
/// counts as many times as it has steps.
pub fn smoothed(curve: &Curve, weight: f64) -> Vec<(u64, f64)> {
    let (weight, stride) = (weight.clamp(0.0, HEAVIEST), curve.stride());
    let kept = libm::pow(weight, stride as f64);
    let (mut mean, mut left) = (0.0, 1.0);
    let point = |stretch: Stretch| {
        mean = kept * mean + (1.0 - kept) * f64::midpoint(stretch.least, stretch.most);
        left *= kept;
        (stretch.step, mean / (1.0 - left))
    };
    curve.stretches().map(point).collect()
}

/// With a weight of 1 an average would never move.
const HEAVIEST: f64 = 0.9999;

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn curve(values: impl IntoIterator<Item = f64>) -> Curve {
        let mut curve = Curve::default();
        values.into_iter().for_each(|value| curve.push(value));
        curve
    }

    #[test]
    fn without_weight_it_is_the_curve() {
        let values = [3.0, -1.0, 2.0];
        let smooth: Vec<_> = smoothed(&curve(values), 0.0).iter().map(|point| point.1).collect();
        assert_eq!(smooth, values);
    }

    #[test]
    fn it_begins_with_the_first_value_and_forgets_by_the_weight() {
        let smooth = smoothed(&curve([4.0, 0.0, 0.0]), 0.5);
        assert_eq!(smooth, [(0, 4.0), (1, 4.0 / 3.0), (2, 4.0 / 7.0)]);
    }

    #[test]
    fn a_constant_stays_whatever_its_length() {
        let smooth = smoothed(&curve(std::iter::repeat_n(2.5, 10_000)), 0.99);
        assert!(smooth.iter().all(|(_, value)| (value - 2.5).abs() < 1e-9));
    }
}
