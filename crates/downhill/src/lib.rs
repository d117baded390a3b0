//! The core of the Downhill playground.

pub mod batches;
pub mod catalogue;
pub mod complaint;
pub mod curvature;
pub mod data;
pub mod dual;
pub mod experiment;
pub mod expression;
pub mod film;
pub mod knob;
pub mod ledger;
pub mod objective;
pub mod optimizer;
pub mod power;
pub mod random;
pub mod regression;
pub mod rule;
pub mod run;
pub mod scalar;
pub mod schedule;
mod settled;
pub mod settings;
pub mod shelf;
pub mod stability;
pub mod stepper;
pub mod surface;
pub mod twin;
