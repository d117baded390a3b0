//! The form in which an expression is evaluated: a short list of operations on a small stack.

use super::function::Function;
use super::grammar::DEEPEST;
use super::tree::{Operator, Tree};
use crate::scalar::Scalar;

/// The most numbers that wait: at most one at each level of nesting, and the one that is worked on.
const WAITING: usize = DEEPEST + 2;

/// The largest power that is a product.
const LARGEST_PRODUCT: f64 = 1024.0;

/// What is done next.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Operation {
    Number(f64),
    Variable(usize),
    Negate,
    Binary(Operator),
    /// A power with a whole exponent.
    Whole(i32),
    /// A power with a constant exponent.
    Real(f64),
    Of(Function),
    OfTwo(Function),
}

/// An expression, ready to be evaluated again and again without allocating.
///
/// Evaluated with [`Dual`](crate::dual::Dual) numbers, it gives exact derivatives.
#[derive(Debug, Clone, PartialEq)]
pub struct Program(Vec<Operation>);

impl Program {
    pub(super) fn new(tree: &Tree) -> Self {
        let mut program = Self(Vec::new());
        program.write(tree);
        program
    }

    /// The value at `variables`, which are as many as the vocabulary names.
    #[inline]
    pub fn evaluate<S: Scalar>(&self, variables: &[S]) -> S {
        let mut stack = Stack { numbers: [S::from(0.0); WAITING], height: 0 };
        for operation in &self.0 {
            stack.apply(*operation, variables);
        }
        stack.pop()
    }

    /// Parts without variables are evaluated here and now.
    fn write(&mut self, tree: &Tree) {
        let start = self.0.len();
        self.write_operations(tree);
        if self.0.len() > start + 1 && !tree.varies() {
            let part = Self(self.0.split_off(start));
            self.0.push(Operation::Number(part.evaluate::<f64>(&[])));
        }
    }

    fn write_operations(&mut self, tree: &Tree) {
        if let Tree::Binary(Operator::Power, operands) = tree
            && let [base, exponent] = &**operands
            && !exponent.varies()
        {
            self.write(base);
            return self.0.push(power(Self::new(exponent).evaluate::<f64>(&[])));
        }
        tree.parts().iter().for_each(|part| self.write(part));
        self.0.push(match tree {
            Tree::Number(number) => Operation::Number(*number),
            Tree::Constant(constant) => Operation::Number(constant.value()),
            Tree::Variable(index) => Operation::Variable(*index),
            Tree::Negative(_) => Operation::Negate,
            Tree::Binary(operator, _) => Operation::Binary(*operator),
            Tree::Call(function, _) if function.arguments() == 1 => Operation::Of(*function),
            Tree::Call(function, _) => Operation::OfTwo(*function),
        });
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a whole number up to 1024")]
fn power(exponent: f64) -> Operation {
    if libm::trunc(exponent) == exponent && exponent.abs() <= LARGEST_PRODUCT {
        Operation::Whole(exponent as i32)
    } else {
        Operation::Real(exponent)
    }
}

struct Stack<S> {
    numbers: [S; WAITING],
    height: usize,
}

impl<S: Scalar> Stack<S> {
    #[inline]
    fn push(&mut self, number: S) {
        self.numbers[self.height] = number;
        self.height += 1;
    }

    #[inline]
    fn pop(&mut self) -> S {
        self.height -= 1;
        self.numbers[self.height]
    }

    #[inline]
    fn map(&mut self, function: impl FnOnce(S) -> S) {
        let x = self.pop();
        self.push(function(x));
    }

    #[inline]
    fn combine(&mut self, function: impl FnOnce(S, S) -> S) {
        let (y, x) = (self.pop(), self.pop());
        self.push(function(x, y));
    }

    #[inline]
    fn apply(&mut self, operation: Operation, variables: &[S]) {
        match operation {
            Operation::Number(number) => self.push(S::from(number)),
            Operation::Variable(index) => self.push(variables[index]),
            Operation::Negate => self.map(|x| -x),
            Operation::Binary(Operator::Add) => self.combine(|x, y| x + y),
            Operation::Binary(Operator::Subtract) => self.combine(|x, y| x - y),
            Operation::Binary(Operator::Multiply) => self.combine(|x, y| x * y),
            Operation::Binary(Operator::Divide) => self.combine(|x, y| x / y),
            Operation::Binary(Operator::Power) => self.combine(Scalar::pow),
            Operation::Whole(exponent) => self.map(|x| x.powi(exponent)),
            Operation::Real(exponent) => self.map(|x| x.powf(exponent)),
            Operation::Of(function) => self.map(|x| function.of(x)),
            Operation::OfTwo(function) => self.combine(|x, y| function.of_two(x, y)),
        }
    }
}
