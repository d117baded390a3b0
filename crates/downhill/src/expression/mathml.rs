//! Expressions as MathML, which browsers set as they are: no LaTeX has to be read in the page.

use super::Vocabulary;
use super::function::Function;
use super::latex::tightness;
use super::python::number_text;
use super::tree::{Operator, Tree};

/// The tree as MathML, without the element `math` around it.
pub(super) fn print(tree: &Tree, vocabulary: &Vocabulary) -> String {
    match tree {
        Tree::Number(number) => number_mathml(*number),
        Tree::Constant(constant) => identifier(constant.letter()),
        Tree::Variable(index) => identifier(vocabulary.variables[*index]),
        Tree::Negative(operand) => row(&format!("{}{}", sign("−"), within(operand, 3, vocabulary))),
        Tree::Binary(operator, operands) => binary(*operator, operands, vocabulary),
        Tree::Call(function, arguments) => {
            let arguments: Vec<_> = arguments.iter().map(|part| print(part, vocabulary)).collect();
            call(*function, &row(&arguments.join(&sign(","))))
        }
    }
}

/// In parentheses unless it holds together at least so tightly.
fn within(tree: &Tree, tight: u8, vocabulary: &Vocabulary) -> String {
    let part = print(tree, vocabulary);
    if tightness(tree) < tight { fenced("(", &part, ")") } else { part }
}

fn binary(operator: Operator, [left, right]: &[Tree; 2], vocabulary: &Vocabulary) -> String {
    let within = |tree, tight| within(tree, tight, vocabulary);
    let beside = |left: String, between: &str, right: String| {
        row(&format!("{left}{}{right}", sign(between)))
    };
    match operator {
        Operator::Add => beside(within(left, 1), "+", within(right, 3)),
        Operator::Subtract => beside(within(left, 1), "−", within(right, 3)),
        Operator::Multiply => {
            let (left, right) = (within(left, 3), within(right, 4));
            // Invisible times, unless two numbers would run into one.
            let times = if right.starts_with("<mn>") { "·" } else { "\u{2062}" };
            beside(left, times, right)
        }
        Operator::Divide => {
            format!("<mfrac>{}{}</mfrac>", print(left, vocabulary), print(right, vocabulary))
        }
        Operator::Power => format!("<msup>{}{}</msup>", within(left, 5), print(right, vocabulary)),
    }
}

fn call(function: Function, arguments: &str) -> String {
    match function {
        Function::Sqrt => format!("<msqrt>{arguments}</msqrt>"),
        Function::Abs => fenced("|", arguments, "|"),
        Function::Floor => fenced("⌊", arguments, "⌋"),
        Function::Log10 => {
            applied(&format!("<msub>{}{}</msub>", identifier("log"), number("10")), arguments)
        }
        _ => applied(&identifier(function.name()), arguments),
    }
}

fn applied(name: &str, arguments: &str) -> String {
    row(&format!("{name}{}{}", sign("\u{2061}"), fenced("(", arguments, ")")))
}

fn number_mathml(value: f64) -> String {
    let text = number_text(value);
    let power = |exponent: &str| {
        let exponent = exponent.replace('-', "−");
        format!("<msup>{}{}</msup>", number("10"), number(&exponent))
    };
    match text.split_once('e') {
        Some(("1", exponent)) => power(exponent),
        Some((digits, exponent)) => {
            row(&format!("{}{}{}", number(digits), sign("·"), power(exponent)))
        }
        None => number(&text),
    }
}

fn number(digits: &str) -> String {
    format!("<mn>{digits}</mn>")
}

fn identifier(name: &str) -> String {
    format!("<mi>{name}</mi>")
}

fn sign(sign: &str) -> String {
    format!("<mo>{sign}</mo>")
}

fn fenced(open: &str, part: &str, close: &str) -> String {
    row(&format!("{}{part}{}", sign(open), sign(close)))
}

fn row(parts: &str) -> String {
    format!("<mrow>{parts}</mrow>")
}
