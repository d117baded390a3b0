//! Classes: targets that take two values.

use super::Table;

impl Table {
    /// The same table with the smaller of its two target values as 0 and the larger as 1; targets
    /// that are 0 or 1 already stay. `None` if there are other than two values.
    pub fn classes(&self) -> Option<Self> {
        let targets = self.targets();
        if targets.iter().all(|target| *target == 0.0 || *target == 1.0) {
            return Some(self.clone());
        }
        let (low, high) = targets
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| (low.min(*y), high.max(*y)));
        let coded = targets.iter().map(|&target| match target {
            _ if target == high => Some(1.0),
            _ if target == low => Some(0.0),
            _ => None,
        });
        let coded: Option<Vec<_>> = coded.collect();
        coded.filter(|_| low < high).map(|targets| self.with_targets(targets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn two_values_become_0_and_1() {
        let coded = |targets: &[f64]| {
            let rows = vec![0.0; targets.len()];
            let table = Table::new(vec!["x".to_owned()], "y", rows, targets.to_vec());
            table.classes().map(|table| table.targets().to_vec())
        };
        assert_eq!(coded(&[1.0, -1.0, 1.0]), Some(vec![1.0, 0.0, 1.0]));
        assert_eq!(coded(&[2.0, 1.0]), Some(vec![1.0, 0.0]));
        assert_eq!(coded(&[1.0, 1.0]), Some(vec![1.0, 1.0]));
        assert_eq!(coded(&[3.0, 3.0]), None);
        assert_eq!(coded(&[0.0, 1.0, 2.0]), None);
    }
}
