//! Two clouds of points.

use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::settings::Settings;

use super::data_set::DataSet;
use super::knobs::random_state;
use super::labels::{LABELS, Points, labelled};
use super::table::Table;

/// Two normal clouds, for logistic regression. In Python
/// `X, y = sklearn.datasets.make_blobs(n_samples, centers=2, cluster_std=cluster_std,
/// random_state=random_state)`, and `y = 2 * y - 1` for the labels −1 and +1.
pub(super) const BLOBS: DataSet = DataSet {
    entry: Entry {
        key: "blobs",
        name: "Two blobs",
        summary: "Two round clouds that overlap: two classes that a straight line separates as well as can be.",
        formula: r"x = c_y + \sigma\varepsilon, \quad c_y \sim U(-10, 10)^2, \quad \varepsilon \sim N(0, I), \quad y \in \{0, 1\}",
        knobs: &[N_SAMPLES, CLUSTER_STD, RANDOM_STATE, LABELS],
        source: "scikit-learn, sklearn.datasets.make_blobs",
    },
    make,
    python: |settings| {
        let [n, width, seed] =
            ["n_samples", "cluster_std", "random_state"].map(|key| settings.number(key));
        format!(
            "from sklearn.datasets import make_blobs\n\
             X, y = make_blobs({n}, centers=2, cluster_std={width}, random_state={seed}){}",
            labelled(settings)
        )
    },
};

const N_SAMPLES: Knob =
    Knob::whole("n_samples", 200, (2, 100_000), Slider::logarithmic(10.0, 10_000.0))
        .named("Examples", "n");
const CLUSTER_STD: Knob = Knob::real("cluster_std", 2.5, (0.0, 100.0), Slider::linear(0.0, 5.0))
    .named("Width", r"\sigma");
const RANDOM_STATE: Knob =
    Knob::whole("random_state", 3, (0, u32::MAX), Slider::linear(0.0, 100.0)).named("Seed", "s");

/// The centres are drawn first; the first cloud gets the odd point.
fn make(settings: &Settings) -> Table {
    let mut rng = random_state(settings, "random_state");
    let (n, width) = (settings.count("n_samples"), settings.number("cluster_std"));
    let centres = rng.uniforms(-10.0, 10.0, 4);
    let class = |row: usize| usize::from(row >= n - n / 2);
    let places = (0..n).flat_map(|row| [2 * class(row), 2 * class(row) + 1]);
    let rows = places.map(|place| centres[place] + width * rng.standard_normal()).collect();
    let classes = (0..n).map(|row| class(row) as f64).collect();
    Points { rows, classes }.shuffled(&mut rng).table(settings)
}
