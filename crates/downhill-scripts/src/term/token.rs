//! The tokens of LaTeX, without what only spaces and sizes it.

use downhill::decimal;

/// What stands at one place of a formula.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Letter(char),
    /// A command such as `\beta`, without its backslash.
    Command(String),
    Sign(char),
}

/// Commands that change how a formula looks but not what it says.
const SPACING: [&str; 12] =
    [",", ";", "!", " ", "left", "right", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "limits"];

/// The tokens of `latex`.
pub(super) fn tokens(latex: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = latex;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\\' => command(rest, &mut tokens),
            '0'..='9' | '.' => number(rest, &mut tokens),
            _ => sign(first, &mut tokens),
        };
        rest = &rest[length..];
    }
    tokens
}

fn command(rest: &str, tokens: &mut Vec<Token>) -> usize {
    let letters = rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let length =
        1 + letters.max(rest.chars().nth(1).map_or(0, char::len_utf8) * usize::from(letters == 0));
    let name = &rest[1..length];
    if !SPACING.contains(&name) {
        tokens.push(Token::Command(name.to_owned()));
    }
    length
}

fn number(rest: &str, tokens: &mut Vec<Token>) -> usize {
    let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    tokens.extend(decimal::read(&rest[..length]).map(Token::Number));
    length
}

fn sign(first: char, tokens: &mut Vec<Token>) -> usize {
    match first {
        _ if first.is_whitespace() => {}
        _ if first.is_alphabetic() => tokens.push(Token::Letter(first)),
        _ => tokens.push(Token::Sign(first)),
    }
    first.len_utf8()
}
