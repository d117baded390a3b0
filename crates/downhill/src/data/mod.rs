//! Data sets: tables that are drawn from a seed, bundled, or read from the user's text.

mod curve;
mod data_set;
mod diabetes;
mod knobs;
mod line;
mod outliers;
mod plane;
mod regression;
mod scaling;
mod table;

pub use data_set::DataSet;
pub use scaling::Scaling;
pub use table::Table;
