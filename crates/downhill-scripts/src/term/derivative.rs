//! The derivative of a term.

use super::{Function, Operator, Term};
use Operator::{Add, Divide, Multiply, Power, Subtract};

impl Term {
    /// ∂/∂`name`, without what adds nothing. A sum over the coordinates counts by its summand:
    /// by `theta_i` it is the derivative by each coordinate.
    pub fn derivative(&self, name: &str) -> Self {
        if !self.uses(name) {
            return Self::Number(0.0);
        }
        let of = |term: &Self| term.derivative(name);
        match self {
            Self::Number(_) | Self::Greater(_) => Self::Number(0.0),
            Self::Name(_) => Self::Number(1.0),
            Self::Negative(operand) => negative(of(operand)),
            Self::Sum(operand) => of(operand),
            Self::Binary(Add, both) => sum(of(&both[0]), of(&both[1])),
            Self::Binary(Subtract, both) => difference(of(&both[0]), of(&both[1])),
            Self::Binary(Multiply, both) => {
                let [left, right] = &**both;
                sum(product(of(left), right.clone()), product(left.clone(), of(right)))
            }
            Self::Binary(Divide, both) => quotient_rule(&both[0], &both[1], name),
            Self::Binary(Power, both) => power_rule(&both[0], &both[1], name),
            Self::Call(function, arguments) => call_rule(*function, arguments, name),
        }
    }
}

impl Term {
    /// The product, without factors 1.
    pub fn times(self, other: Self) -> Self {
        product(self, other)
    }

    /// The sum, without terms 0.
    pub fn plus(self, other: Self) -> Self {
        sum(self, other)
    }
}

fn quotient_rule(above: &Term, below: &Term, name: &str) -> Term {
    let first = quotient(above.derivative(name), below.clone());
    let slope = product(above.clone(), below.derivative(name));
    difference(first, quotient(slope, below.clone().power(2.0)))
}

fn power_rule(base: &Term, exponent: &Term, name: &str) -> Term {
    let lower = match exponent {
        Term::Number(2.0) => base.clone(),
        Term::Number(number) => base.clone().power(number - 1.0),
        _ => Term::binary(Power, base.clone(), difference(exponent.clone(), Term::Number(1.0))),
    };
    let by_base = product(product(exponent.clone(), lower), base.derivative(name));
    if !exponent.uses(name) {
        return by_base;
    }
    let whole = Term::binary(Power, base.clone(), exponent.clone());
    let logarithm = Term::call(Function::Ln, base.clone());
    sum(by_base, product(product(whole, logarithm), exponent.derivative(name)))
}

fn call_rule(function: Function, arguments: &[Term], name: &str) -> Term {
    if let [left, right] = arguments {
        return choice_rule(function, [left, right], name);
    }
    let x = arguments[0].clone();
    let again = || Term::call(function, x.clone());
    let one = Term::Number(1.0);
    let square = |term: Term| term.power(2.0);
    let inner = x.derivative(name);
    let outer = match function {
        Function::Sin => Term::call(Function::Cos, x),
        Function::Cos => negative(Term::call(Function::Sin, x)),
        Function::Tan => sum(one, square(again())),
        Function::Exp => again(),
        Function::Ln => return quotient(inner, x),
        Function::Log10 => {
            return quotient(inner, product(x, Term::call(Function::Ln, Term::Number(10.0))));
        }
        Function::Sqrt => return quotient(inner, product(Term::Number(2.0), again())),
        Function::Abs => Term::call(Function::Sign, x),
        Function::Tanh => difference(one, square(again())),
        Function::Sinh => Term::call(Function::Cosh, x),
        Function::Cosh => Term::call(Function::Sinh, x),
        Function::Atan => return quotient(inner, sum(one, square(x))),
        Function::Radians => Term::call(Function::Radians, one),
        Function::Floor | Function::Sign | Function::Max | Function::Min => Term::Number(0.0),
    };
    product(outer, inner)
}

/// Of the larger or the smaller of two, the derivative of that which it is; of equal ones the first.
fn choice_rule(function: Function, [left, right]: [&Term; 2], name: &str) -> Term {
    let others = if function == Function::Max { [right, left] } else { [left, right] };
    let other = Term::Greater(Box::new(others.map(Term::clone)));
    let first = difference(Term::Number(1.0), other.clone());
    sum(product(first, left.derivative(name)), product(other, right.derivative(name)))
}

fn negative(term: Term) -> Term {
    match term {
        Term::Number(number) => Term::Number(-number),
        Term::Negative(operand) => *operand,
        term => Term::Negative(Box::new(term)),
    }
}

fn sum(left: Term, right: Term) -> Term {
    match (left, right) {
        (Term::Number(0.0), term) | (term, Term::Number(0.0)) => term,
        (Term::Number(left), Term::Number(right)) => Term::Number(left + right),
        (left, Term::Negative(right)) => Term::binary(Subtract, left, *right),
        (left, right) => Term::binary(Add, left, right),
    }
}

fn difference(left: Term, right: Term) -> Term {
    match (left, right) {
        (term, Term::Number(0.0)) => term,
        (Term::Number(0.0), term) => negative(term),
        (Term::Number(left), Term::Number(right)) => Term::Number(left - right),
        (left, Term::Negative(right)) => Term::binary(Add, left, *right),
        (left, right) => Term::binary(Subtract, left, right),
    }
}

fn product(left: Term, right: Term) -> Term {
    match (left, right) {
        (Term::Number(0.0), _) | (_, Term::Number(0.0)) => Term::Number(0.0),
        (Term::Number(1.0), term) | (term, Term::Number(1.0)) => term,
        (Term::Number(left), Term::Number(right)) => Term::Number(left * right),
        (Term::Negative(left), right) => negative(product(*left, right)),
        (left, Term::Negative(right)) => negative(product(left, *right)),
        (left, Term::Number(number)) => product(Term::Number(number), left),
        (Term::Number(number), Term::Binary(Multiply, both)) => match *both {
            [Term::Number(other), rest] => product(Term::Number(number * other), rest),
            [first, rest] => Term::binary(Multiply, product(Term::Number(number), first), rest),
        },
        (left, Term::Binary(Multiply, both)) if matches!(both[0], Term::Number(_)) => {
            let [number, rest] = *both;
            product(number, product(left, rest))
        }
        (left, right) => Term::binary(Multiply, left, right),
    }
}

fn quotient(above: Term, below: Term) -> Term {
    match (above, below) {
        (Term::Number(0.0), _) => Term::Number(0.0),
        (term, Term::Number(1.0)) => term,
        (Term::Negative(above), below) => negative(quotient(*above, below)),
        (above, below) => Term::binary(Divide, above, below),
    }
}
