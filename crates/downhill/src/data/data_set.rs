//! The catalogue of data sets.

use crate::catalogue::{Catalogue, Entry};
use crate::settings::Settings;

use super::Table;
use super::blobs::BLOBS;
use super::by_hand::{FOUR_EXAMPLES, ONE_EXAMPLE};
use super::curve::CURVE;
use super::diabetes::DIABETES;
use super::line::LINE;
use super::moons::MOONS;
use super::outliers::OUTLIERS;
use super::plane::PLANE;
use super::rare::RARE;
use super::regression::REGRESSION;

/// A data set: its name, its knobs, and the table that they give.
#[derive(Debug, Clone, Copy)]
pub struct DataSet {
    /// Key, name, knobs and source.
    pub entry: Entry,
    /// The table; the same settings give the same table.
    pub make: fn(&Settings) -> Table,
    /// The same in Python: statements that leave the features as `X`, a row for each example, and
    /// the targets as `y`; what is imported stands in front.
    pub python: fn(&Settings) -> String,
}

/// All data sets, in the order in which they are shown.
static DATA_SETS: [DataSet; 11] = [
    LINE,
    CURVE,
    OUTLIERS,
    PLANE,
    REGRESSION,
    DIABETES,
    BLOBS,
    MOONS,
    RARE,
    ONE_EXAMPLE,
    FOUR_EXAMPLES,
];

impl Catalogue for DataSet {
    const KIND: &'static str = "data set";

    fn all() -> impl Iterator<Item = &'static Self> {
        DATA_SETS.iter()
    }

    fn entry(&self) -> &Entry {
        &self.entry
    }
}

#[cfg(test)]
#[expect(clippy::unreadable_literal, reason = "as NumPy prints them")]
mod tests {
    use super::*;
    use crate::settings::Chosen;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// For each set with its defaults: the last row's first feature and target, the sums of all
    /// features and of all targets. From `NumPy` 2.4.6 and scikit-learn 1.9.1, by the lines that
    /// stand in each set's documentation.
    const CHECKS: [(&str, [f64; 4]); 11] = [
        ("line", [-0.43123037549837534, -0.21164595819010584, 9.523253224814955, 135.082046790496]),
        (
            "outliers",
            [-0.43123037549837534, -0.21164595819010584, 9.523253224814955, 257.271181337175],
        ),
        ("curve", [0.7602260514105195, 0.5969910138446418, 5.2582419510007075, 9.36622388319579]),
        ("plane", [1.3793681840290815, 3.152171813227466, 7.977471613283569, 86.95952023039037]),
        (
            "regression",
            [1.14233678610049, -2.4977904662392647, -70.96438806744447, 35991.33255855591],
        ),
        ("moons", [0.8337772867843192, 1.0, 148.21529117041788, 100.0]),
        ("blobs", [-0.6310494588428708, 1.0, 115.32618400054238, 100.0]),
        ("rare", [1.0, -3.0, 0.0, 0.0]),
        ("two-layer", [0.1, 1.0, 0.6, 1.0]),
        ("linear-4-6", [0.2132, -0.9941, 0.24069999999999991, 11.868200000000003]),
        ("diabetes", [36.0, 57.0, 276404.2336, 67243.0]),
    ];

    #[test]
    fn each_set_is_what_numpy_draws() {
        for set in DataSet::all() {
            let settings = Chosen::new(set).settings;
            let table = (set.make)(&settings);
            let (_, want) = CHECKS.iter().find(|(key, _)| *key == set.entry.key).unwrap();
            let last = table.rows().next_back().unwrap()[0];
            let target = *table.targets().last().unwrap();
            let sums = [table.rows().flatten().sum(), table.targets().iter().sum::<f64>()];
            for (got, want) in [last, target].into_iter().chain(sums).zip(want) {
                let close = (got - want).abs() <= 1e-12 * want.abs().max(1.0);
                assert!(close, "{}: {got} is not {want}", set.entry.key);
            }
        }
    }

    #[test]
    fn standardised_features_have_mean_0_and_deviation_1_or_0() {
        for set in DataSet::all() {
            let (table, _) = (set.make)(&Chosen::new(set).settings).standardised();
            for feature in 0..table.features().len() {
                let n = table.examples() as f64;
                let mean = table.column(feature).sum::<f64>() / n;
                let variance = table.column(feature).map(|x| x * x).sum::<f64>() / n;
                let constant = variance == 0.0 && n == 1.0;
                assert!(mean.abs() < 1e-12 && (constant || (variance - 1.0).abs() < 1e-12));
            }
        }
    }

    #[test]
    fn a_constant_feature_becomes_0() {
        let table = Table::new(vec!["x".to_owned()], "y", vec![0.1; 3], vec![1.0, 2.0, 3.0]);
        assert_eq!(table.standardised().0.column(0).collect::<Vec<_>>(), [0.0; 3]);
    }
}
