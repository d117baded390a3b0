//! A table of numbers: features by the row, and a target (or several) for each row.

use super::scaling::Scaling;

/// n rows of p features, and the m targets of each row that a model is to predict from them. Most
/// tables have one target.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    features: Vec<String>,
    target: String,
    outputs: usize,
    rows: Vec<f64>,
    targets: Vec<f64>,
}

impl Table {
    /// A table with these feature names and this target name; `rows` are the features row after
    /// row (n × p), `targets` the n targets.
    ///
    /// # Panics
    /// If there is no feature or no row, or `rows` is not as long as names and targets make it.
    pub fn new(
        features: Vec<String>,
        target: impl Into<String>,
        rows: Vec<f64>,
        targets: Vec<f64>,
    ) -> Self {
        assert!(!features.is_empty() && !targets.is_empty(), "an empty table");
        assert_eq!(rows.len(), features.len() * targets.len(), "ragged rows");
        Self { features, target: target.into(), outputs: 1, rows, targets }
    }

    /// A table with `outputs` targets for each row: `targets` are the targets row after row
    /// (n × m), `rows` the features as in [`Table::new`].
    ///
    /// # Panics
    /// If there is no feature, no row or no target, or `rows` and `targets` do not have as many
    /// rows.
    pub fn with_outputs(
        features: Vec<String>,
        outputs: usize,
        rows: Vec<f64>,
        targets: Vec<f64>,
    ) -> Self {
        assert!(!features.is_empty() && !targets.is_empty() && outputs > 0, "an empty table");
        assert_eq!(rows.len() * outputs, features.len() * targets.len(), "ragged rows");
        Self { features, target: "y".to_owned(), outputs, rows, targets }
    }

    /// The names of the p features.
    pub fn features(&self) -> &[String] {
        &self.features
    }

    /// The name of the target.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The number of targets of each row, m.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The targets, row after row: n of them if there is one a row.
    pub fn targets(&self) -> &[f64] {
        &self.targets
    }

    /// The targets of each row.
    pub fn target_rows(&self) -> std::slice::ChunksExact<'_, f64> {
        self.targets.chunks_exact(self.outputs)
    }

    /// The number of rows, n.
    pub fn examples(&self) -> usize {
        self.targets.len() / self.outputs
    }

    /// The features of each row.
    pub fn rows(&self) -> std::slice::ChunksExact<'_, f64> {
        self.rows.chunks_exact(self.features.len())
    }

    /// The values of the feature number `feature`, in the order of the rows.
    pub fn column(&self, feature: usize) -> impl Iterator<Item = f64> + Clone + '_ {
        self.rows().map(move |row| row[feature])
    }

    /// The same table with other targets, as many as it has.
    ///
    /// # Panics
    /// If there are more or fewer.
    pub fn with_targets(&self, targets: Vec<f64>) -> Self {
        assert_eq!(targets.len(), self.targets.len(), "a target for each there was");
        Self { targets, ..self.clone() }
    }

    /// The table of these rows, in this order.
    ///
    /// # Panics
    /// If there is none of them, or one is not a row of the table.
    #[must_use]
    pub fn picked(&self, order: &[u32]) -> Self {
        assert!(!order.is_empty(), "an empty table");
        let of = |numbers: &[f64], width: usize| {
            let row = |&row: &u32| numbers[row as usize * width..][..width].to_vec();
            order.iter().flat_map(row).collect()
        };
        let (rows, targets) =
            (of(&self.rows, self.features.len()), of(&self.targets, self.outputs));
        Self { rows, targets, ..self.clone() }
    }

    /// The same table with each feature shifted to mean 0 and scaled to standard deviation 1,
    /// and the scaling that did it. Targets stay as they are.
    pub fn standardised(&self) -> (Self, Scaling) {
        let scaling = Scaling::of(self);
        (self.scaled(&scaling), scaling)
    }

    /// The same table with its features scaled, by what other rows may say.
    #[must_use]
    pub fn scaled(&self, scaling: &Scaling) -> Self {
        let rows = self.rows().flat_map(|row| scaling.apply(row)).collect();
        Self { rows, ..self.clone() }
    }
}
