//! A plane over two features, with noise.

use crate::catalogue::Entry;

use super::data_set::DataSet;
use super::knobs::{EXAMPLES, NOISE, SEED, feature_names, random_state};
use super::table::Table;

/// y = 0.5 + 1.5 x₁ − x₂ + noise, the second feature half as wide as the first.
/// In `NumPy`, with `rng = RandomState(seed)`:
///
/// ```python
/// X = rng.standard_normal((n, 2)) * [1, 0.5]
/// y = 0.5 + 1.5 * X[:, 0] - X[:, 1] + noise * rng.standard_normal(n)
/// ```
pub(super) const PLANE: DataSet = DataSet {
    entry: Entry {
        key: "plane",
        name: "Plane",
        summary: "Points about a plane over two features, of which one is half as wide.",
        formula: r"y = 0.5 + 1.5\,x_1 - x_2 + \sigma\varepsilon, \quad x_1, 2x_2, \varepsilon \sim N(0, 1)",
        knobs: &[EXAMPLES, NOISE, SEED],
        source: "",
    },
    make: |settings| {
        let noise = settings.number("noise");
        let mut rng = random_state(settings, "seed");
        let mut rows = rng.standard_normals(2 * settings.count("n"));
        rows.iter_mut().skip(1).step_by(2).for_each(|x| *x *= 0.5);
        let height = |row: &[f64]| 0.5 + 1.5 * row[0] - row[1] + noise * rng.standard_normal();
        let y = rows.chunks_exact(2).map(height).collect();
        Table::new(feature_names(2), "y", rows, y)
    },
    python: |settings| {
        let [n, noise, seed] = ["n", "noise", "seed"].map(|key| settings.number(key));
        format!(
            "rng = np.random.RandomState({seed})\nX = rng.standard_normal(({n}, 2)) * [1, 0.5]\n\
             y = 0.5 + 1.5 * X[:, 0] - X[:, 1] + {noise} * rng.standard_normal({n})"
        )
    },
};
