//! A straight line with noise.

use crate::catalogue::Entry;
use crate::random::RandomState;
use crate::settings::Settings;

use super::data_set::DataSet;
use super::knobs::{EXAMPLES, NOISE, SEED, feature_names, random_state};
use super::table::Table;

/// y = 0.6 + 1.3 x + noise. In `NumPy`, with `rng = RandomState(seed)`:
///
/// ```python
/// x = rng.standard_normal(n)
/// y = 0.6 + 1.3 * x + noise * rng.standard_normal(n)
/// ```
pub(super) const LINE: DataSet = DataSet {
    entry: Entry {
        key: "line",
        name: "Line",
        summary: "Points about a straight line.",
        formula: r"y = 0.6 + 1.3\,x + \sigma\varepsilon, \quad x, \varepsilon \sim N(0, 1)",
        knobs: &[EXAMPLES, NOISE, SEED],
        source: "",
    },
    make: |settings| {
        let (x, y, _) = points(settings);
        Table::new(feature_names(1), "y", x, y)
    },
    python: |settings| format!("{}\nX = x[:, None]", python(settings)),
};

/// x and y of the points, and the generator for what else is to be drawn.
pub(super) fn points(settings: &Settings) -> (Vec<f64>, Vec<f64>, RandomState) {
    let (n, noise) = (settings.count("n"), settings.number("noise"));
    let mut rng = random_state(settings, "seed");
    let x = rng.standard_normals(n);
    let y = x.iter().map(|x| 0.6 + 1.3 * x + noise * rng.standard_normal()).collect();
    (x, y, rng)
}

/// x, y and the generator in Python.
pub(super) fn python(settings: &Settings) -> String {
    let [n, noise, seed] = ["n", "noise", "seed"].map(|key| settings.number(key));
    format!(
        "rng = np.random.RandomState({seed})\nx = rng.standard_normal({n})\n\
         y = 0.6 + 1.3 * x + {noise} * rng.standard_normal({n})"
    )
}
