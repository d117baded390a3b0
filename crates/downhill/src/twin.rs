//! Twins: what a record is called elsewhere, so that traces can be compared and scripts written.

/// A library that has the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Library {
    /// PyTorch: `torch.optim`, `torch.optim.lr_scheduler`.
    Torch,
    /// Optax.
    Optax,
}

/// What an argument of the other library is here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Meaning {
    /// The knob with this key; a truth value counts as 0 or 1.
    Knob(&'static str),
    /// The knob with this key, which is a fraction of the initial rate where the library gives a rate.
    Fraction(&'static str),
    /// The learning rate that the schedule starts from.
    InitialRate,
    /// Nothing that can be set here: the record is a twin only where the argument has this value.
    Fixed(f64),
    /// A formula in the library's language, with knobs as `{key}`: the record is a twin only where
    /// the argument reads so.
    Formula(&'static str),
}

/// An argument of the other library. A list's entries are written `betas.0`, `betas.1`.
pub type Argument = (&'static str, Meaning);

/// The other library's name for a record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Twin {
    /// The library.
    pub library: Library,
    /// The name there.
    pub name: &'static str,
    /// Its arguments.
    pub arguments: &'static [Argument],
    /// What knobs are there unless an argument says otherwise, where our own default differs.
    pub presets: &'static [(&'static str, f64)],
    /// What it calls the numbers of a coordinate's memory, in their order.
    pub memory: &'static [&'static str],
    /// Pairs of knobs of which it refuses to have both off 0.
    pub refuses: &'static [[&'static str; 2]],
}

impl Twin {
    /// What PyTorch calls it.
    pub const fn torch(name: &'static str, arguments: &'static [Argument]) -> Self {
        Self { library: Library::Torch, name, arguments, presets: &[], memory: &[], refuses: &[] }
    }

    /// What Optax calls it.
    pub const fn optax(name: &'static str, arguments: &'static [Argument]) -> Self {
        Self { library: Library::Optax, name, arguments, presets: &[], memory: &[], refuses: &[] }
    }

    /// The same with knobs that stand there at another value than here.
    pub const fn with(self, presets: &'static [(&'static str, f64)]) -> Self {
        Self { presets, ..self }
    }

    /// The same with pairs of knobs of which it refuses to have both off 0.
    pub const fn refusing(self, refuses: &'static [[&'static str; 2]]) -> Self {
        Self { refuses, ..self }
    }

    /// The same with names for the numbers that a rule remembers of each coordinate.
    pub const fn remembering(self, memory: &'static [&'static str]) -> Self {
        Self { memory, ..self }
    }
}
