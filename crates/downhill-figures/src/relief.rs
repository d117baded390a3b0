//! From losses to heights of the map.

use crate::Field;

/// How heights are spaced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Equal differences of the loss are equal heights.
    Linear,
    /// Low losses are spread and high ones drawn together, so that the valley's floor shows.
    #[default]
    Log,
}

/// The heights of a field: 0 at its lowest value, 1 where the highest begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relief {
    lowest: f64,
    /// From the lowest value to height 1.
    span: f64,
    /// Above the lowest value, where spreading turns into drawing together; infinite when linear.
    knee: f64,
    /// The logarithm that height 1 stands for.
    whole: f64,
}

/// The height at which the middle one of all values is to lie.
const MIDDLE: f64 = 0.66;

/// The part of the values that may lie above height 1.
const CUT: f64 = 0.01;

/// The part of the values that may lie beyond either end where there are poles.
const POLES: f64 = 0.1;

/// How many times the range between these ends others lie beyond it where there are poles.
const FAR: f64 = 20.0;

/// Values looked at to find the middle one.
const LOOKED_AT: usize = 8192;

impl Relief {
    /// The relief that suits `field`.
    pub fn of(field: &Field, tone: Tone) -> Self {
        let values = sorted(&field.values);
        let [lowest, highest] = ends(&field.values, &values);
        let span = highest - lowest;
        if !(span > 0.0 && span.is_finite()) {
            return Self { lowest, span: 1.0, knee: f64::INFINITY, whole: 0.0 };
        }
        let knee = match tone {
            Tone::Linear => f64::INFINITY,
            Tone::Log => span * knee((quantile(&values, 0.5) - lowest) / span),
        };
        Self { lowest, span, knee, whole: libm::log(1.0 + span / knee) }
    }

    /// The height of a loss, from 0 to 1; what is not a number is as high as can be.
    pub fn level(&self, loss: f64) -> f64 {
        let above = (loss - self.lowest).max(0.0);
        if loss.is_nan() || !above.is_finite() {
            return 1.0;
        }
        let level = if self.knee.is_finite() {
            libm::log(1.0 + above / self.knee) / self.whole
        } else {
            above / self.span
        };
        level.min(1.0)
    }

    /// The loss at a height.
    pub fn loss(&self, level: f64) -> f64 {
        if self.knee.is_finite() {
            return self.lowest + self.knee * libm::expm1(level * self.whole);
        }
        self.lowest + self.span * level
    }
}

/// Where heights 0 and 1 lie: at the lowest of all values and where the highest begin, unless
/// `field` goes to both infinities, as at poles. How far its cells go there is chance, and all that
/// is between would have one colour.
fn ends(field: &[f64], sorted: &[f64]) -> [f64; 2] {
    let finite = || field.iter().copied().filter(|v| v.is_finite());
    let (least, most) = (finite().fold(f64::INFINITY, f64::min), finite().fold(f64::MIN, f64::max));
    let [low, high] = [POLES, 1.0 - POLES].map(|part| quantile(sorted, part));
    let far = FAR * (high - low);
    let goes_to_both = far > 0.0 && low - least > far && most - high > far;
    if goes_to_both { [low, high] } else { [least, quantile(sorted, 1.0 - CUT)] }
}

/// Some of the finite values, in order.
fn sorted(values: &[f64]) -> Vec<f64> {
    let stride = (values.len() / LOOKED_AT).max(1) | 1;
    let finite = values.iter().step_by(stride).copied().filter(|v| v.is_finite());
    let mut some: Vec<f64> = finite.collect();
    some.sort_unstable_by(f64::total_cmp);
    some
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
fn quantile(sorted: &[f64], part: f64) -> f64 {
    let index = (sorted.len().saturating_sub(1) as f64 * part).round() as usize;
    sorted.get(index).copied().unwrap_or(0.0)
}

/// The knee, in parts of the span, that lifts `middle` to [`MIDDLE`].
///
/// With k → 0 every height goes to 1, with k → ∞ to itself; between, halving finds it.
fn knee(middle: f64) -> f64 {
    let lifted = |k: f64| libm::log1p(middle / k) / libm::log1p(1.0 / k);
    let (mut low, mut high) = (-6.0f64, 2.0f64);
    for _ in 0..40 {
        let half = f64::midpoint(low, high);
        if lifted(libm::pow(10.0, half)) > MIDDLE {
            low = half;
        } else {
            high = half;
        }
    }
    libm::pow(10.0, low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Window;
    use proptest::prelude::*;

    fn field(values: Vec<f64>) -> Field {
        let width = values.len();
        Field::of(Window { x: [0.0, 1.0], y: [0.0, 1.0] }, [width, 1], values)
    }

    #[test]
    fn the_middle_value_lies_where_it_should() {
        let field = field((0..1000).map(|i| f64::from(i).powi(6)).collect());
        let relief = Relief::of(&field, Tone::Log);
        assert!((relief.level(500f64.powi(6)) - MIDDLE).abs() < 0.01);
    }

    #[test]
    fn linear_is_linear() {
        let relief = Relief::of(&field((0..=1000).map(f64::from).collect()), Tone::Linear);
        assert!((relief.level(495.0) - 0.5).abs() < 0.01);
    }

    fn sampled(loss: impl Fn(f64, f64) -> f64) -> (Field, Relief) {
        let window = Window { x: [-3.0, 3.0], y: [-3.0, 3.0] };
        let field = Field::sample(window, [160, 120], loss);
        let relief = Relief::of(&field, Tone::Log);
        (field, relief)
    }

    #[test]
    fn what_lies_between_poles_has_many_heights() {
        for tone in [Tone::Linear, Tone::Log] {
            let (field, _) = sampled(|x, y| x.tan() * y.tan());
            let relief = Relief::of(&field, tone);
            let levels = [-5.0, -1.0, 0.0, 1.0, 5.0].map(|loss| relief.level(loss));
            assert!(levels.is_sorted_by(|a, b| a + 0.005 < *b), "{levels:?}");
            assert!(field.values.iter().filter(|v| relief.level(**v) < 0.05).count() > 100);
        }
    }

    #[test]
    fn a_deep_and_narrow_well_keeps_its_height() {
        let (_, relief) = sampled(|x, y| -(-900.0 * (x * x + y * y)).exp());
        assert!(relief.level(-0.5) < relief.level(-0.01));
    }

    proptest! {
        #[test]
        fn any_field_has_heights(values: Vec<f64>, loss: f64) {
            for tone in [Tone::Linear, Tone::Log] {
                let level = Relief::of(&field(values.clone()), tone).level(loss);
                prop_assert!((0.0..=1.0).contains(&level));
            }
        }

        #[test]
        fn loss_undoes_level(level in 0.0..1.0) {
            let relief = Relief::of(&field((0..1000).map(|i| f64::from(i).powi(4)).collect()), Tone::Log);
            prop_assert!((relief.level(relief.loss(level)) - level).abs() < 1e-9);
        }
    }
}
