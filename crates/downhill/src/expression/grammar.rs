//! The grammar of expressions: operator precedence by binding powers.
//!
//! Source: V. R. Pratt, Top down operator precedence, POPL 1973.

use super::function::Function;
use super::mistake::Mistake;
use super::tree::{Constant, Operator, Tree};
use super::word::{Word, Words};
use super::{LONGEST, Vocabulary};

/// How many expressions may stand within each other.
pub(super) const DEEPEST: usize = 28;

/// How strongly a minus in front binds: more than a product, less than a power.
const PREFIX: u8 = 30;

/// How strongly an operator binds to its operands, left and right.
const fn binding(operator: Operator) -> (u8, u8) {
    match operator {
        Operator::Add | Operator::Subtract => (10, 11),
        Operator::Multiply | Operator::Divide => (20, 21),
        Operator::Power => (40, 40),
    }
}

/// The tree of `text`.
pub(super) fn parse(text: &str, vocabulary: &Vocabulary) -> Result<Tree, Mistake> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Mistake::new(LONGEST + 1, format!("no more than {LONGEST} characters")));
    }
    let mut parser = Parser { words: Words::new(text), vocabulary, depth: 0, closed: false };
    let tree = parser.expression(0)?;
    parser.expect(Word::End, "an operator").map(|()| tree)
}

struct Parser<'a> {
    words: Words<'a>,
    vocabulary: &'a Vocabulary,
    depth: usize,
    /// Whether the last word ended what a product's sign may be left out behind.
    closed: bool,
}

impl<'a> Parser<'a> {
    fn next(&mut self) -> Result<Word<'a>, Mistake> {
        let (word, words) = self.words.next()?;
        self.closed = matches!(word, Word::Number(_) | Word::Close | Word::Raised(_));
        self.words = words;
        Ok(word)
    }

    fn peek(&self) -> Result<Word<'a>, Mistake> {
        self.words.next().map(|(word, _)| word)
    }

    fn expect(&mut self, word: Word<'_>, expected: &str) -> Result<(), Mistake> {
        let column = self.words.column;
        if self.peek()? != word {
            return Err(Mistake::new(column, expected));
        }
        self.next().map(drop)
    }

    /// An expression whose operators bind at least as strongly as `least`.
    fn expression(&mut self, least: u8) -> Result<Tree, Mistake> {
        if self.depth == DEEPEST {
            let expected = format!("no more than {DEEPEST} levels of nesting");
            return Err(Mistake::new(self.words.column, expected));
        }
        self.depth += 1;
        let mut left = self.operand()?;
        let mut last = None;
        while let Some(operator) = self.operator(last)? {
            let (to_left, to_right) = binding(operator.0);
            if to_left < least {
                break;
            }
            left = self.combined(left, operator, to_right)?;
            last = Some(operator).filter(|(_, written)| matches!(written, Written::Sign));
        }
        self.depth -= 1;
        Ok(left)
    }

    /// The operator that comes next; `last` is the one before it that was written as a sign.
    fn operator(&self, last: Option<Infix>) -> Result<Option<Infix>, Mistake> {
        Ok(match self.peek()? {
            Word::Sign(operator) => Some((operator, Written::Sign)),
            Word::Raised(power) => Some((Operator::Power, Written::Raised(power))),
            Word::Name(_) | Word::Open if self.closed => {
                if matches!(last, Some((Operator::Divide | Operator::Power, _))) {
                    let expected =
                        "an operator (a product without its sign could be read in two ways)";
                    return Err(Mistake::new(self.words.column, expected));
                }
                Some((Operator::Multiply, Written::Nothing))
            }
            _ => None,
        })
    }

    fn combined(
        &mut self,
        left: Tree,
        (operator, written): Infix,
        least: u8,
    ) -> Result<Tree, Mistake> {
        if !matches!(written, Written::Nothing) {
            self.next()?;
        }
        let right = match written {
            Written::Raised(power) => Tree::Number(power),
            _ => self.expression(least)?,
        };
        Ok(Tree::binary(operator, left, right))
    }

    fn operand(&mut self) -> Result<Tree, Mistake> {
        let column = self.words.column;
        match self.next()? {
            Word::Number(number) => Ok(Tree::Number(number)),
            Word::Name(name) => self.named(name, column),
            Word::Sign(Operator::Add) => self.expression(PREFIX),
            Word::Sign(Operator::Subtract) => {
                Ok(Tree::Negative(Box::new(self.expression(PREFIX)?)))
            }
            Word::Open => {
                let inner = self.expression(0)?;
                self.expect(Word::Close, "`)`").map(|()| inner)
            }
            _ => Err(Mistake::new(column, "a number, a name or `(`")),
        }
    }

    fn named(&mut self, name: &str, column: usize) -> Result<Tree, Mistake> {
        if let Some(variable) = self.vocabulary.variables.iter().position(|known| *known == name) {
            return Ok(Tree::Variable(variable));
        }
        if let Some(constant) = Constant::named(name) {
            return Ok(Tree::Constant(constant));
        }
        let mut functions = functions(self.vocabulary);
        match functions.find(|function| function.is_called(name)) {
            Some(function) => self.call(function),
            None => Err(Mistake::new(column, format!("one of {}", names(self.vocabulary)))),
        }
    }

    fn call(&mut self, function: Function) -> Result<Tree, Mistake> {
        self.expect(Word::Open, "`(`")?;
        let mut arguments = vec![self.expression(0)?];
        while arguments.len() < function.arguments() {
            self.expect(Word::Comma, "`,`")?;
            arguments.push(self.expression(0)?);
        }
        self.expect(Word::Close, "`)`")?;
        Ok(Tree::Call(function, arguments))
    }
}

/// An operator and how it is written.
type Infix = (Operator, Written);

/// How an operator stands in the text.
#[derive(Debug, Clone, Copy)]
enum Written {
    Sign,
    Raised(f64),
    Nothing,
}

fn functions(vocabulary: &Vocabulary) -> impl Iterator<Item = Function> {
    let jumps = vocabulary.jumps;
    Function::ALL.into_iter().filter(move |function| jumps || *function != Function::Floor)
}

/// Everything that may be named.
fn names(vocabulary: &Vocabulary) -> String {
    let constants = Constant::ALL.map(Constant::name);
    let functions = functions(vocabulary).map(Function::name);
    let names = vocabulary.variables.iter().copied().chain(constants).chain(functions);
    names.collect::<Vec<_>>().join(", ")
}
