//! Rows of which two say what matters, and seldom.

use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::settings::Settings;

use super::data_set::DataSet;
use super::knobs::feature_names;
use super::table::Table;

const EXAMPLES: Knob =
    Knob::whole("n", 92, (4, 100_000), Slider::logarithmic(10.0, 1000.0)).named("Examples", "n");

const SIZE: Knob = Knob::real("size", 101.0, (1.0, 1e6), Slider::logarithmic(1.0, 1000.0))
    .named("Size of the two", "C");

/// What the many aim at, far enough to be out of reach.
const FAR: f64 = 3.0;

/// By the absolute loss, the two rows of size C pull the slope to 1 with C each, and the other
/// n − 2 pull it to −3 with 1 each. Every row has its mirror image, so that the intercept stays.
/// In `NumPy`:
///
/// ```python
/// X = np.concatenate(([C, -C], np.resize([-1.0, 1.0], n - 2)))[:, None]
/// y = np.concatenate(([C, -C], np.resize([3.0, -3.0], n - 2)))
/// ```
pub(super) const RARE: DataSet = DataSet {
    entry: Entry {
        key: "rare",
        name: "Rare rows",
        summary: "Two large rows and many small ones, which pull the slope the other way.",
        formula: r"(x, y) = \pm (C, C) \text{ twice}, \quad \pm (-1, 3) \text{ otherwise}",
        knobs: &[EXAMPLES, SIZE],
        source: "after the counterexample of Reddi, Kale and Kumar 2018, On the convergence of \
                 Adam and beyond, section 3, as rows of an absolute loss",
    },
    make: |settings| {
        let side = |large: f64, small: f64| {
            let all = (0..settings.count("n")).map(move |row| if row < 2 { large } else { small });
            (0_u32..).zip(all).map(|(row, value)| if row % 2 == 0 { value } else { -value })
        };
        let size = settings.number("size");
        Table::new(feature_names(1), "y", side(size, -1.0).collect(), side(size, FAR).collect())
    },
    python,
};

fn python(settings: &Settings) -> String {
    let (size, rest) = (settings.number("size"), settings.count("n") - 2);
    let side = |small: f64| {
        format!(
            "np.concatenate(([{size:?}, {:?}], np.resize([{small:?}, {:?}], {rest})))",
            -size, -small
        )
    };
    format!("X = {}[:, None]\ny = {}", side(-1.0), side(FAR))
}
