//! Where an axis is marked, and how.

use crate::{Axis, Scale, number};

/// A marked place of an axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tick {
    /// The number marked.
    pub(crate) value: f64,
    /// The number as text; of a power of ten only `10` and its sign.
    pub(crate) label: String,
    /// The power, when the number is written as a power of ten.
    pub(crate) power: Option<i32>,
}

/// At most about `most` round numbers of the axis, in order.
pub(crate) fn ticks(axis: &Axis, most: usize) -> Vec<Tick> {
    match axis.scale() {
        Scale::Linear => linear(axis, most),
        Scale::Log => decades(axis, most),
        Scale::Symlog => both_sides(axis, most),
    }
}

/// How many ticks find room on `length` pixels when each takes `each`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub(crate) fn room(length: f64, each: f64) -> usize {
    (length / each).round().clamp(2.0, 12.0) as usize
}

fn linear(axis: &Axis, most: usize) -> Vec<Tick> {
    let step = step((axis.high() - axis.low()) / most.max(1) as f64);
    let first = (axis.low() / step - 1e-9).ceil();
    let values = (0..=most).map(|i| (first + i as f64) * step);
    let inside = values.take_while(|v| *v <= axis.high() + step * 1e-9);
    inside.map(|value| Tick { value, label: label(value, step, axis), power: None }).collect()
}

/// The least of 1, 2, 5, 10, … × 10ⁿ that is not below `least`.
fn step(least: f64) -> f64 {
    let power = libm::pow(10.0, libm::log10(least).floor());
    let rounds = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power);
    rounds.into_iter().find(|round| *round >= least * (1.0 - 1e-9)).unwrap_or(power * 10.0)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn label(value: f64, step: f64, axis: &Axis) -> String {
    let largest = axis.low().abs().max(axis.high().abs());
    let decimals = (-libm::log10(step * 1.000_001).floor()).max(0.0);
    if largest < 1e5 && decimals <= 4.0 {
        return number::fixed(value, decimals as usize);
    }
    let value = if value.abs() < step * 1e-6 { 0.0 } else { value };
    let power = |number: f64| libm::log10(number * 1.000_001).floor();
    let digits = (power(value.abs().max(step)) - power(step)).clamp(0.0, 12.0);
    if value == 0.0 { "0".to_owned() } else { number::scientific(value, digits as usize) }
}

#[expect(clippy::cast_possible_truncation, reason = "exponents of f64 are small")]
fn decades(axis: &Axis, most: usize) -> Vec<Tick> {
    let [low, high] = [axis.low(), axis.high()].map(libm::log10);
    if high - low < 1.0 {
        return within_decade(axis, most);
    }
    let room = ((high - low) / most.max(1) as f64 - 1e-9).ceil();
    let stride = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200].into_iter().find(|s| f64::from(*s) >= room);
    let stride = stride.unwrap_or(400);
    let powers = (low - 1e-9).ceil() as i32..=(high + 1e-9).floor() as i32;
    powers.filter(|power| power.rem_euclid(stride) == 0).map(decade).collect()
}

/// Zero, and powers of ten on both sides of it from the knee on.
#[expect(clippy::cast_possible_truncation, reason = "exponents of f64 are small")]
fn both_sides(axis: &Axis, most: usize) -> Vec<Tick> {
    let first = libm::log10(axis.knee()).round() as i32;
    let side =
        |end: f64| (libm::log10(end.max(0.0)) + 1e-9).floor().max(f64::from(first) - 1.0) as i32;
    let (below, above) = (side(-axis.low()), side(axis.high()));
    let count = (above - first + 1).max(0) + (below - first + 1).max(0);
    let stride = (f64::from(count) / most.saturating_sub(2).max(1) as f64).ceil().max(1.0) as i32;
    let powers = |last: i32| (first..=last).rev().step_by(stride.unsigned_abs() as usize);
    let negative = powers(below).map(|power| {
        let Tick { value, label, power } = decade(power);
        Tick { value: -value, label: format!("−{label}"), power }
    });
    let zero = Tick { value: 0.0, label: "0".to_owned(), power: None };
    let zero = Some(zero).filter(|_| axis.low() <= 0.0 && axis.high() >= 0.0);
    let positive: Vec<_> = powers(above).map(decade).collect();
    let all = negative.chain(zero).chain(positive.into_iter().rev());
    // Powers that would lie upon the zero are left out.
    let apart = |value: f64| (axis.fraction(value) - axis.fraction(0.0)).abs() * most as f64 > 0.5;
    let inside = |tick: &Tick| {
        let seen = (axis.low()..=axis.high() * (1.0 + 1e-9)).contains(&tick.value);
        seen && (tick.value == 0.0 || apart(tick.value))
    };
    all.filter(inside).take(most.max(1) + 1).collect()
}

fn decade(power: i32) -> Tick {
    Tick { value: 10f64.powi(power), label: "10".to_owned(), power: Some(power) }
}

fn within_decade(axis: &Axis, most: usize) -> Vec<Tick> {
    // A linear axis is never as narrow as a logarithmic one close to zero may be.
    let inside = axis.low() * (1.0 - 1e-9)..=axis.high() * (1.0 + 1e-9);
    let mut marks = linear(&Axis::linear([axis.low(), axis.high()]), most);
    marks.retain(|mark| mark.value > 0.0 && inside.contains(&mark.value));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(axis: Axis, most: usize) -> Vec<String> {
        let text =
            |tick: Tick| tick.label + &tick.power.map(number::superscript).unwrap_or_default();
        ticks(&axis, most).into_iter().map(text).collect()
    }

    #[test]
    fn numbers_are_round() {
        assert_eq!(labels(Axis::linear([0.0, 400.0]), 5), ["0", "100", "200", "300", "400"]);
        assert_eq!(labels(Axis::linear([-1.9, 1.9]), 4), ["−1", "0", "1"]);
        assert_eq!(labels(Axis::linear([0.0, 0.3]), 3), ["0.0", "0.1", "0.2", "0.3"]);
        assert_eq!(labels(Axis::linear([0.0, 2e6]), 2), ["0", "1e6", "2e6"]);
        assert_eq!(labels(Axis::linear([0.0, 1e-6]), 2), ["0", "5e−7", "1e−6"]);
        assert_eq!(labels(Axis::linear([0.0, 1.8e-5]), 4), ["0", "5e−6", "1e−5", "1.5e−5"]);
    }

    #[test]
    fn decades_keep_their_distance() {
        assert_eq!(
            labels(Axis::log([1e-6, 1e4]), 6),
            ["10⁻⁶", "10⁻⁴", "10⁻²", "10⁰", "10²", "10⁴"]
        );
        assert_eq!(labels(Axis::log([0.1, 10.0]), 6), ["10⁻¹", "10⁰", "10¹"]);
    }

    #[test]
    fn both_sides_of_zero_are_marked() {
        let axis = Axis::symlog([-10.0, 1e4], 0.1);
        assert_eq!(
            labels(axis, 12),
            ["−10¹", "−10⁰", "−10⁻¹", "0", "10⁻¹", "10⁰", "10¹", "10²", "10³", "10⁴"]
        );
        assert_eq!(labels(Axis::symlog([0.0, 1e4], 1e-2), 6), ["0", "10⁰", "10²", "10⁴"]);
    }

    proptest! {
        #[test]
        fn numbers_are_told_apart(low in -1e3..1e3, span in 1e-3..1e3, power in -9..9, most in 2usize..12) {
            let [low, high] = [low, low + span].map(|end| end * 10f64.powi(power));
            let labels = labels(Axis::linear([low, high]), most);
            let told: std::collections::BTreeSet<_> = labels.iter().collect();
            prop_assert!(told.len() == labels.len(), "{labels:?}");
        }

        #[test]
        fn ticks_are_few_and_inside(low: f64, high: f64, most in 0usize..12) {
            for axis in [Axis::linear([low, high]), Axis::log([low, high]), Axis::symlog([low, high], low)] {
                let marks = ticks(&axis, most);
                prop_assert!(marks.len() <= most.max(1) + 1);
                prop_assert!(marks.iter().all(|m| (-0.01..=1.01).contains(&axis.fraction(m.value))));
            }
        }
    }
}
