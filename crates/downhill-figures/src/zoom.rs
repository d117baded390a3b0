//! A stretch of an axis, looked at more closely or moved along.

/// The least part of the whole that can be looked at.
const FINEST: f64 = 1e-7;

/// The stretch that is `factor` times as long and has `at` in the same place; the whole at most.
pub fn zoomed([low, high]: [f64; 2], at: f64, factor: f64, whole: [f64; 2]) -> [f64; 2] {
    let at = at.clamp(low, high);
    let finest = FINEST * (whole[1] - whole[0]);
    let length = ((high - low) * factor).max(finest);
    let part = if high > low { (at - low) / (high - low) } else { 0.5 };
    let low = at - length * part;
    within([low, low + length], whole)
}

/// The stretch moved by `by`, as far as there is something.
pub fn panned([low, high]: [f64; 2], by: f64, whole: [f64; 2]) -> [f64; 2] {
    within([low + by, high + by], whole)
}

/// A stretch of the same length that lies in `whole`, or all of that.
fn within([low, high]: [f64; 2], whole: [f64; 2]) -> [f64; 2] {
    let length = high - low;
    if length.is_nan() || length >= whole[1] - whole[0] {
        return whole;
    }
    let low = low.max(whole[0]).min(whole[1] - length);
    [low, low + length]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_pointed_at_stays() {
        assert_eq!(zoomed([0.0, 100.0], 25.0, 0.5, [0.0, 100.0]), [12.5, 62.5]);
        assert_eq!(zoomed([12.5, 62.5], 25.0, 2.0, [0.0, 100.0]), [0.0, 100.0]);
    }

    #[test]
    fn the_ends_hold() {
        assert_eq!(panned([10.0, 20.0], -30.0, [0.0, 100.0]), [0.0, 10.0]);
        assert_eq!(panned([10.0, 20.0], 300.0, [0.0, 100.0]), [90.0, 100.0]);
    }

    proptest! {
        #[test]
        fn nothing_leads_outside(at: f64, factor: f64, by: f64) {
            for [low, high] in [zoomed([2.0, 5.0], at, factor, [0.0, 10.0]), panned([2.0, 5.0], by, [0.0, 10.0])] {
                prop_assert!((0.0..=10.0).contains(&low) && low <= high && high <= 10.0);
            }
        }
    }
}
