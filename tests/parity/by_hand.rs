//! Updates that a lecture works out by hand, number by number, as printed.

use downhill::chain::{Note, Stage};
use downhill::objective::Batch;
use serde_json::Value;

use super::comparison::{Comparison, Tolerance};
use super::descent::Descent;
use super::json::{Obstacle, Part, field, numbers};

/// The parameters are known to four digits only.
const PRINTED: Tolerance = Tolerance::Absolute(1e-4);

/// Half a printed unit.
const FIRST_MOMENT: Tolerance = Tolerance::Absolute(5e-5);

const SECOND_MOMENT: Tolerance = Tolerance::Relative(2e-4);

const RATE: Tolerance = Tolerance::Relative(1e-15);

/// One update of a linear network 3 → 3 → 1: what flows forward, the gradient of each parameter,
/// and the parameters after the update.
pub fn two_layers(part: &Value, descent: &Descent, comparison: &mut Comparison) -> Part<()> {
    let mut run = descent.run();
    let mut state = run.start(&descent.start);
    let notes = run.objective().explain(&state.theta, Batch::All);
    let hidden: Vec<_> = forward(&notes, 0).skip(1).step_by(2).collect();
    let output: Vec<_> = forward(&notes, 1).collect();
    run.advance(&mut state);
    let (gradient, theta) = (run.gradient(), &state.theta);
    if theta.len() != 16 {
        return Err(Obstacle::broken("the network is not 3 → 3 → 1"));
    }
    for (key, got) in [
        ("hidden", &hidden[..]),
        ("output", &output),
        ("output_gradient", &gradient[15..]),
        ("grad_W1", &gradient[..9]),
        ("grad_b1", &gradient[9..12]),
        ("grad_w2", &gradient[12..15]),
        ("grad_b2", &gradient[15..]),
        ("W1_after", &theta[..9]),
        ("b2_after", &theta[15..]),
    ] {
        comparison.numbers(key, (got, &numbers(field(part, key)?)?), PRINTED);
    }
    Ok(())
}

/// What the units of a layer sum up and put out.
fn forward(notes: &[Note], layer: usize) -> impl Iterator<Item = f64> + '_ {
    let of_layer =
        move |note: &&Note| note.place.stage == Stage::Forward && note.place.layer == layer;
    notes.iter().filter(of_layer).map(|note| note.value)
}

/// The first update of Adam on a linear layer 4 → 6: its moments, and the rates.
pub fn adam(part: &Value, descent: &Descent, comparison: &mut Comparison) -> Part<()> {
    let mut run = descent.run();
    let mut state = run.start(&descent.start);
    run.advance(&mut state);
    for (name, rule) in [("exp_avg", FIRST_MOMENT), ("exp_avg_sq", SECOND_MOMENT)] {
        let slot = descent.twin.memory.iter().position(|known| *known == name);
        let slot = slot.ok_or_else(|| Obstacle::unknown(name))?;
        let got: Vec<_> =
            (0..state.theta.len()).map(|index| state.remembered(index)[slot]).collect();
        let (weights, biases) = got.split_at(24);
        for (key, got) in [("weight", weights), ("bias", biases)] {
            let key = format!("{name}_{key}");
            comparison.numbers(&key, (got, &numbers(field(part, &key)?)?), rule);
        }
    }
    let rates = [run.rate(0), run.rate(1)];
    let want = numbers(field(part, "learning_rates")?)?;
    comparison.numbers("learning_rates", (&rates, &want), RATE);
    Ok(())
}
