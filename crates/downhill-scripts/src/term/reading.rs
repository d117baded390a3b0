//! Reading: formulas that are set in LaTeX, as terms.
//!
//! A product without a sign binds more tightly than one with a sign or a fraction's bar, as in
//! print: `a / 2b` is a/(2b). A function without parentheses takes the product behind it.

use super::token::{Token, tokens};
use super::{Function, Operator, Term};

/// What gets a value, and the value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Equation {
    /// The names that the value gets, the last first.
    pub targets: Vec<String>,
    /// The value.
    pub term: Term,
}

/// The equation that `latex` states, such as `b \gets \mu b + g`; `None` if it states none.
pub(crate) fn equation(latex: &str) -> Option<Equation> {
    let mut sides = sides(&tokens(latex));
    let term = whole(&sides.pop()?)?;
    let targets = sides.iter().map(|side| target(side)).collect::<Option<Vec<_>>>()?;
    (!targets.is_empty()).then_some(Equation { targets, term })
}

/// The equations that `latex` states one after another, with commas and wide spaces between them.
pub(crate) fn equations(latex: &str) -> Option<Vec<Equation>> {
    latex.split(r", \quad").map(equation).collect()
}

/// The term that `latex` is.
pub(crate) fn term(latex: &str) -> Option<Term> {
    whole(&tokens(latex))
}

/// The name in Python of the variable that `latex` is.
pub(crate) fn name(latex: &str) -> Option<String> {
    target(&tokens(latex))
}

/// What stands between equals signs and arrows, outside of braces.
fn sides(tokens: &[Token]) -> Vec<Vec<Token>> {
    let (mut sides, mut depth) = (vec![Vec::new()], 0);
    for token in tokens {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') => depth -= 1,
            _ => {}
        }
        let divides = *token == Token::Sign('=') || *token == Token::Command("gets".to_owned());
        match sides.last_mut() {
            Some(side) if !(divides && depth == 0) => side.push(token.clone()),
            _ => sides.push(Vec::new()),
        }
    }
    sides
}

fn whole(tokens: &[Token]) -> Option<Term> {
    let mut reader = Reader { tokens, place: 0 };
    let term = reader.sum()?;
    (reader.place == tokens.len()).then_some(term)
}

/// The variable, or the function `f(x, y)`, that gets the value.
fn target(tokens: &[Token]) -> Option<String> {
    let mut reader = Reader { tokens, place: 0 };
    let Term::Name(name) = reader.variable()? else { return None };
    let rest = &tokens[reader.place..];
    (rest.is_empty() || rest[0] == Token::Sign('(')).then_some(name)
}

pub(super) struct Reader<'a> {
    tokens: &'a [Token],
    pub(super) place: usize,
}

impl Reader<'_> {
    pub(super) fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.place)
    }

    pub(super) fn takes(&mut self, sign: char) -> bool {
        let there = self.peek() == Some(&Token::Sign(sign));
        self.place += usize::from(there);
        there
    }

    pub(super) fn takes_command(&mut self, name: &str) -> bool {
        let there = matches!(self.peek(), Some(Token::Command(command)) if command == name);
        self.place += usize::from(there);
        there
    }

    fn closed(&mut self, sign: char, term: Term) -> Option<Term> {
        self.takes(sign).then_some(term)
    }

    fn sum(&mut self) -> Option<Term> {
        let negative = self.takes('-');
        let first = self.product()?;
        let mut sum = if negative { Term::Negative(Box::new(first)) } else { first };
        loop {
            let operator = match () {
                () if self.takes('+') => Operator::Add,
                () if self.takes('-') => Operator::Subtract,
                () => return Some(sum),
            };
            sum = Term::binary(operator, sum, self.product()?);
        }
    }

    fn product(&mut self) -> Option<Term> {
        let mut product = self.juxtaposed()?;
        loop {
            let operator = match () {
                () if self.takes('/') => Operator::Divide,
                () if self.takes_command("cdot") => Operator::Multiply,
                () => return Some(product),
            };
            product = Term::binary(operator, product, self.juxtaposed()?);
        }
    }

    fn juxtaposed(&mut self) -> Option<Term> {
        let mut product = self.power()?;
        while self.starts_operand() {
            product = Term::binary(Operator::Multiply, product, self.power()?);
        }
        Some(product)
    }

    fn starts_operand(&self) -> bool {
        match self.peek() {
            Some(Token::Sign(sign)) => "([{".contains(*sign),
            Some(Token::Command(name)) => !["cdot", "rfloor", "gets", "quad"].contains(&&**name),
            Some(_) => true,
            None => false,
        }
    }

    fn power(&mut self) -> Option<Term> {
        let base = self.operand()?;
        if !self.takes('^') {
            return Some(base);
        }
        if self.takes_command("circ") {
            return Some(Term::call(Function::Radians, base));
        }
        let exponent = self.group()?;
        Some(Term::binary(Operator::Power, base, exponent))
    }

    /// What stands in braces, or a single token.
    fn group(&mut self) -> Option<Term> {
        if self.takes('{') {
            let term = self.sum()?;
            return self.closed('}', term);
        }
        self.operand()
    }

    fn operand(&mut self) -> Option<Term> {
        if self.takes('(') {
            let term = self.sum()?;
            return self.closed(')', term);
        }
        if self.takes('{') {
            let term = self.sum()?;
            return self.closed('}', term);
        }
        if self.takes('|') {
            let term = self.sum()?;
            return self.closed('|', Term::call(Function::Abs, term));
        }
        if self.takes('[') {
            return self.bracket();
        }
        match self.peek()?.clone() {
            Token::Number(number) => {
                self.place += 1;
                Some(Term::Number(number))
            }
            Token::Command(command) => self.command(&command),
            Token::Letter(_) => self.variable(),
            Token::Sign(_) => None,
        }
    }

    /// Iverson's bracket: 1 where the inequality in it holds, else 0.
    fn bracket(&mut self) -> Option<Term> {
        let left = self.sum()?;
        let greater = self.takes('>');
        let both = if greater || self.takes('<') { [left, self.sum()?] } else { return None };
        let [left, right] = both;
        let both = if greater { [left, right] } else { [right, left] };
        self.closed(']', Term::Greater(Box::new(both)))
    }

    fn command(&mut self, command: &str) -> Option<Term> {
        match command {
            "frac" | "tfrac" => {
                self.place += 1;
                let above = self.group()?;
                Some(Term::binary(Operator::Divide, above, self.group()?))
            }
            "sqrt" => {
                self.place += 1;
                Some(Term::call(Function::Sqrt, self.group()?))
            }
            "lfloor" => {
                self.place += 1;
                let term = self.sum()?;
                self.takes_command("rfloor").then(|| Term::call(Function::Floor, term))
            }
            "sum" => self.over_coordinates(),
            "log" => self.logarithm(),
            "mathrm" => {
                self.place += 1;
                self.word().map(Term::Name)
            }
            "operatorname" => {
                self.place += 1;
                let function = Function::of_latex(&self.word()?)?;
                self.called(function)
            }
            _ => match Function::of_latex(command) {
                Some(function) => {
                    self.place += 1;
                    self.called(function)
                }
                None => self.variable(),
            },
        }
    }

    /// `\sum_{i=1}^{n}` and what is summed: a sum over the coordinates.
    fn over_coordinates(&mut self) -> Option<Term> {
        self.place += 1;
        for mark in ['_', '^'] {
            if !self.takes(mark) {
                continue;
            }
            let limit = self.tokens[self.place..].iter().position(|it| *it == Token::Sign('}'))?;
            self.place += limit + 1;
        }
        Some(Term::Sum(Box::new(self.juxtaposed()?)))
    }

    /// `\log_{10}`.
    fn logarithm(&mut self) -> Option<Term> {
        self.place += 1;
        self.takes('_').then_some(())?;
        (self.group()? == Term::Number(10.0)).then_some(())?;
        self.called(Function::Log10)
    }

    /// The letters in braces.
    fn word(&mut self) -> Option<String> {
        self.takes('{').then_some(())?;
        let mut word = String::new();
        while let Some(Token::Letter(letter)) = self.peek() {
            word.push(*letter);
            self.place += 1;
        }
        self.takes('}').then_some(word)
    }

    fn called(&mut self, function: Function) -> Option<Term> {
        if !self.takes('(') {
            return Some(Term::call(function, self.juxtaposed()?));
        }
        let mut arguments = vec![self.sum()?];
        while self.takes(',') {
            arguments.push(self.sum()?);
        }
        self.closed(')', Term::Call(function, arguments))
    }
}
