//! Models that are linear in their parameters.

use crate::complaint::Complaint;
use crate::data::Table;

use super::Design;

/// ŷ(x) = Σⱼ θⱼ φⱼ(x) with the terms φ that the variant names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// φ = (1, x₁, x₂, …): θ₀ is the intercept.
    Linear,
    /// φ = (1, x, x², …, x^degree) of a single feature.
    Polynomial {
        /// The highest power.
        degree: usize,
    },
}

impl Model {
    /// The number of parameters for `features` features.
    pub fn dimension(self, features: usize) -> usize {
        match self {
            Self::Linear => features + 1,
            Self::Polynomial { degree } => degree + 1,
        }
    }

    /// The terms φ of a row of features.
    pub fn terms(self, features: &[f64]) -> impl Iterator<Item = f64> + '_ {
        (0..self.dimension(features.len())).scan(1.0, move |power, j| {
            let term = match self {
                _ if j == 0 => 1.0,
                Self::Linear => features[j - 1],
                Self::Polynomial { .. } => *power * features[0],
            };
            *power = term;
            Some(term)
        })
    }

    /// ŷ for a row of features: θ · φ.
    pub fn predict(self, theta: &[f64], features: &[f64]) -> f64 {
        theta.iter().zip(self.terms(features)).map(|(theta, term)| theta * term).sum()
    }

    /// The terms of all rows of `table`.
    ///
    /// # Errors
    /// If a polynomial is asked for a table of several features.
    pub fn design(self, table: &Table) -> Result<Design, Complaint> {
        let features = table.features().len();
        if matches!(self, Self::Polynomial { .. }) && features > 1 {
            let given = format!("polynomial of {features} features");
            return Err(Complaint::new("model", given, "a polynomial of one feature, or linear"));
        }
        let rows = table.rows().flat_map(|row| self.terms(row)).collect();
        Ok(Design::new(self.dimension(features), rows))
    }
}
