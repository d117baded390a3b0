//! Numbers that are read off a picture, as short as a link wants them.

/// Digits that make a difference on a picture: finer than a pixel.
const DIGITS: f64 = 4.0;

/// `value` without the digits that make no difference in the stretch from `low` to `high`.
pub fn rounded(value: f64, [low, high]: [f64; 2]) -> f64 {
    let magnitude = libm::log10((high - low).abs().max(f64::MIN_POSITIVE)).ceil();
    // Divided by a whole power of ten, a number is as short as it looks.
    let scale = libm::pow(10.0, (DIGITS - magnitude).abs());
    let rounded = if magnitude > DIGITS {
        (value / scale).round() * scale
    } else {
        (value * scale).round() / scale
    };
    // The sum with zero makes a zero of one below zero.
    if rounded.is_finite() { rounded + 0.0 } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn digits_that_matter_stay() {
        for (value, stretch, shown) in [
            (0.1 + 0.2, [0.0, 1.0], "0.3"),
            (-1.234_567_8, [-2.0, 2.0], "-1.235"),
            (123_456.789, [0.0, 9e5], "123500"),
            (1.000_012_345_6, [1.0, 1.000_05], "1.00001235"),
            (-1e-9, [0.0, 1.0], "0"),
        ] {
            let rounded = rounded(value, stretch);
            assert_eq!(rounded.to_string(), shown, "{value} in {stretch:?}");
        }
    }
}
