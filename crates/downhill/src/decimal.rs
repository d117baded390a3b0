//! Numbers read from text, as `str::parse` reads them: the nearest number that there is, and of two
//! that are as near the even one.
//!
//! The standard library does the same by a table of powers of five, which is a thirtieth of all
//! that a visitor downloads before the map. Here numbers that are not plain are divided out.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "lengths of texts and counts of bits are small"
)]

mod natural;

use natural::Natural;

/// What `str::parse` gives, for the same texts.
pub fn read(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let value = word(unsigned).or_else(|| Some(Decimal::read(unsigned)?.nearest()))?;
    Some(if text.starts_with('-') { -value } else { value })
}

fn word(text: &str) -> Option<f64> {
    let is = |word| text.eq_ignore_ascii_case(word);
    if is("inf") || is("infinity") { Some(f64::INFINITY) } else { is("nan").then_some(f64::NAN) }
}

/// Digits before and behind the point, and a power of ten.
struct Decimal<'a> {
    whole: &'a str,
    part: &'a str,
    power: i64,
}

impl<'a> Decimal<'a> {
    /// More digits than ever count: one that is not zero behind them is all that can matter.
    const DIGITS: usize = 800;

    /// Beyond any number of `f64`, and any text in memory.
    const FAR: i64 = 1 << 40;

    fn read(text: &'a str) -> Option<Self> {
        let (digits, power) = match text.split_once(['e', 'E']) {
            Some((digits, power)) => (digits, exponent(power)?),
            None => (text, 0),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = are_digits(whole) && are_digits(part) && whole.len() + part.len() > 0;
        is_number.then_some(Self { whole, part, power })
    }

    fn nearest(&self) -> f64 {
        let digits = self.whole.bytes().chain(self.part.bytes()).map(|digit| digit - b'0');
        let mut digits = digits.skip_while(|digit| *digit == 0).collect::<Vec<_>>();
        let mut power = self.power - self.part.len() as i64;
        if digits.len() > Self::DIGITS {
            power += (digits.len() - Self::DIGITS) as i64;
            let more = digits[Self::DIGITS - 1..].iter().any(|digit| *digit > 0);
            digits.truncate(Self::DIGITS);
            digits[Self::DIGITS - 1] = u8::from(more);
        }
        match digits.len() as i64 + power {
            _ if digits.is_empty() => 0.0,
            ..-330 => 0.0,
            311.. => f64::INFINITY,
            _ => plain(&digits, power)
                .or_else(|| wide(&digits, power))
                .unwrap_or_else(|| divided(&digits, power)),
        }
    }
}

fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() {
        return None;
    }
    let more = |power: i64, digit: u8| {
        digit.is_ascii_digit().then(|| (10 * power + i64::from(digit - b'0')).min(Decimal::FAR))
    };
    let power = digits.bytes().try_fold(0, more)?;
    Some(if text.starts_with('-') { -power } else { power })
}

/// Where digits and power of ten are numbers themselves, one operation rounds once.
fn plain(digits: &[u8], power: i64) -> Option<f64> {
    /// The greatest power of ten that is a number of 53 bits.
    const TEN_TO: i64 = 22;
    if digits.len() > 15 || power.abs() > TEN_TO {
        return None;
    }
    let digits = digits.iter().fold(0.0, |number, digit| 10.0 * number + f64::from(*digit));
    let ten = (0..power.abs()).fold(1.0, |ten, _| 10.0 * ten);
    Some(if power < 0 { digits / ten } else { digits * ten })
}

/// The same in 128 bits: numbers as programs write them have seventeen digits.
fn wide(digits: &[u8], power: i64) -> Option<f64> {
    /// The digits that 64 bits have room for.
    const DIGITS: usize = 19;
    let tens = u32::try_from(-power).ok().filter(|tens| *tens <= 19)?;
    if digits.len() > DIGITS {
        return None;
    }
    let number = digits.iter().fold(0, |number, digit| 10 * number + u128::from(*digit));
    let places = number.leading_zeros();
    let (number, unit) = (number << places, 10_u128.pow(tens));
    let quotient = number / unit;
    let beyond = 64 - quotient.leading_zeros();
    let kept = (quotient >> beyond) as u64;
    let more = (u128::from(kept) << beyond) * unit < number;
    Some(natural::rounded(kept, more, beyond as i32 - places as i32))
}

fn divided(digits: &[u8], power: i64) -> f64 {
    let mut number = Natural::default();
    for digit in digits {
        number.push(10, u32::from(*digit));
    }
    let mut unit = Natural::default();
    unit.push(1, 1);
    let tens = if power < 0 { &mut unit } else { &mut number };
    for _ in 0..power.abs() {
        tens.push(10, 0);
    }
    number.over(unit)
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
