//! What variables that are set in LaTeX are called in Python.

use super::Term;
use super::reading::Reader;
use super::token::Token;

impl Reader<'_> {
    /// A variable with its hat, its index and its primes, by its name in Python.
    pub(super) fn variable(&mut self) -> Option<Term> {
        let mut suffix = String::new();
        for accent in ["hat", "bar"] {
            if self.takes_command(accent) {
                suffix = format!("_{accent}");
            }
        }
        let mut name = self.symbol()? + &suffix;
        if self.takes('_') {
            name += &self.index()?;
        }
        while self.takes('\'') {
            name += "_last";
        }
        Some(Term::Name(name))
    }

    fn symbol(&mut self) -> Option<String> {
        let name = match self.peek()? {
            Token::Letter(letter) => letter.to_string(),
            Token::Command(command) if !is_structure(command) => command.clone(),
            _ => return None,
        };
        self.place += 1;
        Some(name)
    }

    /// An index as a part of a name: `_k`, `1`, `_next` for k+1, `_min`.
    fn index(&mut self) -> Option<String> {
        let braced = self.takes('{');
        let mut text = match self.peek()? {
            Token::Number(number) => number.to_string(),
            Token::Letter(letter) => format!("_{letter}"),
            Token::Command(command) => format!("_{command}"),
            Token::Sign(sign) => format!("_{}", if *sign == '+' { "plus" } else { "minus" }),
        };
        self.place += 1;
        if braced && self.takes('+') {
            "_next".clone_into(&mut text);
            self.place += 1;
        }
        (!braced || self.takes('}')).then_some(text)
    }
}

/// Whether a command is no symbol.
fn is_structure(command: &str) -> bool {
    ["text", "begin", "end", "times", "in", "mathbb", "sim", "cdots"].contains(&command)
}
