//! Terms: the mathematics of a script, read from the formulas that the page shows.

mod derivative;
mod evaluation;
mod naming;
mod printing;
mod reading;
#[cfg(test)]
mod tests;
mod token;

pub(super) use printing::{Module, Printer};
pub(super) use reading::{Equation, equation, equations, name, term};

/// A term of Python.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Term {
    Number(f64),
    /// A variable, by its name in Python.
    Name(String),
    Negative(Box<Term>),
    Binary(Operator, Box<[Term; 2]>),
    Call(Function, Vec<Term>),
    /// 1 where the first is greater than the second, else 0.
    Greater(Box<[Term; 2]>),
    /// The sum over the coordinates.
    Sum(Box<Term>),
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

/// What is called by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Abs,
    Atan,
    Cos,
    Cosh,
    Exp,
    Floor,
    Ln,
    Log10,
    Max,
    Min,
    Radians,
    Sign,
    Sin,
    Sinh,
    Sqrt,
    Tan,
    Tanh,
}

impl Term {
    pub fn named(name: &str) -> Self {
        Self::Name(name.to_owned())
    }

    pub fn binary(operator: Operator, left: Self, right: Self) -> Self {
        Self::Binary(operator, Box::new([left, right]))
    }

    pub fn call(function: Function, argument: Self) -> Self {
        Self::Call(function, vec![argument])
    }

    pub fn power(self, exponent: f64) -> Self {
        Self::binary(Operator::Power, self, Self::Number(exponent))
    }

    /// The parts that it is made of.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Number(_) | Self::Name(_) => &[],
            Self::Negative(operand) | Self::Sum(operand) => std::slice::from_ref(operand),
            Self::Binary(_, operands) | Self::Greater(operands) => &operands[..],
            Self::Call(_, arguments) => arguments,
        }
    }

    /// The names that stand in it, each once, in the order in which they do.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.visit(&mut |name| {
            if !names.contains(&name) {
                names.push(name);
            }
        });
        names
    }

    fn visit<'a>(&'a self, see: &mut impl FnMut(&'a str)) {
        if let Self::Name(name) = self {
            see(name);
        }
        self.parts().iter().for_each(|part| part.visit(see));
    }

    pub fn uses(&self, name: &str) -> bool {
        self.names().contains(&name)
    }

    /// The term with what `replace` gives for a name in the name's place.
    pub fn with(&self, replace: &impl Fn(&str) -> Option<Self>) -> Self {
        let boxed = |term: &Self| Box::new(term.with(replace));
        let both = |[left, right]: &[Self; 2]| Box::new([left.with(replace), right.with(replace)]);
        match self {
            Self::Number(number) => Self::Number(*number),
            Self::Name(name) => replace(name).unwrap_or_else(|| self.clone()),
            Self::Negative(operand) => Self::Negative(boxed(operand)),
            Self::Sum(operand) => Self::Sum(boxed(operand)),
            Self::Binary(operator, operands) => Self::Binary(*operator, both(operands)),
            Self::Greater(operands) => Self::Greater(both(operands)),
            Self::Call(function, arguments) => {
                Self::Call(*function, arguments.iter().map(|term| term.with(replace)).collect())
            }
        }
    }
}

impl Function {
    pub const ALL: [(&'static str, Self); 17] = [
        ("abs", Self::Abs),
        ("arctan", Self::Atan),
        ("cos", Self::Cos),
        ("cosh", Self::Cosh),
        ("exp", Self::Exp),
        ("floor", Self::Floor),
        ("log", Self::Ln),
        ("log10", Self::Log10),
        ("maximum", Self::Max),
        ("minimum", Self::Min),
        ("radians", Self::Radians),
        ("sign", Self::Sign),
        ("sin", Self::Sin),
        ("sinh", Self::Sinh),
        ("sqrt", Self::Sqrt),
        ("tan", Self::Tan),
        ("tanh", Self::Tanh),
    ];

    /// Its name in NumPy.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, function)| *function == self).map_or("", |(name, _)| name)
    }

    /// The function that LaTeX writes as `\command`.
    pub fn of_latex(command: &str) -> Option<Self> {
        let name = match command {
            "ln" => "log",
            "log" => "",
            "max" => "maximum",
            "min" => "minimum",
            command => command,
        };
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, function)| *function)
    }
}
