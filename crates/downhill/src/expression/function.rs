//! The functions that an expression may call.

use crate::scalar::Scalar;

/// A function of one or two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Sin,
    Cos,
    Tan,
    Exp,
    Ln,
    Log10,
    Sqrt,
    Abs,
    Tanh,
    Sinh,
    Cosh,
    Atan,
    Floor,
    Sign,
    Min,
    Max,
}

impl Function {
    pub const ALL: [Self; 16] = [
        Self::Sin,
        Self::Cos,
        Self::Tan,
        Self::Exp,
        Self::Ln,
        Self::Log10,
        Self::Sqrt,
        Self::Abs,
        Self::Tanh,
        Self::Sinh,
        Self::Cosh,
        Self::Atan,
        Self::Floor,
        Self::Sign,
        Self::Min,
        Self::Max,
    ];

    /// How it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sin => "sin",
            Self::Cos => "cos",
            Self::Tan => "tan",
            Self::Exp => "exp",
            Self::Ln => "ln",
            Self::Log10 => "log10",
            Self::Sqrt => "sqrt",
            Self::Abs => "abs",
            Self::Tanh => "tanh",
            Self::Sinh => "sinh",
            Self::Cosh => "cosh",
            Self::Atan => "atan",
            Self::Floor => "floor",
            Self::Sign => "sign",
            Self::Min => "min",
            Self::Max => "max",
        }
    }

    /// Whether it is typed so. The natural logarithm is also `log`, as in NumPy and PyTorch.
    pub fn is_called(self, name: &str) -> bool {
        self.name() == name || (self, name) == (Self::Ln, "log")
    }

    /// The number of its arguments.
    pub fn arguments(self) -> usize {
        if matches!(self, Self::Min | Self::Max) { 2 } else { 1 }
    }

    /// Its value at x; for two arguments see [`Function::of_two`].
    #[inline]
    pub fn of<S: Scalar>(self, x: S) -> S {
        match self {
            Self::Sin => x.sin(),
            Self::Cos => x.cos(),
            Self::Tan => x.tan(),
            Self::Exp => x.exp(),
            Self::Ln => x.ln(),
            Self::Log10 => x.log10(),
            Self::Sqrt => x.sqrt(),
            Self::Abs => x.abs(),
            Self::Tanh => x.tanh(),
            Self::Sinh => x.sinh(),
            Self::Cosh => x.cosh(),
            Self::Atan => x.atan(),
            Self::Floor => x.floor(),
            Self::Sign => x.sign(),
            Self::Min | Self::Max => x,
        }
    }

    /// The lesser or the greater of x and y; no number if one of them is none.
    #[inline]
    pub fn of_two<S: Scalar>(self, x: S, y: S) -> S {
        let first = match self {
            Self::Min => x.real() <= y.real(),
            _ => x.real() >= y.real(),
        };
        if first || x.real().is_nan() { x } else { y }
    }
}
