//! Traces: runs of other libraries, step by step.

use std::slice::from_ref;

use downhill::run::Run;
use downhill::stepper::State;
use serde_json::Value;

use super::comparison::{Comparison, Tolerance};
use super::descent::Descent;
use super::json::{Obstacle, Part, array, field, number, numbers, object, only, whole};
use super::reference::Reference;

/// Rates are the same formula, whatever the run: so much of the largest.
const RATE: f64 = 1e-12;

/// Runs the descent and compares every recorded step, and what the optimizer remembers at the end.
pub fn check(trace: &Value, reference: &Reference, comparison: &mut Comparison) -> Part<()> {
    let entries = entries(trace)?;
    let descent = Descent::of(trace, reference)?;
    let known = ["step", "lr", "momentum", "loss", "params", "grad"];
    entries.iter().try_for_each(|entry| only(entry, &known))?;
    let tolerances = Tolerances::of(trace, entries)?;
    let mut run = descent.run();
    let mut state = run.start(&descent.start);
    for entry in entries {
        let step = whole(field(entry, "step")?)?;
        while state.step < step {
            run.advance(&mut state);
        }
        comparison.at(format!("step {step}"));
        let recorded = Recorded::of(entry)?;
        recorded.compare(&Recorded::here(&mut run, &state), &tolerances, comparison);
    }
    comparison.at("final state");
    final_state(field(trace, "final_state")?, (&descent, &state), tolerances.state(), comparison)
}

/// The entries, in order, from the start to the last step.
fn entries(trace: &Value) -> Part<&Vec<Value>> {
    let (entries, last) = (array(field(trace, "trace")?)?, whole(field(trace, "steps")?)?);
    let steps: Part<Vec<_>> = entries.iter().map(|entry| whole(field(entry, "step")?)).collect();
    let steps = steps?;
    if steps.first() != Some(&0) || steps.last() != Some(&last) || !steps.is_sorted() {
        return Err(Obstacle::broken("the trace does not go from step 0 to the last"));
    }
    Ok(entries)
}

struct Tolerances {
    rate: f64,
    loss: f64,
    params: f64,
    grad: f64,
}

impl Tolerances {
    fn of(trace: &Value, entries: &[Value]) -> Part<Self> {
        let stated = field(trace, "tolerance")?;
        let [loss, params, grad] =
            ["loss", "params", "grad"].map(|key| field(stated, key).and_then(number));
        let rates: Part<Vec<_>> = entries.iter().map(|entry| number(field(entry, "lr")?)).collect();
        let largest = rates?.iter().fold(0.0, |most, rate| rate.abs().max(most));
        Ok(Self { rate: RATE * largest, loss: loss?, params: params?, grad: grad? })
    }

    fn state(&self) -> Tolerance {
        Tolerance::Mixed(self.loss.max(self.params).max(self.grad))
    }
}

/// What is known after so many steps.
struct Recorded {
    rate: f64,
    /// Where a schedule moves it.
    momentum: Option<f64>,
    loss: f64,
    params: Vec<f64>,
    grad: Vec<f64>,
}

impl Recorded {
    fn of(entry: &Value) -> Part<Self> {
        Ok(Self {
            rate: number(field(entry, "lr")?)?,
            momentum: entry.get("momentum").map(number).transpose()?,
            loss: number(field(entry, "loss")?)?,
            params: numbers(field(entry, "params")?)?,
            grad: numbers(field(entry, "grad")?)?,
        })
    }

    /// The gradient here is that of the next batch before clipping, as it is recorded.
    fn here(run: &mut Run, state: &State) -> Self {
        let objective = run.objective().clone();
        let mut grad = vec![0.0; state.theta.len()];
        objective.gradient(&state.theta, run.batch(state.step), &mut grad);
        let loss = objective.loss(&state.theta);
        let (rate, momentum) = run.rate_and_momentum(state);
        Self { rate, momentum, loss, params: state.theta.clone(), grad }
    }

    fn compare(&self, got: &Self, tolerances: &Tolerances, comparison: &mut Comparison) {
        let Tolerances { rate, loss, params, grad } = *tolerances;
        comparison.number("lr", (got.rate, self.rate), Tolerance::Absolute(rate));
        if let Some(want) = self.momentum {
            let got = got.momentum.unwrap_or(f64::NAN);
            comparison.number("momentum", (got, want), Tolerance::Absolute(RATE));
        }
        comparison.number("loss", (got.loss, self.loss), Tolerance::Mixed(loss));
        comparison.numbers("params", (&got.params, &self.params), Tolerance::Mixed(params));
        comparison.numbers("grad", (&got.grad, &self.grad), Tolerance::Mixed(grad));
    }
}

/// Compares what the twin has a name for, and notes what it has none for.
fn final_state(
    want: &Value,
    (descent, state): (&Descent, &State),
    tolerance: Tolerance,
    comparison: &mut Comparison,
) -> Part<()> {
    for (name, want) in named("", want)? {
        let memory = descent.twin.memory.iter().position(|known| **known == name);
        let want = numbers(want)?;
        if let Some(slot) = memory {
            let got: Vec<_> =
                (0..state.theta.len()).map(|index| state.remembered(index)[slot]).collect();
            comparison.numbers(&name, (&got, &want), tolerance);
        } else if name == "step" || name.split('.').next_back() == Some("count") {
            comparison.numbers(&name, (from_ref(&(state.step as f64)), &want), Tolerance::Equal);
        } else {
            comparison.notes.push(format!("{name} of the final state"));
        }
    }
    Ok(())
}

/// The lists of an object and of the objects in it, with their paths.
fn named<'a>(prefix: &str, value: &'a Value) -> Part<Vec<(String, &'a Value)>> {
    let lists = object(value)?.iter().map(|(key, value)| match value {
        Value::Object(_) => named(&format!("{prefix}{key}."), value),
        _ => Ok(vec![(format!("{prefix}{key}"), value)]),
    });
    Ok(lists.collect::<Part<Vec<_>>>()?.concat())
}
