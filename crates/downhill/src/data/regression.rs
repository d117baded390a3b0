//! scikit-learn's random regression problem.

use crate::catalogue::Entry;
use crate::knob::{Knob, Slider};
use crate::random::RandomState;
use crate::settings::Settings;

use super::data_set::DataSet;
use super::knobs::{feature_names, random_state};
use super::table::Table;

/// Normal features of which a few count: in Python `X, y = sklearn.datasets.make_regression(…)`
/// with arguments of the knobs' names. The defaults are those of a lecture's example.
pub(super) const REGRESSION: DataSet = DataSet {
    entry: Entry {
        key: "regression",
        name: "Lecture",
        summary: "Many normal features of which a few count, as scikit-learn draws them.",
        formula: r"y = b + Xw + \sigma\varepsilon, \quad X_{ij}, \varepsilon_i \sim N(0, 1), \quad w_j \sim U(0, 100) \text{ or } 0",
        knobs: &[N_SAMPLES, N_FEATURES, N_INFORMATIVE, BIAS, NOISE, RANDOM_STATE],
        source: "scikit-learn, sklearn.datasets.make_regression",
    },
    make,
    python: |settings| {
        let argument = |key: &&str| format!("{key}={}", settings.number(key));
        let keys = ["n_samples", "n_features", "n_informative", "bias", "noise", "random_state"];
        let arguments: Vec<_> = keys.iter().map(argument).collect();
        let arguments = arguments.join(", ");
        format!("from sklearn.datasets import make_regression\nX, y = make_regression({arguments})")
    },
};

const N_SAMPLES: Knob =
    Knob::whole("n_samples", 10_000, (2, 100_000), Slider::logarithmic(10.0, 100_000.0))
        .named("Examples", "n");
const N_FEATURES: Knob =
    Knob::whole("n_features", 20, (1, 50), Slider::linear(1.0, 50.0)).named("Features", "p");
const N_INFORMATIVE: Knob =
    Knob::whole("n_informative", 4, (0, 50), Slider::linear(0.0, 50.0)).named("Informative", "q");
const BIAS: Knob = Knob::real("bias", 3.0, (-1000.0, 1000.0), Slider::linear(-100.0, 100.0))
    .named("Intercept", "b");
const NOISE: Knob =
    Knob::real("noise", 1.0, (0.0, 1000.0), Slider::linear(0.0, 50.0)).named("Noise", r"\sigma");
const RANDOM_STATE: Knob =
    Knob::whole("random_state", 1234, (0, u32::MAX), Slider::linear(0.0, 9999.0))
        .named("Seed", "s");

fn make(settings: &Settings) -> Table {
    let (n, p) = (settings.count("n_samples"), settings.count("n_features"));
    let mut rng = random_state(settings, "random_state");
    let x = rng.standard_normals(n * p);
    let y = targets(settings, &x, &mut rng);
    let (rows, columns) = (rng.permutation(n), rng.permutation(p));
    let rows_of_x = rows.iter().map(|i| &x[i * p..][..p]);
    let x = rows_of_x.flat_map(|row| columns.iter().map(|&j| row[j])).collect();
    Table::new(feature_names(p), "y", x, rows.iter().map(|&i| y[i]).collect())
}

/// y = b + Xw + σε, drawing w and ε.
fn targets(settings: &Settings, x: &[f64], rng: &mut RandomState) -> Vec<f64> {
    let (p, bias, noise) =
        (settings.count("n_features"), settings.number("bias"), settings.number("noise"));
    let informative = settings.count("n_informative").min(p);
    let w: Vec<_> = (0..informative).map(|_| 100.0 * rng.random_sample()).collect();
    let explained = x.chunks_exact(p).map(|row| {
        let terms = row.iter().zip(&w).map(|(x, w)| x * w);
        terms.fold(0.0, |sum, term| sum + term) + bias
    });
    let mut y: Vec<_> = explained.collect();
    if noise > 0.0 {
        for y in &mut y {
            *y += noise * rng.standard_normal();
        }
    }
    y
}

#[cfg(test)]
#[expect(clippy::unreadable_literal, reason = "as NumPy prints them")]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    // Check values: scikit-learn 1.9.1, NumPy 2.4.6.

    #[test]
    fn the_lecture_s_table_is_that_of_scikit_learn() {
        let table = make(&Settings::of(REGRESSION.entry.knobs));
        let want = [-1.0755361212394452, 0.10961334801471045, -0.6274355707161875];
        assert_close(&table.rows().next().unwrap()[..3], &want);
        let want = [-25.25464106572298, 6.340910056965698, 14.104406665828863];
        assert_close(&table.targets()[..3], &want);
        let sums = [table.rows().flatten().sum(), table.targets().iter().sum()];
        assert_close(&sums, &[-70.96438806744442, 35991.332558555914]);
    }

    #[test]
    fn an_odd_number_of_normals_passes_one_on_to_the_noise() {
        let mut settings = Settings::of(REGRESSION.entry.knobs);
        let values = [201.0, 3.0, 2.0, 0.0, 0.5, 42.0];
        for (knob, value) in REGRESSION.entry.knobs.iter().zip(values) {
            settings.set(knob.key, value).unwrap();
        }
        let want = [-15.640233271086318, -31.723743270059146, -37.2491015154091];
        assert_close(&make(&settings).targets()[..3], &want);
    }

    fn assert_close(got: &[f64], want: &[f64]) {
        for (got, want) in got.iter().zip(want) {
            assert!((got - want).abs() <= 1e-12 * want.abs().max(1.0), "{got} is not {want}");
        }
    }
}
