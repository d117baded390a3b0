//! The libraries that a run can be said in.

use super::term::Module;

/// What a script is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// PyTorch: `torch.optim`, gradients by autograd.
    PyTorch,
    /// Optax: gradients by JAX.
    Optax,
    /// NumPy alone: the update and the gradient written out.
    NumPy,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::PyTorch, Self::Optax, Self::NumPy];

    /// The library's name.
    pub fn library(self) -> &'static str {
        match self {
            Self::PyTorch => "PyTorch",
            Self::Optax => "Optax",
            Self::NumPy => "NumPy",
        }
    }

    pub(super) fn module(self) -> Module {
        match self {
            Self::PyTorch => Module::Torch,
            Self::Optax => Module::Jax,
            Self::NumPy => Module::NumPy,
        }
    }
}
