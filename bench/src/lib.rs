//! Workloads: what is timed natively, in a browser's tab, and in other libraries.
//!
//! A workload is made afresh for each sample and its unit then done a number of times on end. The
//! first unit's result, a loss, is what every candidate has to agree on.

mod descent;
mod rows;
mod workload;

pub use rows::rows_in_batch_order;
pub use workload::{Unit, Workload, workload, workloads};
