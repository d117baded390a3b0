//! The words of a line, taken one after another.

use downhill::decimal;
use std::str::FromStr;

/// What is left of a line.
#[derive(Debug)]
pub(super) struct Words<'a>(&'a [&'a str]);

impl<'a> Words<'a> {
    /// The words of a line, read to its end by `read`; nothing if `read` cannot, or not all of it.
    pub(super) fn read<T>(line: &str, read: impl FnOnce(&mut Words<'_>) -> Option<T>) -> Option<T> {
        let words: Vec<_> = line.split_whitespace().collect();
        let mut words = Words(&words);
        let read = read(&mut words)?;
        words.0.is_empty().then_some(read)
    }

    /// Takes the words of `phrase`, if they come next.
    pub(super) fn take(&mut self, phrase: &str) -> bool {
        let count = phrase.split(' ').count();
        let comes = self.0.len() >= count && phrase.split(' ').eq(self.0[..count].iter().copied());
        if comes {
            self.0 = &self.0[count..];
        }
        comes
    }

    /// Takes the next word.
    pub(super) fn next(&mut self) -> Option<&'a str> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// Takes the next word if it is a number.
    pub(super) fn number(&mut self) -> Option<f64> {
        let number = decimal::read(self.0.first()?)?;
        self.next();
        Some(number)
    }

    /// Takes the next word if it is such a value.
    pub(super) fn value<T: FromStr>(&mut self) -> Option<T> {
        let value = self.0.first()?.parse().ok()?;
        self.next();
        Some(value)
    }

    /// Takes the number of something that is counted from 1; returns its index.
    pub(super) fn index(&mut self) -> Option<usize> {
        self.value::<usize>()?.checked_sub(1)
    }

    /// Takes `of run 3`; returns the run's index.
    pub(super) fn of_run(&mut self) -> Option<usize> {
        if self.take("of run") { self.index() } else { None }
    }
}
