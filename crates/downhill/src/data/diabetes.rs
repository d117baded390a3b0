//! Disease progression of 442 diabetes patients.

use crate::catalogue::Entry;
use crate::decimal;
use crate::settings::Settings;

use super::data_set::DataSet;
use super::table::Table;

/// Age, sex, body mass index, blood pressure and six blood values of 442 patients, as they were
/// measured: their scales differ by a factor of fifty, which is what standardising is for. In
/// Python: `X, y = sklearn.datasets.load_diabetes(return_X_y=True, scaled=False)`.
pub(super) const DIABETES: DataSet = DataSet {
    entry: Entry {
        key: "diabetes",
        name: "Diabetes",
        summary: "Disease progression of 442 patients by ten measurements, on their own scales.",
        formula: r"X \in \mathbb{R}^{442 \times 10}",
        knobs: &[],
        source: "Efron, Hastie, Johnstone, Tibshirani: Least Angle Regression, Annals of Statistics 32 (2004), table 1; raw values as in scikit-learn",
    },
    make,
    python: |_| {
        "from sklearn.datasets import load_diabetes\n\
         X, y = load_diabetes(return_X_y=True, scaled=False)"
            .to_owned()
    },
};

fn make(_: &Settings) -> Table {
    let mut lines = include_str!("diabetes.csv").lines().map(|line| line.split(','));
    let mut names: Vec<_> = lines.next().into_iter().flatten().map(str::to_owned).collect();
    let target = names.pop().unwrap_or_default();
    let (mut rows, mut targets) = (Vec::new(), Vec::new());
    for line in lines {
        rows.extend(line.map(|field| decimal::read(field).expect("a bundled number")));
        targets.extend(rows.pop());
    }
    Table::new(names, target, rows, targets)
}
