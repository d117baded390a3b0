//! Expressions: formulas that a user types, such as `(1 - x)^2 + 100*(y - x^2)^2`.
//!
//! ```
//! use downhill::dual::Dual;
//! use downhill::expression::{Expression, Vocabulary};
//!
//! static PLANE: Vocabulary = Vocabulary { variables: &["x", "y"], jumps: false };
//! let expression = Expression::parse("2x² - y", &PLANE).unwrap();
//! let program = expression.compile();
//! assert_eq!(program.evaluate(&[3.0, 1.0]), 17.0);
//! assert_eq!(program.evaluate(&Dual::variables([3.0, 1.0])).partials, [12.0, -1.0]);
//!
//! let mistake = Expression::parse("2*(x + 1", &PLANE).unwrap_err();
//! assert_eq!(mistake.to_string(), "column 9: `)` expected");
//! ```
//!
//! Text is read into a tree, and the tree is compiled into a short list of operations: it is never
//! run as code of any language. Sums and products bind to the left and powers to the right, as in
//! Python; `^` and `**` are the same, and `−`, `×`, `·`, `÷`, `²` and `³` may be typed as in print.
//! A product may be written without its sign behind a number or a parenthesis, unless that could be
//! read in two ways, as `1/2x` could.

mod function;
mod grammar;
mod latex;
mod mathml;
mod mistake;
mod program;
mod python;
#[cfg(test)]
mod tests;
mod tree;
mod word;

pub use mistake::Mistake;
pub use program::Program;

use tree::Tree;

/// The longest text of an expression, in characters.
pub const LONGEST: usize = 500;

/// The names that an expression may use beside functions and constants.
#[derive(Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// The variables, in the order in which their values are given.
    pub variables: &'static [&'static str],
    /// Whether there is `floor`, which no gradient can be taken of.
    pub jumps: bool,
}

/// A formula as it was typed, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    text: String,
    tree: Tree,
    vocabulary: &'static Vocabulary,
}

impl Expression {
    /// Reads `text`.
    ///
    /// # Errors
    /// The first [`Mistake`], with its place.
    pub fn parse(text: &str, vocabulary: &'static Vocabulary) -> Result<Self, Mistake> {
        let tree = grammar::parse(text, vocabulary)?;
        Ok(Self { text: text.to_owned(), tree, vocabulary })
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names that it may use.
    pub fn vocabulary(&self) -> &'static Vocabulary {
        self.vocabulary
    }

    /// Whether the variable with this number, counted from 0, stands in it.
    pub fn uses(&self, variable: usize) -> bool {
        self.tree.uses(variable)
    }

    /// The variables up to the last one that stands in it; the first one where none does.
    pub fn arguments(&self) -> &'static [&'static str] {
        let all = self.vocabulary.variables;
        let last = (0..all.len()).rev().find(|variable| self.uses(*variable)).unwrap_or(0);
        all.get(..=last).unwrap_or(all)
    }

    /// The form in which it is evaluated.
    pub fn compile(&self) -> Program {
        Program::new(&self.tree)
    }

    /// As LaTeX.
    pub fn latex(&self) -> String {
        latex::print(&self.tree, self.vocabulary)
    }

    /// As MathML, without the element `math` around it.
    pub fn mathml(&self) -> String {
        mathml::print(&self.tree, self.vocabulary)
    }

    /// As Python, with functions from `module` (`np`, `torch`, `jnp`) and constants from `math`.
    ///
    /// `torch.minimum` and `torch.maximum` take tensors only: a number beside them is to be made
    /// one.
    pub fn python(&self, module: &str) -> String {
        python::print(&self.tree, self.vocabulary, module)
    }
}
