//! The ledger: where a step writes its named intermediate values, at no cost when nobody reads.

/// One line of the arithmetic of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The formula, as LaTeX, in the symbols of the record's knobs.
    pub formula: &'static str,
    /// Its value.
    pub value: f64,
}

/// Takes the lines that a step writes.
pub trait Ledger {
    /// Notes that `formula` came out as `value`, and gives the value back.
    fn line(&mut self, formula: &'static str, value: f64) -> f64;
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
    fn line(&mut self, _: &'static str, value: f64) -> f64 {
        value
    }
}

impl Ledger for Vec<Line> {
    fn line(&mut self, formula: &'static str, value: f64) -> f64 {
        self.push(Line { formula, value });
        value
    }
}
