//! The words of an expression's text.

use super::mistake::Mistake;
use super::tree::Operator;
use crate::decimal;

/// What stands at one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word<'a> {
    Number(f64),
    Name(&'a str),
    Sign(Operator),
    /// A raised 2 or 3.
    Raised(f64),
    Open,
    Close,
    Comma,
    End,
}

/// The words from a place on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    rest: &'a str,
    /// The place of the next word, in characters counted from 1.
    pub column: usize,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, column: 1 }.without_space()
    }

    fn without_space(self) -> Self {
        let trimmed = self.rest.trim_start();
        let space = self.rest.len() - trimmed.len();
        Self { column: self.column + self.rest[..space].chars().count(), rest: trimmed }
    }

    /// The next word, and the words behind it.
    pub fn next(self) -> Result<(Word<'a>, Self), Mistake> {
        let Some(first) = self.rest.chars().next() else { return Ok((Word::End, self)) };
        let (word, length) = if first.is_ascii_digit() || first == '.' {
            self.number()?
        } else if first.is_alphabetic() {
            let length = self.rest.find(|letter| !continues(letter));
            let length = length.unwrap_or(self.rest.len());
            (Word::Name(&self.rest[..length]), length)
        } else {
            self.sign(first)?
        };
        Ok((word, self.behind(length)))
    }

    fn behind(self, length: usize) -> Self {
        let (word, rest) = self.rest.split_at(length);
        Self { rest, column: self.column + word.chars().count() }.without_space()
    }

    fn sign(self, sign: char) -> Result<(Word<'a>, usize), Mistake> {
        if self.rest.starts_with("**") {
            return Ok((Word::Sign(Operator::Power), 2));
        }
        let word = match sign {
            '+' => Word::Sign(Operator::Add),
            '-' | '−' | '–' => Word::Sign(Operator::Subtract),
            '*' | '×' | '·' | '⋅' => Word::Sign(Operator::Multiply),
            '/' | '÷' => Word::Sign(Operator::Divide),
            '^' => Word::Sign(Operator::Power),
            '²' => Word::Raised(2.0),
            '³' => Word::Raised(3.0),
            '(' => Word::Open,
            ')' => Word::Close,
            ',' => Word::Comma,
            _ => return Err(Mistake::new(self.column, "a number, a name or an operator")),
        };
        Ok((word, sign.len_utf8()))
    }

    fn number(self) -> Result<(Word<'a>, usize), Mistake> {
        let whole = digits(self.rest, 0);
        let point = self.rest[whole..].starts_with('.');
        let decimals = if point { digits(self.rest, whole + 1) } else { whole };
        let length = exponent(self.rest, decimals).unwrap_or(decimals);
        let number = decimal::read(&self.rest[..length]).filter(|number| number.is_finite());
        let number = number.ok_or_else(|| Mistake::new(self.column, "a number such as 1.5e-3"))?;
        Ok((Word::Number(number), length))
    }
}

/// The end of the digits from `from` on.
fn digits(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    from + rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len())
}

/// The end of an exponent that starts at `from`, if there is one: in `2e` and `2e-x` there is none.
fn exponent(text: &str, from: usize) -> Option<usize> {
    let power = text[from..].strip_prefix(['e', 'E'])?;
    let sign = usize::from(power.starts_with(['+', '-']));
    let end = digits(power, sign);
    (end > sign).then_some(from + 1 + end)
}

/// Whether a name may go on so.
fn continues(letter: char) -> bool {
    letter.is_alphabetic() || letter.is_ascii_digit() || letter == '_'
}
