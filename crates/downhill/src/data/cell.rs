//! A number as people and spreadsheets write it.

use crate::decimal;

/// What a cell may be, for messages.
pub(super) const ALLOWED: &str = "a number such as 1.5 or -2e3";

/// The number that `text` gives, if it is one and finite. A typographic minus counts as a minus;
/// if `decimal_comma` is set, a single comma counts as a decimal point.
pub(super) fn number(text: &str, decimal_comma: bool) -> Option<f64> {
    let text = text.trim();
    let number = decimal::read(text).or_else(|| {
        let text = text.replace('−', "-");
        let point = if decimal_comma && !text.contains('.') { "." } else { "," };
        decimal::read(&text.replace(',', point))
    });
    number.filter(|number| number.is_finite())
}

/// What a cell without a number may say, in small letters.
pub const MISSING: [&str; 8] = ["", "na", "n/a", "nan", "null", "none", "?", "-"];

/// Whether `text` says that there is no number.
pub(super) fn is_missing(text: &str) -> bool {
    let text = text.trim();
    MISSING.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, want) in [(" 1.5 ", 1.5), ("+2", 2.0), ("−3e2", -300.0), (".5", 0.5)] {
            assert_eq!(number(text, false), Some(want), "{text}");
        }
        assert_eq!(number("-1,5", true), Some(-1.5));
        assert_eq!(number("−1,5", true), Some(-1.5));
    }

    #[test]
    fn what_says_that_there_is_none_is_told_from_a_mistake() {
        for text in ["", "  ", "NA", "n/a", "NaN", "null", "None", " ? ", "-"] {
            assert!(is_missing(text) && number(text, true).is_none(), "{text}");
        }
        for text in ["1.5x", "inf", "nan?", "0", "−"] {
            assert!(!is_missing(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_finite_number_is_refused() {
        for text in ["", " ", "1,5", "NaN", "inf", "1e999", "1 2", "abc", "0x1"] {
            assert_eq!(number(text, false), None, "{text}");
        }
        for text in ["1.234,5", "1,2,3", "1,234.5", ","] {
            assert_eq!(number(text, true), None, "{text}");
        }
    }
}
