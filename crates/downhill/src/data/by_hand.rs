//! The few examples of a lecture, whose updates are worked out by hand.

use crate::catalogue::Entry;

use super::data_set::DataSet;
use super::knobs::feature_names;
use super::table::Table;

/// A single example, for an update by hand: x = (0.1, 0.2, 0.3), y = 1.
pub(super) const ONE_EXAMPLE: DataSet = DataSet {
    entry: Entry {
        key: "two-layer",
        name: "One example",
        summary: "A single example of three features, for an update of a small network by hand.",
        formula: r"x = (0.1, 0.2, 0.3), \quad y = 1",
        knobs: &[],
        source: "",
    },
    make: |_| Table::new(feature_names(3), "y", vec![0.1, 0.2, 0.3], vec![1.0]),
    python: |_| "X = np.array([[0.1, 0.2, 0.3]])\ny = np.array([1.0])".to_owned(),
};

/// Four examples of four features and six targets, for a linear layer 4 → 6.
pub(super) const FOUR_EXAMPLES: DataSet = DataSet {
    entry: Entry {
        key: "linear-4-6",
        name: "Four examples",
        summary: "Four examples of four features and six targets, for a linear layer.",
        formula: r"X \in \mathbb{R}^{4 \times 4}, \quad Y \in \mathbb{R}^{4 \times 6}",
        knobs: &[],
        source: "",
    },
    make: |_| Table::with_outputs(feature_names(4), 6, FEATURES.to_vec(), TARGETS.to_vec()),
    python: |_| {
        let matrix = |numbers: &[f64], columns: usize| {
            let rows: Vec<_> = numbers.chunks(columns).map(|row| format!("    {row:?},")).collect();
            format!("np.array([\n{}\n])", rows.join("\n"))
        };
        format!("X = {}\ny = {}", matrix(&FEATURES, 4), matrix(&TARGETS, 6))
    },
};

#[rustfmt::skip]
const FEATURES: [f64; 16] = [
    0.3768, -2.0741, 0.9403, 0.104,
    0.3636, -1.2057, 2.1092, 0.863,
    -1.213, 1.325, -0.5797, -0.5042,
    0.2132, -0.9422, 0.3078, 0.1567,
];

#[rustfmt::skip]
const TARGETS: [f64; 24] = [
    2.2342, 0.8298, -0.4668, 0.6896, -0.3985, 0.4498,
    -0.2488, 0.1556, 0.6068, 0.7403, -0.0575, -0.0032,
    1.286, 2.0274, 0.7297, -0.0376, 1.1107, 0.6648,
    0.899, -0.4358, 1.3365, 1.8619, -1.1116, -0.9941,
];
