//! The core of the Downhill playground.

pub mod catalogue;
pub mod complaint;
pub mod dual;
pub mod knob;
pub mod objective;
pub mod random;
pub mod scalar;
pub mod settings;
pub mod surface;
