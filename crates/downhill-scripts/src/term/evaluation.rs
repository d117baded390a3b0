//! The value of a term, to hold a formula against the code that it stands for.

use super::{Function, Operator, Term};
use downhill::scalar::Scalar;

impl Term {
    /// The value with the values of the names; `theta` are what `theta_i` stands for in a sum.
    /// `None` if a name has no value.
    pub fn value(&self, values: &impl Fn(&str) -> Option<f64>, theta: &[f64]) -> Option<f64> {
        let of = |term: &Self| term.value(values, theta);
        Some(match self {
            Self::Number(number) => *number,
            Self::Name(name) => values(name)?,
            Self::Negative(operand) => -of(operand)?,
            Self::Sum(operand) => over(operand, values, theta)?,
            Self::Greater(both) => f64::from(u8::from(of(&both[0])? > of(&both[1])?)),
            Self::Binary(operator, both) => combined(*operator, of(&both[0])?, of(&both[1])?),
            Self::Call(function, arguments) => {
                let values = arguments.iter().map(of).collect::<Option<Vec<_>>>()?;
                function.value(&values)
            }
        })
    }
}

fn over(term: &Term, values: &impl Fn(&str) -> Option<f64>, theta: &[f64]) -> Option<f64> {
    let summand = |coordinate: &f64| {
        let here = term.with(&|name| (name == "theta_i").then_some(Term::Number(*coordinate)));
        here.value(values, theta)
    };
    theta.iter().map(summand).sum()
}

fn combined(operator: Operator, left: f64, right: f64) -> f64 {
    match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Divide => left / right,
        Operator::Power => libm::pow(left, right),
    }
}

impl Function {
    fn value(self, arguments: &[f64]) -> f64 {
        let x = arguments[0];
        match self {
            Self::Abs => x.abs(),
            Self::Atan => Scalar::atan(x),
            Self::Cos => Scalar::cos(x),
            Self::Cosh => Scalar::cosh(x),
            Self::Exp => Scalar::exp(x),
            Self::Floor => Scalar::floor(x),
            Self::Ln => Scalar::ln(x),
            Self::Log10 => Scalar::log10(x),
            Self::Max => arguments.iter().copied().fold(x, f64::max),
            Self::Min => arguments.iter().copied().fold(x, f64::min),
            Self::Radians => x.to_radians(),
            Self::Sign => Scalar::sign(x),
            Self::Sin => Scalar::sin(x),
            Self::Sinh => Scalar::sinh(x),
            Self::Sqrt => x.sqrt(),
            Self::Tan => Scalar::tan(x),
            Self::Tanh => Scalar::tanh(x),
        }
    }
}
