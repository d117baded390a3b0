//! Expressions as Python.

use super::Vocabulary;
use super::function::Function;
use super::tree::{Operator, Tree};

/// The tree as Python, with functions from `module`; without one, as it could be typed here.
pub(super) fn print(tree: &Tree, vocabulary: &Vocabulary, module: &str) -> String {
    Printer { variables: vocabulary.variables, module }.print(tree)
}

struct Printer<'a> {
    variables: &'a [&'a str],
    module: &'a str,
}

/// How tightly a tree holds together.
fn tightness(tree: &Tree) -> u8 {
    match tree {
        Tree::Binary(Operator::Add | Operator::Subtract, _) => 1,
        Tree::Binary(Operator::Multiply | Operator::Divide, _) => 2,
        Tree::Negative(_) => 3,
        Tree::Binary(Operator::Power, _) => 4,
        _ => 5,
    }
}

impl Printer<'_> {
    fn print(&self, tree: &Tree) -> String {
        match tree {
            Tree::Number(number) => number_text(*number),
            Tree::Constant(constant) if self.module.is_empty() => constant.name().to_owned(),
            Tree::Constant(constant) => format!("math.{}", constant.name()),
            Tree::Variable(index) => self.variables[*index].to_owned(),
            Tree::Negative(operand) => format!("-{}", self.within(operand, 3)),
            Tree::Binary(operator, operands) => self.binary(*operator, operands),
            Tree::Call(function, arguments) => {
                let arguments: Vec<_> = arguments.iter().map(|part| self.print(part)).collect();
                format!("{}({})", self.function(*function), arguments.join(", "))
            }
        }
    }

    /// In parentheses unless it holds together at least so tightly.
    fn within(&self, tree: &Tree, tight: u8) -> String {
        let text = self.print(tree);
        if tightness(tree) < tight { format!("({text})") } else { text }
    }

    fn binary(&self, operator: Operator, [left, right]: &[Tree; 2]) -> String {
        let (sign, [to_left, to_right]) = match operator {
            Operator::Add => (" + ", [1, 2]),
            Operator::Subtract => (" - ", [1, 2]),
            Operator::Multiply => ("*", [2, 3]),
            Operator::Divide => ("/", [2, 3]),
            Operator::Power => ("**", [5, 3]),
        };
        format!("{}{sign}{}", self.within(left, to_left), self.within(right, to_right))
    }

    fn function(&self, function: Function) -> String {
        let name = function.name();
        if self.module.is_empty() || function == Function::Abs {
            return name.to_owned();
        }
        let name = match function {
            Function::Ln => "log",
            Function::Min => "minimum",
            Function::Max => "maximum",
            Function::Atan => "arctan",
            _ => name,
        };
        format!("{}.{name}", self.module)
    }
}

/// The shortest text that reads back as the same number.
pub(super) fn number_text(number: f64) -> String {
    let text = format!("{number:?}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}
