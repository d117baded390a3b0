//! Small results of teaching notebooks, as they printed them.

use downhill::random::RandomState;
use serde_json::{Value, json};

use super::by_hand;
use super::comparison::{Comparison, Tolerance};
use super::descent::Descent;
use super::json::{Obstacle, Part, field, number, numbers, object, text};
use super::random::torch_rand;
use super::reference::Reference;

/// Losses of float32 weights.
const SINGLE: f64 = 5e-7;

/// Where the exact loss is zero, what float32 leaves of it is no more than this.
const DUST: f64 = 1e-15;

/// The tensors that were drawn one after another.
const TENSORS: [&str; 5] = ["rand_2x2x2x2", "rand_2x3", "rand_2x2", "rand_2x2_b", "rand_21"];

/// Half a unit of the last place of numbers that were printed with equally many decimals.
pub fn half_a_digit(printed: &[f64]) -> Tolerance {
    let decimals = |number: &f64| number.to_string().split_once('.').map_or(0, |(_, it)| it.len());
    let most = printed.iter().map(decimals).max().unwrap_or(0);
    Tolerance::Absolute(0.500_001 * 0.1_f64.powi(i32::try_from(most).unwrap_or(0)))
}

/// Half a unit of the last of so many digits.
pub fn significant(printed: f64, digits: i32) -> Tolerance {
    let magnitude = printed.abs().log10().floor();
    Tolerance::Absolute(0.500_001 * 10.0_f64.powf(magnitude + 1.0 - f64::from(digits)))
}

/// Compares each notebook's numbers.
pub fn check(file: &Value, reference: &Reference, comparison: &mut Comparison) -> Part<()> {
    let parts = object(file)?.iter().filter(|(name, _)| !["name", "source"].contains(&&***name));
    for (name, part) in parts {
        comparison.at(name);
        let checked = match name.as_str() {
            "sqrt_decay" => sqrt_decay(part, reference, comparison),
            "theta_squared" => theta_squared(part, reference, comparison),
            "torch_manual_seed_1234" => torch_rands(part, comparison),
            "two_layer_linear" => by_hand::two_layers(part, &traced(part, reference)?, comparison),
            "adam_linear_layer" => by_hand::adam(part, &traced(part, reference)?, comparison),
            _ => Err(Obstacle::unknown(name)),
        };
        comparison.part(name, checked);
    }
    Ok(())
}

/// Descents of one parameter a hundred times over: only the first loss matters.
fn sqrt_decay(part: &Value, reference: &Reference, comparison: &mut Comparison) -> Part<()> {
    let rates = object(part)?.iter().filter_map(|(key, losses)| Some((key.parse().ok()?, losses)));
    for (rate, losses) in rates {
        let rate: f64 = rate;
        let want = numbers(losses)?;
        let start = want.first().copied().unwrap_or(f64::NAN).sqrt();
        let trace = json!({
            "objective": { "name": "mean_square" },
            "optimizer": { "library": "torch.optim", "name": "SGD", "lr": rate },
            "schedule": { "name": "LambdaLR", "lr_lambda": "1/sqrt(epoch+1)" },
            "start": vec![start; 100],
        });
        let thetas = thetas(&Descent::of(&trace, reference)?, want.len());
        for (update, (theta, want)) in thetas.iter().zip(want).enumerate() {
            let tolerance = Tolerance::Absolute((SINGLE * want).max(DUST));
            comparison.at(format!("sqrt_decay, rate {rate}, update {update}"));
            let got = theta.iter().map(|w| w * w).sum::<f64>() / theta.len() as f64;
            comparison.number("loss", (got, want), tolerance);
        }
    }
    Ok(())
}

fn theta_squared(part: &Value, reference: &Reference, comparison: &mut Comparison) -> Part<()> {
    let trace = json!({
        "objective": { "name": "square" },
        "optimizer": { "library": "torch.optim", "name": "SGD", "lr": 0.2 },
        "schedule": null,
        "start": [1.0],
    });
    let thetas = thetas(&Descent::of(&trace, reference)?, 21);
    let want = number(field(part, "final")?)?;
    comparison.number("final", (thetas[20][0], want), Tolerance::Relative(1e-12));
    Ok(())
}

/// The parameters at the start and after each update.
fn thetas(descent: &Descent, states: usize) -> Vec<Vec<f64>> {
    let mut run = descent.run();
    let mut state = run.start(&descent.start);
    let mut thetas = vec![state.theta.clone()];
    while thetas.len() < states {
        run.advance(&mut state);
        thetas.push(state.theta.clone());
    }
    thetas
}

fn torch_rands(part: &Value, comparison: &mut Comparison) -> Part<()> {
    let mut rng = RandomState::new(1234);
    for tensor in TENSORS {
        let want = numbers(field(part, tensor)?)?;
        let got: Vec<_> = want.iter().map(|_| torch_rand(&mut rng)).collect();
        comparison.numbers(tensor, (&got, &want), half_a_digit(&want));
    }
    Ok(())
}

/// The run of the trace that the description names.
fn traced(part: &Value, reference: &Reference) -> Part<Descent> {
    let what = text(field(part, "what")?)?;
    let trace = what.split("see ").nth(1).ok_or_else(|| Obstacle::broken(what))?;
    Descent::of(&reference.json(&format!("lecture/{trace}"))?, reference)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn width(tolerance: Tolerance) -> f64 {
        let Tolerance::Absolute(width) = tolerance else { panic!("{tolerance:?}") };
        width
    }

    #[test]
    fn a_printed_number_stands_for_what_rounds_to_it() {
        assert!((width(half_a_digit(&[7.25, 0.5])) - 0.005).abs() < 1e-7);
        assert!((width(half_a_digit(&[3.0])) - 0.5).abs() < 1e-5);
        assert!((width(significant(12.268, 6)) - 0.000_05).abs() < 1e-9);
        assert!((width(significant(-0.002_416_82, 6)) - 5e-9).abs() < 1e-13);
    }
}
