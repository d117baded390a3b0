//! The parts of a table: rows that a model is trained on, and rows that are held out.

use super::Table;
use crate::random::Generator;

/// A table's rows in two parts that have none in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// What a model is trained on.
    pub training: Table,
    /// What only shows how it does on rows that it has not seen.
    pub held_out: Option<Table>,
}

impl Parts {
    /// Holds out the share `share` of the rows of `table`, to the nearest whole number. In `NumPy`
    ///
    /// ```python
    /// train, held = np.split(np.random.default_rng(seed).permutation(n), [n - round(share * n)])
    /// ```
    ///
    /// If that is no row, all are trained on, in their own order.
    pub fn of(table: Table, share: f64, seed: u64) -> Self {
        let held = held_out(table.examples(), share);
        if held == 0 {
            return Self { training: table, held_out: None };
        }
        let mut order = vec![0; table.examples()];
        Generator::new(&[seed]).permutation(&mut order);
        let (training, held) = order.split_at(order.len() - held);
        Self { training: table.picked(training), held_out: Some(table.picked(held)) }
    }

    /// Both parts scaled by what makes the training rows have mean 0 and standard deviation 1: how
    /// the held-out rows are spread is not to be known.
    #[must_use]
    pub fn standardised(self) -> Self {
        let (training, scaling) = self.training.standardised();
        Self { training, held_out: self.held_out.map(|table| table.scaled(&scaling)) }
    }
}

/// How many of `rows` rows a share of them is, as Python rounds; one row is left at least.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of the rows is fewer than there are"
)]
fn held_out(rows: usize, share: f64) -> usize {
    ((share * rows as f64).round_ties_even() as usize).min(rows - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// A table whose rows are their own numbers.
    fn numbered(rows: u32) -> Table {
        let numbers: Vec<_> = (0..rows).map(f64::from).collect();
        Table::new(vec!["x".to_owned()], "y", numbers.clone(), numbers)
    }

    #[test]
    fn rows_are_held_out_as_numpy_does() {
        let parts = Parts::of(numbered(12), 0.3, 7);
        let held = parts.held_out.expect("rows that are held out");
        // NumPy 2.4.6: np.split(np.random.default_rng(7).permutation(12), [12 - round(0.3 * 12)])
        assert_eq!(parts.training.targets(), [4.0, 6.0, 10.0, 0.0, 1.0, 3.0, 8.0, 7.0]);
        assert_eq!(held.targets(), [2.0, 5.0, 9.0, 11.0]);
        assert!(held.column(0).eq(held.targets().iter().copied()));
    }

    #[test]
    fn a_share_is_rounded_as_python_does() {
        let held = [(5, 0.5), (7, 0.5), (1, 0.5), (2, 0.5), (3, 0.1), (200, 0.29), (3, 0.0)];
        assert_eq!(held.map(|(rows, share)| held_out(rows, share)), [2, 4, 0, 1, 0, 58, 0]);
    }

    #[test]
    fn the_training_rows_alone_say_how_features_are_scaled() {
        let parts = Parts::of(numbered(40), 0.25, 1).standardised();
        let column: Vec<_> = parts.training.column(0).collect();
        let mean = column.iter().sum::<f64>() / column.len() as f64;
        assert!(mean.abs() < 1e-12, "{mean}");
        let held = parts.held_out.expect("rows that are held out");
        let slope = |table: &Table| {
            let [a, b] = [0, 1].map(|row| (table.column(0).nth(row), table.targets()[row]));
            (a.0.unwrap_or_default() - b.0.unwrap_or_default()) / (a.1 - b.1)
        };
        assert!((slope(&held) - slope(&parts.training)).abs() < 1e-12);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_are_disjoint_and_make_up_the_table(
            rows in 1..300_u32,
            share in 0.0..=0.5,
            seed in any::<u32>(),
        ) {
            let numbers: Vec<_> = (0..rows).map(f64::from).collect();
            let table = Table::new(vec!["x".to_owned()], "y", numbers.clone(), numbers.clone());
            let Parts { training, held_out } = Parts::of(table, share, seed.into());
            let held = held_out.iter().flat_map(Table::targets);
            let mut all: Vec<_> = training.targets().iter().chain(held).copied().collect();
            all.sort_by(f64::total_cmp);
            prop_assert_eq!(all, numbers);
            prop_assert!(2 * training.examples() + 1 >= rows as usize);
        }

        #[test]
        fn nothing_held_out_leaves_the_table_alone(rows in 1..50_u32, seed in any::<u32>()) {
            let numbers: Vec<_> = (0..rows).map(f64::from).collect();
            let table = Table::new(vec!["x".to_owned()], "y", numbers.clone(), numbers);
            let parts = Parts::of(table.clone(), 0.0, seed.into());
            prop_assert_eq!(parts, Parts { training: table, held_out: None });
        }
    }
}
