//! Random numbers as `NumPy` draws them: the same seed gives the same words, orders and doubles.
//!
//! `NumPy` has two generators and both are wanted. Data sets are drawn from [`RandomState`], as
//! scikit-learn draws its own; the order of mini-batches comes from [`Generator`].
//! What goes through a logarithm is the same everywhere here, as `libm` computes it, and the same
//! as `NumPy`'s to the last place or two.

mod generator;
mod interval;
mod random_state;
mod seed_sequence;

pub use generator::Generator;
pub use random_state::RandomState;
pub use seed_sequence::SeedSequence;
