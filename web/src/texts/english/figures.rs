//! The figures together.

pub const WHERE_RUNS_ARE: &str = "Where the runs are";
pub const HOW_RUNS_GO: &str = "How the runs go";
