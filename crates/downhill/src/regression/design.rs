//! The design matrix.

/// X: n rows of k terms, of which the first is the 1 that belongs to the intercept.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    terms: usize,
    rows: Vec<f64>,
}

impl Design {
    /// The matrix with `terms` columns and these entries, row after row.
    ///
    /// # Panics
    /// If there is no term, or `rows` is not a whole number of rows.
    pub fn new(terms: usize, rows: Vec<f64>) -> Self {
        assert!(terms > 0 && rows.len().is_multiple_of(terms), "ragged rows");
        Self { terms, rows }
    }

    /// The number of columns, k.
    pub fn terms(&self) -> usize {
        self.terms
    }

    /// The number of rows, n.
    pub fn examples(&self) -> usize {
        self.rows.len() / self.terms
    }

    /// The rows.
    pub fn rows(&self) -> std::slice::ChunksExact<'_, f64> {
        self.rows.chunks_exact(self.terms)
    }

    /// The row number `index`.
    pub fn row(&self, index: usize) -> &[f64] {
        &self.rows[index * self.terms..][..self.terms]
    }

    /// The entry in this row and column.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.rows[row * self.terms + column]
    }
}
