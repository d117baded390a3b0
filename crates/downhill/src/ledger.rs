//! The ledger: where a step writes its named intermediate values, at no cost when nobody reads.

use crate::lanes::Lanes;

/// One line of the arithmetic of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The formula, as LaTeX, in the symbols of the record's knobs.
    pub formula: &'static str,
    /// Its value.
    pub value: f64,
}

/// What can stand in a ledger.
pub trait Noted: Copy {
    /// The number that is noted: of several coordinates' the first.
    fn noted(self) -> f64;
}

impl Noted for f64 {
    fn noted(self) -> f64 {
        self
    }
}

impl Noted for Lanes {
    fn noted(self) -> f64 {
        self.numbers()[0]
    }
}

/// Takes the lines that a step writes.
pub trait Ledger {
    /// Notes that `formula` came out as `value`, and gives the value back.
    fn line<N: Noted>(&mut self, formula: &'static str, value: N) -> N;
}

/// The ledger that nobody reads: it compiles to nothing.
#[derive(Debug, Clone, Copy)]
pub struct Unread;

impl Ledger for Unread {
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the arithmetic must not pay for a ledger that nobody reads"
    )]
    fn line<N: Noted>(&mut self, _: &'static str, value: N) -> N {
        value
    }
}

impl Ledger for Vec<Line> {
    #[inline]
    fn line<N: Noted>(&mut self, formula: &'static str, value: N) -> N {
        note(self, Line { formula, value: value.noted() });
        value
    }
}

/// Writes a line down. By itself: to have it wherever a rule has a line would be most of the rules.
#[inline(never)]
fn note(lines: &mut Vec<Line>, line: Line) {
    lines.push(line);
}
