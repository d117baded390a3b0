//! Models that are linear in their parameters: the terms that they are made of.

use crate::complaint::Complaint;
use crate::data::Table;
use crate::number::superscript;

use super::Design;

/// ŷ(x) = Σⱼ θⱼ φⱼ(x) with the terms φ that the variant names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// φ = (1, x₁, x₂, …): θ₀ is the intercept.
    Linear,
    /// φ = (1, x, x², …, x^degree) of a single feature.
    Polynomial {
        /// The highest power.
        degree: usize,
    },
}

impl Basis {
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
    /// If a polynomial is asked for a table of several features, or the table has several targets.
    pub fn design(self, table: &Table) -> Result<Design, Complaint> {
        let features = table.features().len();
        if matches!(self, Self::Polynomial { .. }) && features > 1 {
            let given = format!("polynomial of {features} features");
            return Err(Complaint::new("model", given, "a polynomial of one feature, or linear"));
        }
        if table.outputs() > 1 {
            let given = format!("a model of one output for {} targets", table.outputs());
            return Err(Complaint::new("model", given, "linear, or a network"));
        }
        let rows = table.rows().flat_map(|row| self.terms(row)).collect();
        Ok(Design::new(self.dimension(features), rows))
    }

    /// What the parameters are called: by their terms.
    pub fn names(self, features: &[String]) -> Vec<String> {
        let name = |j: usize| match (self, features) {
            _ if j == 0 => "1".to_owned(),
            (Self::Polynomial { .. }, [x, ..]) if j > 1 => format!("{x}{}", superscript(j)),
            (Self::Polynomial { .. }, [x, ..]) => x.clone(),
            _ => features[j - 1].clone(),
        };
        (0..self.dimension(features.len())).map(name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn parameters_are_called_by_their_terms() {
        let features =
            |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(Basis::Linear.names(&features(&["age", "bmi"])), ["1", "age", "bmi"]);
        let polynomial = Basis::Polynomial { degree: 10 };
        let names = polynomial.names(&features(&["x"]));
        assert_eq!((&*names[1], &*names[2], &*names[10]), ("x", "x²", "x¹⁰"));
    }

    #[test]
    fn a_prediction_is_the_sum_of_the_terms() {
        assert_eq!(Basis::Linear.predict(&[1.0, 2.0, 3.0], &[10.0, 100.0]), 321.0);
        let polynomial = Basis::Polynomial { degree: 2 };
        assert_eq!(polynomial.predict(&[1.0, 2.0, 3.0], &[10.0]), 321.0);
    }

    #[test]
    fn tables_that_a_basis_cannot_take_are_refused() {
        let names = ["a", "b"].map(str::to_owned).to_vec();
        let table = Table::new(names.clone(), "y", vec![1.0; 4], vec![1.0; 2]);
        Basis::Polynomial { degree: 2 }.design(&table).unwrap_err();
        let table = Table::with_outputs(names, 2, vec![1.0; 4], vec![1.0; 4]);
        Basis::Linear.design(&table).unwrap_err();
    }
}
