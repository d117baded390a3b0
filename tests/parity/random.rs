//! Random numbers: the check values of NumPy's generators and of the data made with them.

use downhill::data::Table;
use downhill::random::{Generator, RandomState, SeedSequence};
use serde_json::Value;

use super::comparison::{Comparison, Tolerance};
use super::data::{FEATURES, TARGETS};
use super::json::{Obstacle, Part, array, field, number, numbers, object, whole, wholes};
use super::problem::made_with;
use super::reference::Reference;

/// Sums of ten thousand numbers that agree to a place or two.
const SUMS: Tolerance = Tolerance::Mixed(1e-11);

/// What is inside a generator or a maker and shows only in what comes out of it.
const INSIDE: [&str; 10] = [
    "state_words_0_1_2_623",
    "pool",
    "pcg_state",
    "pcg_increment",
    "coef",
    "row_order_first_20",
    "column_order",
    "sha256_of_X_little_endian_float64_row_major",
    "sha256_of_y",
    "cached_normal_survives_uniform",
];

/// Compares every check value of every section.
pub fn check(file: &Value, _: &Reference, comparison: &mut Comparison) -> Part<()> {
    for (section, entries) in object(file)?.iter().filter(|(section, _)| *section != "source") {
        for (number, entry) in array(entries)?.iter().enumerate() {
            comparison.at(format!("{section} {number}"));
            for (key, want) in object(entry)? {
                let checked = check_value((section, key), entry, want, comparison);
                comparison.part(&format!("{section} {number}"), checked);
            }
        }
    }
    comparison.notes.push(format!("what shows in what comes out: {}", INSIDE[..9].join(", ")));
    Ok(())
}

fn check_value(
    (section, key): (&str, &str),
    entry: &Value,
    want: &Value,
    comparison: &mut Comparison,
) -> Part<()> {
    match (section, key) {
        (_, "seed" | "arguments") => Ok(()),
        ("randomstate_mt19937", "cached_normal_survives_uniform") => {
            cached_normal(entry, want, comparison)
        }
        (_, key) if INSIDE.contains(&key) => Ok(()),
        ("randomstate_mt19937" | "torch_manual_seed", _) => {
            older(key, seed(entry)?, want, comparison)
        }
        ("default_rng_pcg64", _) => newer(key, whole(&entry["seed"])?, want, comparison),
        ("make_regression", _) => table(key, entry, want, comparison),
        _ => Err(unknown(key)),
    }
}

fn unknown(key: &str) -> Obstacle {
    Obstacle::unknown(format!("the check value {key}"))
}

fn seed(entry: &Value) -> Part<u32> {
    u32::try_from(whole(field(entry, "seed")?)?)
        .map_err(|_| Obstacle::broken("a seed of RandomState beyond 32 bits"))
}

/// `RandomState`; torch's float32 numbers are the lower 24 bits of its words.
fn older(key: &str, seed: u32, want: &Value, comparison: &mut Comparison) -> Part<()> {
    let mut rng = RandomState::new(seed);
    let mut floats = |make: fn(&mut RandomState) -> f64, rule: Tolerance| {
        let want = numbers(want)?;
        let got: Vec<_> = want.iter().map(|_| make(&mut rng)).collect();
        comparison.numbers(key, (&got, &want), rule);
        Ok(())
    };
    match key {
        "random_sample" => floats(RandomState::random_sample, Tolerance::Equal),
        "standard_normal" => floats(RandomState::standard_normal, FEATURES),
        "torch_rand_float32" => floats(torch_rand, Tolerance::Equal),
        "sum_of_10000_normals" => {
            let sum = rng.standard_normals(10_000).iter().sum();
            comparison.number(key, (sum, number(want)?), SUMS);
            Ok(())
        }
        _ => {
            let want = wholes(want)?;
            let got = match key {
                "raw_32_bit" => want.iter().map(|_| u64::from(rng.word())).collect(),
                _ => of_shuffle(key, |n| rng.permutation(n)).ok_or_else(|| unknown(key))?,
            };
            comparison.wholes(key, &got, &want);
            Ok(())
        }
    }
}

/// The next number of `torch.rand` in float32.
pub fn torch_rand(rng: &mut RandomState) -> f64 {
    f64::from(rng.word() & 0xff_ffff) / 16_777_216.0
}

/// What is recorded of a shuffled list of the numbers from 0.
fn of_shuffle(key: &str, permutation: impl FnOnce(usize) -> Vec<usize>) -> Option<Vec<u64>> {
    let long = !key.ends_with("19");
    let permuted = || {
        let order = permutation(if long { 10_000 } else { 20 });
        order.into_iter().map(|index| index as u64).collect::<Vec<_>>()
    };
    match key {
        "shuffle_of_0_to_19" => Some(permuted()),
        "first_20_of_shuffle_of_0_to_9999" => Some(permuted()[..20].to_vec()),
        "last_5_of_it" => Some(permuted()[9995..].to_vec()),
        "sum_of_i_times_value" => {
            Some(vec![(0..).zip(permuted()).map(|(place, value): (u64, u64)| place * value).sum()])
        }
        _ => None,
    }
}

/// `default_rng`.
fn newer(key: &str, seed: u64, want: &Value, comparison: &mut Comparison) -> Part<()> {
    let mut rng = Generator::new(&[seed]);
    if key == "random" {
        let want = numbers(want)?;
        let got: Vec<_> = want.iter().map(|_| rng.random()).collect();
        comparison.numbers(key, (&got, &want), Tolerance::Equal);
        return Ok(());
    }
    let want = if want.is_array() { wholes(want)? } else { vec![whole(want)?] };
    let got = match key {
        "generate_state_4_uint64" => SeedSequence::new(&[seed]).state::<4>().to_vec(),
        "raw_64_bit" => want.iter().map(|_| rng.long_word()).collect(),
        "raw_32_bit_buffered" => want.iter().map(|_| u64::from(rng.word())).collect(),
        _ => of_shuffle(key, |n| shuffled(&mut rng, n)).ok_or_else(|| unknown(key))?,
    };
    comparison.wholes(key, &got, &want);
    Ok(())
}

fn shuffled(rng: &mut Generator, n: usize) -> Vec<usize> {
    let mut order: Vec<_> = (0..n).collect();
    rng.shuffle(&mut order);
    order
}

/// Three normals, two uniform numbers, three normals: the stored one comes first of the last.
fn cached_normal(entry: &Value, want: &Value, comparison: &mut Comparison) -> Part<()> {
    let mut rng = RandomState::new(seed(entry)?);
    let [before, between, after] = ["three_normals", "then_two_uniforms", "then_three_normals"]
        .map(|key| numbers(field(want, key)?));
    comparison.numbers("normals before", (&rng.standard_normals(3), &before?), FEATURES);
    comparison.numbers("uniforms", (&rng.uniforms(0.0, 1.0, 2), &between?), Tolerance::Equal);
    comparison.numbers("normals after", (&rng.standard_normals(3), &after?), FEATURES);
    Ok(())
}

fn table(key: &str, entry: &Value, want: &Value, comparison: &mut Comparison) -> Part<()> {
    let arguments = object(field(entry, "arguments")?)?;
    let pairs: Part<Vec<_>> =
        arguments.iter().map(|(key, value)| Ok((key.as_str(), number(value)?))).collect();
    let (got, rule) = of_table(key, &made_with("make_regression", &pairs?)?)?;
    comparison.numbers(key, (&got, &numbers(want)?), rule);
    Ok(())
}

fn of_table(key: &str, table: &Table) -> Part<(Vec<f64>, Tolerance)> {
    let (mut rows, y) = (table.rows(), table.targets());
    let first_or_last = |row: Option<&[f64]>| row.unwrap_or_default().to_vec();
    match key {
        "X_first_row" => Ok((first_or_last(rows.next()), FEATURES)),
        "X_last_row" => Ok((first_or_last(rows.next_back()), FEATURES)),
        "y_first_5" => Ok((y[..5].to_vec(), TARGETS)),
        "y_last_5" => Ok((y[y.len() - 5..].to_vec(), TARGETS)),
        "sum_of_X" => Ok((vec![rows.flatten().sum()], SUMS)),
        "sum_of_y" => Ok((vec![y.iter().sum()], SUMS)),
        "sum_of_y_squared" => Ok((vec![y.iter().map(|y| y * y).sum()], Tolerance::Mixed(1e-12))),
        _ => Err(unknown(key)),
    }
}
