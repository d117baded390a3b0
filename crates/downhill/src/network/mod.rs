//! Networks of fully connected layers, with hand-written backpropagation.

mod activation;
mod architecture;
mod formulas;
mod objective;
mod pass;
mod shape;
#[cfg(test)]
mod tests;

pub use activation::Activation;
pub use architecture::Architecture;
pub use objective::Network;
pub use shape::{Layer, MOST_LAYERS, MOST_UNITS, Shape};

/// Every formula that a network's account can have, for any layer, unit and input, as LaTeX.
pub fn formulas() -> impl Iterator<Item = String> {
    formulas::all().map(crate::chain::anywhere)
}
