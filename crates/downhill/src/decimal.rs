//! Numbers read from text, as `str::parse` reads them: the nearest number that there is, and of two
//! that are as near the even one.
//!
//! The standard library does the same by a table of powers of five, which is a thirtieth of all
//! that a visitor downloads before the map. The crate `minimal-lexical` has a form without it.

/// What `str::parse` gives, for the same texts.
pub fn read(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let value = word(unsigned).or_else(|| digits(unsigned))?;
    Some(if text.starts_with('-') { -value } else { value })
}

fn word(text: &str) -> Option<f64> {
    let is = |word| text.eq_ignore_ascii_case(word);
    if is("inf") || is("infinity") { Some(f64::INFINITY) } else { is("nan").then_some(f64::NAN) }
}

/// Digits before and behind the point, and a power of ten.
fn digits(text: &str) -> Option<f64> {
    let (digits, power) = match text.split_once(['e', 'E']) {
        Some((digits, power)) => (digits, exponent(power)?),
        None => (text, 0),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = are_digits(whole) && are_digits(part) && whole.len() + part.len() > 0;
    // The crate wants no zeros at the ends.
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let value =
        || minimal_lexical::parse_float(whole.as_bytes().iter(), part.as_bytes().iter(), power);
    is_number.then(value)
}

/// A power of ten; one beyond any number and any text in memory stands for those beyond it.
fn exponent(text: &str) -> Option<i32> {
    const FAR: i32 = 1 << 30;
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let more = |power: i32, digit: u8| {
        let more = power.saturating_mul(10).saturating_add(i32::from(digit) - i32::from(b'0'));
        digit.is_ascii_digit().then(|| more.min(FAR))
    };
    let power = digits.bytes().try_fold(0, more)?;
    (!digits.is_empty()).then_some(if text.starts_with('-') { -power } else { power })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(text: &str) {
        let [here, there] = [read(text), text.parse().ok()].map(|number| number.map(f64::to_bits));
        assert_eq!(here, there, "{text}");
    }

    #[test]
    fn takes_and_refuses_the_same_texts() {
        for text in [
            "",
            "+",
            "-",
            ".",
            "e",
            "1e",
            "1e+",
            ".e1",
            "1.e1",
            ".5",
            "5.",
            "-.5e-1",
            "+1",
            "--1",
            "1 ",
            " 1",
            "1_0",
            "0x1",
            "inf",
            "-Infinity",
            "NaN",
            "-nan",
            "infinit",
            "1e5.0",
            "-0",
            "1e1e1",
            "1.2.3",
            "٣",
            "1e99999999999999999999",
            "-1e-99999999999999999999",
            "0e99999999999999999999",
            "00000000000000000000000001",
        ] {
            same(text);
        }
    }

    #[test]
    fn rounds_to_even_where_it_is_hard() {
        for text in [
            "9007199254740993",
            "9007199254740995",
            "9007199254740992.9999999999999999999",
            "9007199254740993.0000000000000000000000000000001",
            "1e23",
            "8.5e22",
            "1e-23",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "3e-324",
            "7.4109846876186981626485318930233205854758970392148714663837852375101326090531e-324",
            "2.2250738585072011e-308",
            "2.2250738585072012e-308",
            "2.2250738585072014e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
            "6.631236871469758276785396630275967242843e-321",
            "123456789012345678901234567890",
        ] {
            same(text);
        }
        same(&format!("0.{}1", "0".repeat(400)));
        same(&format!("1{}.5", "0".repeat(400)));
        same(&format!("9007199254740993.{}1", "0".repeat(2000)));
        same(&format!("{}e-900", "7".repeat(1000)));
        same(&format!("{:.1100}", f64::from_bits(1)));
        same(&format!("{:.1100}", f64::MIN_POSITIVE));
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn reads_what_was_written(bits: u64, digits in 0_usize..40) {
            let value = f64::from_bits(bits);
            same(&value.to_string());
            same(&format!("{value:.digits$e}"));
        }

        #[test]
        fn reads_any_digits(digits in "[0-9]{1,40}(\\.[0-9]{0,40})?", power in -400..400) {
            same(&digits);
            same(&format!("{digits}e{power}"));
        }

        /// Odd numbers of 54 bits lie in the middle between two of 53.
        #[test]
        fn reads_the_middle(odd in (1_u64 << 53)..(1 << 54), shift in 0_u32..70) {
            same(&(u128::from(odd | 1) << shift).to_string());
        }
    }
}
