//! Data sets: tables that are drawn from a seed, bundled, or read from the user's text.

mod blobs;
mod by_hand;
mod cell;
mod classes;
mod column;
mod curve;
mod data_set;
mod delimiter;
mod diabetes;
mod digest;
mod knobs;
mod labels;
mod line;
mod moons;
mod outliers;
mod parts;
mod plane;
mod rare;
mod reading;
mod regression;
mod scaling;
mod selection;
mod sheet;
mod table;
mod usable;
mod whole_rows;

pub use cell::MISSING;
pub use data_set::DataSet;
pub use parts::Parts;
pub use scaling::Scaling;
pub use sheet::Sheet;
pub use table::Table;
