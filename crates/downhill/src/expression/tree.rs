//! The syntax tree of an expression.

use std::f64::consts;

use super::function::Function;

/// A part of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    Number(f64),
    Constant(Constant),
    /// The variable with this number in the vocabulary.
    Variable(usize),
    Negative(Box<Tree>),
    Binary(Operator, Box<[Tree; 2]>),
    Call(Function, Vec<Tree>),
}

/// What stands between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

/// A number with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Constant {
    Pi,
    E,
    Tau,
}

impl Constant {
    pub const ALL: [Self; 3] = [Self::Pi, Self::E, Self::Tau];

    pub fn named(name: &str) -> Option<Self> {
        let letter = |it: Self| matches!((it, name), (Self::Pi, "π") | (Self::Tau, "τ"));
        Self::ALL.into_iter().find(|it| it.name() == name || letter(*it))
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Pi => "pi",
            Self::E => "e",
            Self::Tau => "tau",
        }
    }

    /// The name in print.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Pi => "π",
            Self::E => "e",
            Self::Tau => "τ",
        }
    }

    pub fn value(self) -> f64 {
        match self {
            Self::Pi => consts::PI,
            Self::E => consts::E,
            Self::Tau => consts::TAU,
        }
    }
}

impl Tree {
    pub fn binary(operator: Operator, left: Self, right: Self) -> Self {
        Self::Binary(operator, Box::new([left, right]))
    }

    /// The parts that it is made of.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Number(_) | Self::Constant(_) | Self::Variable(_) => &[],
            Self::Negative(operand) => std::slice::from_ref(operand),
            Self::Binary(_, operands) => &operands[..],
            Self::Call(_, arguments) => arguments,
        }
    }

    pub fn uses(&self, variable: usize) -> bool {
        *self == Self::Variable(variable) || self.parts().iter().any(|part| part.uses(variable))
    }

    /// Whether any variable stands in it.
    pub fn varies(&self) -> bool {
        matches!(self, Self::Variable(_)) || self.parts().iter().any(Self::varies)
    }
}
