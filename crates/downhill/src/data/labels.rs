//! How the two classes of a data set are written, and the order of their rows.

use crate::knob::{Knob, Variant};
use crate::random::RandomState;
use crate::settings::Settings;

use super::knobs::feature_names;
use super::table::Table;

/// The targets of the two classes.
pub(super) const LABELS: Knob = Knob::choice(
    "labels",
    &[
        Variant { key: "zero-one", name: "0 and 1" },
        Variant { key: "minus-plus", name: "−1 and +1" },
    ],
)
.named("Classes are", "y");

/// Rows of two features and the class, 0 or 1, of each.
pub(super) struct Points {
    pub(super) rows: Vec<f64>,
    pub(super) classes: Vec<f64>,
}

impl Points {
    /// The points in random order: `sklearn.utils.shuffle(X, y, random_state=rng)`.
    pub(super) fn shuffled(self, rng: &mut RandomState) -> Self {
        let mut order: Vec<_> = (0..self.classes.len()).collect();
        rng.shuffle(&mut order);
        let rows = order.iter().flat_map(|&row| [self.rows[2 * row], self.rows[2 * row + 1]]);
        let classes = order.iter().map(|&row| self.classes[row]);
        Self { rows: rows.collect(), classes: classes.collect() }
    }

    /// The table with the labels that `settings` ask for.
    pub(super) fn table(self, settings: &Settings) -> Table {
        let label = |class: f64| match settings.variant("labels") {
            "minus-plus" => 2.0 * class - 1.0,
            _ => class,
        };
        let targets = self.classes.into_iter().map(label).collect();
        Table::new(feature_names(2), "y", self.rows, targets)
    }
}

/// The labels in Python, behind what gives `y` as 0 and 1.
pub(super) fn labelled(settings: &Settings) -> &'static str {
    if settings.variant("labels") == "minus-plus" {
        "\ny = 2.0 * y - 1"
    } else {
        "\ny = y.astype(float)"
    }
}
