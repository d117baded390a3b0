//! A range of numbers laid along a line.

/// How numbers are spaced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences take equal room.
    #[default]
    Linear,
    /// Equal ratios take equal room; nothing at or below zero has a place.
    Log,
    /// Logarithmic away from zero on both sides, linear near it.
    Symlog,
}

/// A range of numbers, never empty and always finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    low: f64,
    high: f64,
    scale: Scale,
    /// Where a symmetric logarithmic axis stops being linear; a power of ten.
    knee: f64,
    /// The ends as they are spaced evenly: a logarithm takes its time, and thousands of points ask.
    bent: [f64; 2],
}

/// The least ratio of an axis' ends that is still told apart.
const LEAST: f64 = 1e-12;

/// No end lies farther out, so that differences stay finite.
const FARTHEST: f64 = 1e300;

/// A symmetric logarithmic axis is logarithmic over no more than these decades.
const DEEPEST: f64 = 1e-8;

/// Nothing smaller has a place of its own on a logarithmic axis.
const SMALLEST: f64 = 1e-300;

impl Axis {
    /// The linear axis from `low` to `high`; ends that make no range are mended.
    pub fn linear([low, high]: [f64; 2]) -> Self {
        let [low, high] = [finite(low, 0.0), finite(high, 1.0)];
        let middle = f64::midpoint(low, high);
        let least = (middle.abs() * LEAST).max(SMALLEST);
        if high - low > least {
            return Self::laid([low, high], Scale::Linear, 1.0);
        }
        let half = if middle == 0.0 { 1.0 } else { middle.abs() * 0.1 };
        Self::laid([middle - half, middle + half], Scale::Linear, 1.0)
    }

    /// The logarithmic axis from `low` to `high`; ends that make no range are mended.
    pub fn log([low, high]: [f64; 2]) -> Self {
        let high = finite(high, 1.0).max(SMALLEST * 10.0);
        let low = finite(low, high / 10.0).max(SMALLEST);
        let low = if high / low > 1.001 { low } else { high / 10.0 };
        Self::laid([low, high], Scale::Log, 1.0)
    }

    /// The axis from `low` to `high` that is linear up to `knee` on both sides of zero, which is
    /// brought to a power of ten, and logarithmic beyond.
    pub fn symlog(ends: [f64; 2], knee: f64) -> Self {
        let Self { low, high, .. } = Self::linear(ends);
        let largest = low.abs().max(high.abs());
        let knee = finite(knee, 1.0).clamp(largest * DEEPEST, largest).max(SMALLEST);
        Self::laid([low, high], Scale::Symlog, libm::pow(10.0, libm::log10(knee).floor()))
    }

    fn laid([low, high]: [f64; 2], scale: Scale, knee: f64) -> Self {
        let flat = Self { low, high, scale, knee, bent: [low, high] };
        Self { bent: [flat.bent(low), flat.bent(high)], ..flat }
    }

    /// The axis that shows all of `values` with a little room: whole decades when logarithmic on
    /// either side, and when linear nothing below zero unless a value is.
    ///
    /// Values that are not finite, or not positive on a logarithmic axis, are not asked for room;
    /// where there are no others, the axis shows common numbers.
    pub fn around(values: impl IntoIterator<Item = f64>, scale: Scale) -> Self {
        let shown = |v: &f64| v.is_finite() && (scale != Scale::Log || *v > 0.0);
        let nothing = ([f64::INFINITY, f64::NEG_INFINITY], f64::INFINITY);
        let (ends, knee) = values.into_iter().filter(shown).fold(nothing, widened);
        let ends = if ends[0] <= ends[1] { ends } else { [0.1, 1.0] };
        match scale {
            Scale::Linear => Self::linear(roomy(ends)),
            Scale::Log => Self::log(decades(ends)),
            Scale::Symlog => Self::symlog(ends.map(whole_decade), knee),
        }
    }

    /// The lower end.
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The upper end.
    pub fn high(&self) -> f64 {
        self.high
    }

    /// How its numbers are spaced.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Where `value` lies: 0 at the lower end, 1 at the upper.
    ///
    /// On a logarithmic axis what is not positive lies just below the lower end.
    pub fn fraction(&self, value: f64) -> f64 {
        let [low, high] = self.bent;
        match self.scale {
            Scale::Linear => value / (high - low) - low / (high - low),
            Scale::Log if value <= 0.0 => -0.01,
            _ => (self.bent(value) - low) / (high - low),
        }
    }

    /// What equal room stands for.
    fn bent(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            Scale::Log => libm::log(value),
            Scale::Symlog => libm::log1p(value.abs() / self.knee).copysign(value),
        }
    }

    /// Where a symmetric logarithmic axis stops being linear.
    pub(crate) fn knee(&self) -> f64 {
        self.knee
    }

    /// The value that lies at `fraction`.
    pub fn value(&self, fraction: f64) -> f64 {
        let [low, high] = self.bent;
        match self.scale {
            Scale::Linear => low + (high - low) * fraction,
            Scale::Log => libm::exp(low * (1.0 - fraction) + high * fraction),
            Scale::Symlog => {
                let bent = low + (high - low) * fraction;
                (libm::expm1(bent.abs()) * self.knee).copysign(bent)
            }
        }
    }
}

fn finite(value: f64, otherwise: f64) -> f64 {
    if value.is_nan() { otherwise } else { value.clamp(-FARTHEST / 4.0, FARTHEST / 4.0) }
}

/// Ends that hold `value`, and the least of what is not zero.
fn widened(([low, high], least): ([f64; 2], f64), value: f64) -> ([f64; 2], f64) {
    let least = if value == 0.0 { least } else { least.min(value.abs()) };
    ([low.min(value), high.max(value)], least)
}

/// The power of ten that is next to `end`, farther from zero.
fn whole_decade(end: f64) -> f64 {
    if end == 0.0 { 0.0 } else { libm::pow(10.0, libm::log10(end.abs()).ceil()).copysign(end) }
}

fn roomy([low, high]: [f64; 2]) -> [f64; 2] {
    let room = (high - low) * 0.05;
    let floor = if low >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
    [(low - room).max(floor), high + room]
}

fn decades([low, high]: [f64; 2]) -> [f64; 2] {
    let [down, up] = [libm::log10(low).floor(), libm::log10(high).ceil()];
    let up = if up > down { up } else { down + 1.0 };
    [down, up].map(|power| libm::pow(10.0, power))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ends_that_make_no_range_are_mended() {
        for ends in [[0.0, 0.0], [3.0, 3.0], [2.0, 1.0], [f64::NAN, f64::INFINITY]] {
            assert!(Axis::linear(ends).low() < Axis::linear(ends).high(), "{ends:?}");
            assert!(Axis::log(ends).low() < Axis::log(ends).high(), "{ends:?}");
        }
    }

    #[test]
    fn logarithmic_room_is_whole_decades() {
        let axis = Axis::around([0.0, 0.03, 250.0, f64::NAN], Scale::Log);
        assert!((axis.low() - 0.01).abs() < 1e-12 && (axis.high() - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn an_axis_around_nothing_shows_common_numbers() {
        for scale in [Scale::Linear, Scale::Log, Scale::Symlog] {
            let axis = Axis::around([f64::NAN, f64::INFINITY], scale);
            assert!(axis.low() >= 0.0 && axis.high() <= 10.0, "{axis:?}");
        }
    }

    #[test]
    fn a_symmetric_axis_has_zero_and_both_signs() {
        let axis = Axis::around([-300.0, 0.0, 0.02, 4.0], Scale::Symlog);
        assert!((axis.low() + 1000.0).abs() < 1e-9 && (axis.high() - 10.0).abs() < 1e-12);
        assert!((axis.knee() - 0.01).abs() < 1e-12);
        let places = [-300.0, -0.02, 0.0, 0.02, 4.0].map(|value| axis.fraction(value));
        assert!(places.is_sorted() && places[0] > 0.0 && places[4] < 1.0, "{places:?}");
    }

    proptest! {
        #[test]
        fn fraction_undoes_value(low in -1e6..1e6, span in 1e-3..1e6, part in 0.0..1.0) {
            let axis = Axis::linear([low, low + span]);
            prop_assert!((axis.fraction(axis.value(part)) - part).abs() < 1e-5);
            let axis = Axis::log([span, span * 1e5]);
            prop_assert!((axis.fraction(axis.value(part)) - part).abs() < 1e-9);
            let axis = Axis::symlog([low, low + span], 1e-3 * span);
            prop_assert!((axis.fraction(axis.value(part)) - part).abs() < 1e-5);
        }

        #[test]
        fn any_ends_make_a_range(low: f64, high: f64) {
            for axis in [Axis::linear([low, high]), Axis::log([low, high]), Axis::symlog([low, high], high)] {
                prop_assert!(axis.low() < axis.high());
                prop_assert!((axis.high() - axis.low()).is_finite());
            }
        }
    }
}
