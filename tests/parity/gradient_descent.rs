//! Gradient descent on the lecture's regression, update by update, as computed and as printed.

use downhill::run::Run;
use serde_json::Value;

use super::comparison::{Comparison, Tolerance};
use super::json::{Obstacle, Part, field, number, numbers};
use super::printed::{half_a_digit, significant};

/// What was computed in float64 throughout.
const DOUBLE: Tolerance = Tolerance::Relative(1e-12);

/// Parameters are sums with cancellation.
const PARAMETERS: Tolerance = Tolerance::Mixed(1e-12);

/// The first updates.
struct Descended {
    losses: Vec<f64>,
    thetas: Vec<Vec<f64>>,
    /// −∂L/∂θ · 10⁻⁴ at the start.
    downhill: Vec<f64>,
}

/// Compares the descent of `run` from zero.
pub fn check(file: &Value, run: &mut Run, comparison: &mut Comparison) -> Part<()> {
    let exact = field(file, "gradient_descent_lr_1e-5")?;
    let losses = numbers(field(exact, "loss_before_update_k")?)?;
    if losses.len() < 32 {
        return Err(Obstacle::broken("fewer than 31 updates"));
    }
    let descent = Descended::along(run, losses.len());
    comparison.numbers("loss_before_update_k", (&descent.losses, &losses), DOUBLE);
    descent.compare_exact(exact, comparison)?;
    descent.compare_losses(field(file, "printed_single")?, comparison)?;
    descent.compare_printed(field(file, "printed_single")?, comparison)
}

impl Descended {
    fn along(run: &mut Run, states: usize) -> Self {
        let mut state = run.start(&vec![0.0; run.objective().dimension()]);
        run.slope(&state);
        let downhill = run.gradient().iter().map(|g| -1e-4 * g).collect();
        let mut thetas = vec![state.theta.clone()];
        while thetas.len() < states {
            run.advance(&mut state);
            thetas.push(state.theta.clone());
        }
        let losses = thetas.iter().map(|theta| run.objective().loss(theta)).collect();
        Self { losses, thetas, downhill }
    }

    fn compare_exact(&self, exact: &Value, comparison: &mut Comparison) -> Part<()> {
        for (key, got) in [
            ("params_after_30_updates", &self.thetas[30]),
            ("params_after_31_updates", &self.thetas[31]),
            ("minus_gradient_times_1e-4_at_zero", &self.downhill),
        ] {
            comparison.numbers(key, (got, &numbers(field(exact, key)?)?), PARAMETERS);
        }
        Ok(())
    }

    /// The losses that were printed with all their digits, and those that were rounded.
    fn compare_losses(&self, printed: &Value, comparison: &mut Comparison) -> Part<()> {
        for (key, update) in [
            ("loss_at_zero", 0),
            ("loss_after_1", 1),
            ("loss_before_update_29", 29),
            ("loss_after_30", 30),
            ("loss_after_31", 31),
        ] {
            let want = number(field(printed, key)?)?;
            comparison.number(key, (self.losses[update], want), DOUBLE);
        }
        let key = "loss_before_updates_0_5_10_15_20_25_30";
        let want = numbers(field(printed, key)?)?;
        let got: Vec<_> = self.losses.iter().copied().step_by(5).collect();
        comparison.numbers(key, (&got, &want), half_a_digit(&want));
        Ok(())
    }

    /// What was rounded to some decimals, or to six digits.
    fn compare_printed(&self, printed: &Value, comparison: &mut Comparison) -> Part<()> {
        for (key, got) in [
            ("minus_gradient_times_1e-4_at_zero", &self.downhill),
            ("params_after_31", &self.thetas[31]),
        ] {
            let want = numbers(field(printed, key)?)?;
            comparison.numbers(key, (got, &want), half_a_digit(&want));
        }
        let want = numbers(field(printed, "params_after_30")?)?;
        for (got, want) in self.thetas[30].iter().zip(&want) {
            comparison.number("params_after_30", (*got, *want), significant(*want, 6));
        }
        Ok(())
    }
}
