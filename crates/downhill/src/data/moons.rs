//! Two half circles that reach into each other.

use std::f64::consts::PI;

use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::settings::Settings;

use super::data_set::DataSet;
use super::knobs::random_state;
use super::labels::{LABELS, Points, labelled};
use super::table::Table;

/// Two moons that no straight line separates. In Python
/// `X, y = sklearn.datasets.make_moons(n_samples, noise=noise, random_state=random_state)`,
/// and `y = 2 * y - 1` for the labels −1 and +1.
pub(super) const MOONS: DataSet = DataSet {
    entry: Entry {
        key: "moons",
        name: "Two moons",
        summary: "Two half circles that reach into each other: two classes that no straight line separates.",
        formula: r"x = \begin{cases} (\cos\varphi, \sin\varphi) + \sigma\varepsilon & y = 0 \\ (1 - \cos\varphi, \frac{1}{2} - \sin\varphi) + \sigma\varepsilon & y = 1 \end{cases}, \quad \varphi \in [0, \pi]",
        knobs: &[N_SAMPLES, NOISE, RANDOM_STATE, LABELS],
        source: "scikit-learn, sklearn.datasets.make_moons",
    },
    make,
    python: |settings| {
        let [n, noise, seed] =
            ["n_samples", "noise", "random_state"].map(|key| settings.number(key));
        format!(
            "from sklearn.datasets import make_moons\n\
             X, y = make_moons({n}, noise={noise}, random_state={seed}){}",
            labelled(settings)
        )
    },
};

const N_SAMPLES: Knob =
    Knob::whole("n_samples", 200, (2, 100_000), Slider::logarithmic(10.0, 10_000.0))
        .named("Examples", "n");
const NOISE: Knob =
    Knob::real("noise", 0.2, (0.0, 100.0), Slider::linear(0.0, 0.5)).named("Noise", r"\sigma");
const RANDOM_STATE: Knob =
    Knob::whole("random_state", 47, (0, u32::MAX), Slider::linear(0.0, 100.0)).named("Seed", "s");

fn make(settings: &Settings) -> Table {
    let mut rng = random_state(settings, "random_state");
    let n = settings.count("n_samples");
    let (outer, inner) = (n / 2, n - n / 2);
    let moon = angles(outer).map(|angle| [libm::cos(angle), libm::sin(angle)]);
    let other = angles(inner).map(|angle| [1.0 - libm::cos(angle), 1.0 - libm::sin(angle) - 0.5]);
    let rows = moon.chain(other).flatten().collect();
    let classes = (0..n).map(|row| f64::from(u8::from(row >= outer))).collect();
    let mut points = Points { rows, classes }.shuffled(&mut rng);
    for x in &mut points.rows {
        *x += settings.number("noise") * rng.standard_normal();
    }
    points.table(settings)
}

/// `numpy.linspace(0, numpy.pi, count)`.
fn angles(count: usize) -> impl Iterator<Item = f64> {
    let step = PI / count.saturating_sub(1).max(1) as f64;
    let angle = move |k: usize| if k > 0 && k + 1 == count { PI } else { k as f64 * step };
    (0..count).map(angle)
}
