//! A straight line from which some points stray.

use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};

use super::data_set::DataSet;
use super::knobs::{EXAMPLES, NOISE, SEED, feature_names};
use super::line::{points, python};
use super::table::Table;

const SHARE: Knob =
    Knob::real("share", 0.1, (0.0, 1.0), Slider::linear(0.0, 0.5)).named("Share of outliers", "q");

/// The line's points, of which a share is lifted. In `NumPy`, after the line's two statements:
///
/// ```python
/// stray = rng.uniform(size=n) < share
/// y += stray * rng.uniform(4, 8, n)
/// ```
pub(super) const OUTLIERS: DataSet = DataSet {
    entry: Entry {
        key: "outliers",
        name: "Outliers",
        summary: "A straight line from which some points stray far upwards.",
        formula: r"y = 0.6 + 1.3\,x + \sigma\varepsilon + ou, \quad o \in \{0, 1\}, \quad P(o = 1) = q, \quad u \sim U(4, 8)",
        knobs: &[EXAMPLES, NOISE, SHARE, SEED],
        source: "",
    },
    make: |settings| {
        let (x, mut y, mut rng) = points(settings);
        let strays = rng.uniforms(0.0, 1.0, y.len());
        for (y, stray) in y.iter_mut().zip(strays) {
            let lift = rng.uniform(4.0, 8.0);
            *y += if stray < settings.number("share") { lift } else { 0.0 };
        }
        Table::new(feature_names(1), "y", x, y)
    },
    python: |settings| {
        let [n, share] = ["n", "share"].map(|key| settings.number(key));
        let stray = format!("rng.uniform(size={n}) < {share}");
        let lift = format!("y += ({stray}) * rng.uniform(4, 8, {n})");
        format!("{}\n{lift}\nX = x[:, None]", python(settings))
    },
};
