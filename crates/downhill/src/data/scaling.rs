//! The scaling that gives every feature mean 0 and standard deviation 1.

use super::Table;

/// zⱼ = (xⱼ − μⱼ)/σⱼ with the mean μⱼ and the population's standard deviation σⱼ of feature j,
/// as scikit-learn's `StandardScaler`; a constant feature becomes 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaling {
    /// μⱼ for each feature.
    pub means: Vec<f64>,
    /// σⱼ for each feature; 1 where the feature is constant.
    pub deviations: Vec<f64>,
}

impl Scaling {
    /// The scaling of the features of `table`.
    pub fn of(table: &Table) -> Self {
        let columns = 0..table.features().len();
        let (means, deviations) = columns.map(|j| mean_and_deviation(table, j)).unzip();
        Self { means, deviations }
    }

    /// The scaled features of one row.
    pub fn apply<'a>(&'a self, row: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        let scales = self.means.iter().zip(&self.deviations);
        row.iter().zip(scales).map(|(x, (mean, deviation))| (x - mean) / deviation)
    }
}

fn mean_and_deviation(table: &Table, feature: usize) -> (f64, f64) {
    let n = table.examples() as f64;
    let column = table.column(feature);
    let first = column.clone().next().unwrap_or(0.0);
    if column.clone().all(|x| x == first) {
        return (first, 1.0);
    }
    let mean = column.clone().sum::<f64>() / n;
    let variance = column.map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
    (mean, libm::sqrt(variance))
}
