//! One turn of a sine with noise.

use std::f64::consts::PI;

use crate::catalogue::Entry;

use super::data_set::DataSet;
use super::knobs::{EXAMPLES, NOISE, SEED, feature_names, random_state};
use super::table::Table;

/// y = sin πx + noise, for polynomials to follow. In `NumPy`, with `rng = RandomState(seed)`:
///
/// ```python
/// x = rng.uniform(-1, 1, n)
/// y = np.sin(np.pi * x) + noise * rng.standard_normal(n)
/// ```
pub(super) const CURVE: DataSet = DataSet {
    entry: Entry {
        key: "curve",
        name: "Curve",
        summary: "One turn of a sine, for polynomials to follow.",
        formula: r"y = \sin \pi x + \sigma\varepsilon, \quad x \sim U(-1, 1), \quad \varepsilon \sim N(0, 1)",
        knobs: &[EXAMPLES, NOISE.starting_at(0.15), SEED],
        source: "",
    },
    make: |settings| {
        let noise = settings.number("noise");
        let mut rng = random_state(settings, "seed");
        let x = rng.uniforms(-1.0, 1.0, settings.count("n"));
        let y = x.iter().map(|x| libm::sin(PI * x) + noise * rng.standard_normal()).collect();
        Table::new(feature_names(1), "y", x, y)
    },
    python: |settings| {
        let [n, noise, seed] = ["n", "noise", "seed"].map(|key| settings.number(key));
        format!(
            "rng = np.random.RandomState({seed})\nx = rng.uniform(-1, 1, {n})\n\
             y = np.sin(np.pi * x) + {noise} * rng.standard_normal({n})\nX = x[:, None]"
        )
    },
};
