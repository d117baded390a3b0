//! Terms as Python.

use super::{Function, Operator, Term};
use crate::python::number;

/// Whose functions a script calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Module {
    /// `np`.
    NumPy,
    /// `torch`.
    Torch,
    /// `jnp`.
    Jax,
}

impl Module {
    pub fn name(self) -> &'static str {
        match self {
            Self::NumPy => "np",
            Self::Torch => "torch",
            Self::Jax => "jnp",
        }
    }
}

/// Prints terms with the functions of a module; a function of plain numbers only is NumPy's.
pub(crate) struct Printer<'a> {
    /// The module.
    pub module: Module,
    /// The names that are plain numbers.
    pub plain: &'a dyn Fn(&str) -> bool,
}

/// How tightly a term holds together.
fn tightness(term: &Term) -> u8 {
    match term {
        Term::Binary(Operator::Add | Operator::Subtract, _) => 1,
        Term::Binary(Operator::Multiply | Operator::Divide, _) => 2,
        Term::Negative(_) => 3,
        Term::Number(number) if *number < 0.0 => 3,
        Term::Binary(Operator::Power, _) => 4,
        _ => 5,
    }
}

impl Printer<'_> {
    pub fn print(&self, term: &Term) -> String {
        match term {
            Term::Number(value) => number(*value),
            Term::Name(name) => name.clone(),
            Term::Negative(operand) => format!("-{}", self.within(operand, 2)),
            Term::Binary(operator, operands) => self.binary(*operator, operands),
            Term::Greater(operands) => {
                format!("({} > {})", self.print(&operands[0]), self.print(&operands[1]))
            }
            Term::Sum(operand) => format!("{}.sum({})", self.module.name(), self.print(operand)),
            Term::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn within(&self, term: &Term, tight: u8) -> String {
        let text = self.print(term);
        if tightness(term) < tight { format!("({text})") } else { text }
    }

    fn binary(&self, operator: Operator, [left, right]: &[Term; 2]) -> String {
        let (sign, [to_left, to_right]) = match operator {
            Operator::Add => (" + ", [1, 2]),
            Operator::Subtract => (" - ", [1, 2]),
            Operator::Multiply => (" * ", [2, 3]),
            Operator::Divide => (" / ", [2, 3]),
            Operator::Power => ("**", [5, 4]),
        };
        format!("{}{sign}{}", self.within(left, to_left), self.within(right, to_right))
    }

    fn call(&self, function: Function, arguments: &[Term]) -> String {
        let plain = arguments.iter().all(|term| self.is_plain(term));
        let texts: Vec<_> =
            arguments.iter().map(|term| self.argument(term, plain, function)).collect();
        let texts = texts.join(", ");
        match (function, self.module) {
            (Function::Abs, _) => format!("abs({texts})"),
            (_, Module::Torch) if !plain => format!("torch.{}({texts})", torch_name(function)),
            (_, Module::Jax) if !plain => format!("jnp.{}({texts})", function.name()),
            _ => format!("np.{}({texts})", function.name()),
        }
    }

    /// `torch.minimum` and `torch.maximum` take nothing but tensors.
    fn argument(&self, term: &Term, all_plain: bool, function: Function) -> String {
        let text = self.print(term);
        let two = matches!(function, Function::Max | Function::Min);
        if two && self.module == Module::Torch && !all_plain && self.is_plain(term) {
            return format!("torch.tensor({text})");
        }
        text
    }

    fn is_plain(&self, term: &Term) -> bool {
        match term {
            Term::Name(name) => (self.plain)(name),
            Term::Sum(_) => false,
            _ => term.parts().iter().all(|part| self.is_plain(part)),
        }
    }
}

fn torch_name(function: Function) -> &'static str {
    if function == Function::Atan { "atan" } else { function.name() }
}
