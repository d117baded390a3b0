//! How the losses of single rows make one loss.

/// How the losses of the rows of a batch are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reduction {
    /// Their mean over the batch.
    #[default]
    Mean,
    /// Their sum over the batch.
    Sum,
}

impl Reduction {
    /// What a sum over `rows` rows is divided by.
    pub(crate) fn divisor(self, rows: usize) -> f64 {
        match self {
            Self::Mean => rows.max(1) as f64,
            Self::Sum => 1.0,
        }
    }
}
