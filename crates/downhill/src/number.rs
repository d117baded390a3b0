//! Numbers as people read them: on the page, on figures, and in the names of runs.
//!
//! Four significant digits at rest; `3.21e−4` below 1e−3 and from 1e4 on; a typographic minus.
//!
//! ```
//! use downhill::number::{count, number};
//!
//! assert_eq!(number(0.089_714), "0.08971");
//! assert_eq!(number(-2.0), "−2");
//! assert_eq!(number(0.000_321), "3.21e−4");
//! assert_eq!(count(30_000), "30\u{202f}000");
//! ```

use crate::decimal;
use std::fmt::Display;

/// A number at rest, without the zeros that say nothing.
pub fn number(value: f64) -> String {
    written(value, trimmed)
}

/// A number that changes while it is read: as [`number`], but its digits never come and go.
pub fn reading(value: f64) -> String {
    written(value, str::to_owned)
}

/// A number with all its digits, which read back as the same bits.
pub fn exact(value: f64) -> String {
    if value.is_finite() { minus(&as_typed(value)) } else { outlandish(value) }
}

/// A finite number with all its digits, as programs read it.
pub fn as_typed(value: f64) -> String {
    let magnitude = value.abs();
    let is_plain = magnitude == 0.0 || (1e-5..1e16).contains(&magnitude);
    if is_plain { value.to_string() } else { format!("{value:e}") }
}

/// The number that is nearest to `value` among those of so many significant digits.
pub fn to_digits(value: f64, digits: usize) -> f64 {
    let decimals = digits.saturating_sub(1);
    decimal::read(&format!("{value:.decimals$e}")).unwrap_or(value)
}

/// A whole number in groups of three digits from five digits on.
pub fn count(value: u64) -> String {
    let digits = value.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let gap = |i: usize| i > 0 && (digits.len() - i).is_multiple_of(3);
    let spaced = |(i, digit)| gap(i).then_some('\u{202f}').into_iter().chain([digit]);
    digits.chars().enumerate().flat_map(spaced).collect()
}

/// `10` raised to a whole power, in superscript digits.
pub fn power_of_ten(exponent: i32) -> String {
    format!("10{}", superscript(exponent))
}

/// A whole number in superscript digits.
pub fn superscript(value: impl Display) -> String {
    let raised = |digit| match digit {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _ => '⁰',
    };
    value.to_string().chars().map(raised).collect()
}

/// A number with `decimals` digits after the point.
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let zero = text.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.'));
    if zero { text.trim_start_matches('-').to_owned() } else { minus(&text) }
}

/// A number as mantissa and power, `digits` after the mantissa's point at most.
pub fn scientific(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    minus(&format!("{}e{exponent}", trimmed(mantissa)))
}

fn written(value: f64, polish: fn(&str) -> String) -> String {
    if !value.is_finite() {
        return outlandish(value);
    }
    if value == 0.0 {
        return "0".to_owned();
    }
    // Rounding first settles which side of a power of ten the number is on.
    let exponent = exponent_of(&format!("{value:.3e}"));
    match usize::try_from(3 - exponent) {
        Ok(decimals) if exponent >= -3 => minus(&polish(&format!("{value:.decimals$}"))),
        _ => minus(&in_powers(&format!("{value:.2e}"), polish)),
    }
}

fn in_powers(text: &str, polish: fn(&str) -> String) -> String {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    format!("{}e{exponent}", polish(mantissa))
}

fn exponent_of(text: &str) -> i32 {
    text.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0)
}

fn trimmed(text: &str) -> String {
    if !text.contains('.') {
        return text.to_owned();
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn minus(text: &str) -> String {
    text.replace('-', "−")
}

fn outlandish(value: f64) -> String {
    let text = if value.is_nan() {
        "–"
    } else if value > 0.0 {
        "∞"
    } else {
        "−∞"
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn digits_that_matter() {
        for (value, digits, nearest) in
            [(0.123_456, 3, 0.123), (9_960.0, 2, 1e4), (-2.5e-7, 1, -2e-7)]
        {
            assert_eq!(to_digits(value, digits).to_bits(), f64::to_bits(nearest), "{value}");
        }
        assert_eq!(to_digits(f64::INFINITY, 2).to_bits(), f64::INFINITY.to_bits());
    }

    #[test]
    fn numbers_at_rest() {
        let cases = [
            (0.0, "0"),
            (1.0, "1"),
            (-0.5, "−0.5"),
            (0.08966, "0.08966"),
            (0.001, "0.001"),
            (0.000_999_95, "0.001"),
            (0.000_321, "3.21e−4"),
            (-0.000_001_9, "−1.9e−6"),
            (9999.4, "9999"),
            (9999.6, "1e4"),
            (12_345.0, "1.23e4"),
            (412.0, "412"),
            (1e300, "1e300"),
            (f64::INFINITY, "∞"),
            (f64::NEG_INFINITY, "−∞"),
            (f64::NAN, "–"),
        ];
        for (value, text) in cases {
            assert_eq!(number(value), text, "{value}");
        }
    }

    #[test]
    fn readings_keep_their_zeros() {
        assert_eq!(reading(0.5), "0.5000");
        assert_eq!(reading(2.0e-5), "2.00e−5");
    }

    #[test]
    fn exact_numbers_have_all_their_digits() {
        assert_eq!(exact(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(exact(-1e-7), "−1e−7");
    }

    #[test]
    fn counts_are_grouped() {
        assert_eq!(count(1000), "1000");
        assert_eq!(count(1_234_567), "1\u{202f}234\u{202f}567");
    }

    #[test]
    fn powers_are_raised() {
        assert_eq!(power_of_ten(-12), "10⁻¹²");
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(fixed(-0.001, 1), "0.0");
        assert_eq!(fixed(-1.25, 2), "−1.25");
    }
}
