//! Activations: what a hidden unit makes of its sum.

use crate::scalar::Scalar;

/// h = f(z), applied by each hidden unit; output units have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Activation {
    /// f(z) = tanh z.
    #[default]
    Tanh,
    /// f(z) = max(z, 0); its derivative at 0, which does not exist, counts as 0, as in
    /// `torch.nn.ReLU`.
    Relu,
    /// f(z) = z: the network stays linear in its features.
    Identity,
}

impl Activation {
    /// f(z).
    #[inline]
    pub(super) fn value<S: Scalar>(self, z: S) -> S {
        match self {
            Self::Tanh => z.tanh(),
            Self::Relu if z.real() > 0.0 => z,
            Self::Relu => S::from(0.0),
            Self::Identity => z,
        }
    }

    /// f′(z) from h = f(z).
    #[inline]
    pub(super) fn slope<S: Scalar>(self, h: S) -> S {
        match self {
            Self::Tanh => S::from(1.0) - h * h,
            Self::Relu => S::from(if h.real() > 0.0 { 1.0 } else { 0.0 }),
            Self::Identity => S::from(1.0),
        }
    }

    /// Its symbol in formulas, as LaTeX.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Tanh => r"\tanh",
            Self::Relu => r"\operatorname{ReLU}",
            Self::Identity => "",
        }
    }
}
