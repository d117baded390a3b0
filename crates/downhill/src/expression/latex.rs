//! Expressions as LaTeX.

use super::Vocabulary;
use super::function::Function;
use super::python::number_text;
use super::tree::{Constant, Operator, Tree};

/// The tree as LaTeX.
pub(super) fn print(tree: &Tree, vocabulary: &Vocabulary) -> String {
    match tree {
        Tree::Number(number) => number_latex(*number),
        Tree::Constant(Constant::Pi) => r"\pi".to_owned(),
        Tree::Constant(Constant::Tau) => r"\tau".to_owned(),
        Tree::Constant(Constant::E) => r"\mathrm{e}".to_owned(),
        Tree::Variable(index) => variable(vocabulary.variables[*index]),
        Tree::Negative(operand) => format!("-{}", within(operand, 3, vocabulary)),
        Tree::Binary(operator, operands) => binary(*operator, operands, vocabulary),
        Tree::Call(function, arguments) => {
            let arguments: Vec<_> = arguments.iter().map(|part| print(part, vocabulary)).collect();
            call(*function, &arguments.join(", "))
        }
    }
}

/// How tightly a tree holds together; a fraction does by itself.
pub(super) fn tightness(tree: &Tree) -> u8 {
    match tree {
        Tree::Binary(Operator::Add | Operator::Subtract, _) => 1,
        Tree::Negative(_) => 2,
        Tree::Binary(Operator::Multiply, _) => 3,
        Tree::Binary(Operator::Divide | Operator::Power, _) => 4,
        Tree::Number(number) if number_latex(*number).contains('^') => 4,
        _ => 5,
    }
}

/// In parentheses unless it holds together at least so tightly.
fn within(tree: &Tree, tight: u8, vocabulary: &Vocabulary) -> String {
    let text = print(tree, vocabulary);
    if tightness(tree) < tight { format!(r"\left({text}\right)") } else { text }
}

fn binary(operator: Operator, [left, right]: &[Tree; 2], vocabulary: &Vocabulary) -> String {
    let within = |tree, tight| within(tree, tight, vocabulary);
    match operator {
        Operator::Add => format!("{} + {}", within(left, 1), within(right, 3)),
        Operator::Subtract => format!("{} - {}", within(left, 1), within(right, 3)),
        Operator::Multiply => {
            let (left, right) = (within(left, 3), within(right, 4));
            let sign =
                if right.starts_with(|it: char| it.is_ascii_digit()) { r"\cdot" } else { r"\," };
            format!("{left} {sign} {right}")
        }
        Operator::Divide => {
            format!(r"\frac{{{}}}{{{}}}", print(left, vocabulary), print(right, vocabulary))
        }
        Operator::Power => format!("{{{}}}^{{{}}}", within(left, 5), print(right, vocabulary)),
    }
}

fn call(function: Function, arguments: &str) -> String {
    let name = match function {
        Function::Sqrt => return format!(r"\sqrt{{{arguments}}}"),
        Function::Abs => return format!(r"\left|{arguments}\right|"),
        Function::Floor => return format!(r"\left\lfloor {arguments} \right\rfloor"),
        Function::Log10 => r"\log_{10}".to_owned(),
        Function::Atan => r"\arctan".to_owned(),
        Function::Sign => r"\operatorname{sign}".to_owned(),
        _ => format!(r"\{}", function.name()),
    };
    format!(r"{name}\left({arguments}\right)")
}

fn number_latex(number: f64) -> String {
    match number_text(number).split_once('e') {
        Some(("1", exponent)) => format!("10^{{{exponent}}}"),
        Some((digits, exponent)) => format!(r"{digits} \cdot 10^{{{exponent}}}"),
        None => number_text(number),
    }
}

fn variable(name: &str) -> String {
    if name.chars().count() == 1 { name.to_owned() } else { format!(r"\mathrm{{{name}}}") }
}
