//! A checkpoint: a state as a row of numbers.

use super::chunk::whole;
use super::strip::append;
use crate::lanes::Lanes;
use crate::power::Powers;
use crate::rule::{Memory, Shared};
use crate::schedule::plateau::Plateau;
use crate::stepper::State;

/// Numbers of a state that do not belong to a coordinate.
const COMMON: usize = 12;

/// Numbers that are remembered of two coordinates side by side.
const MEMORY: usize = std::mem::size_of::<Memory>() / std::mem::size_of::<f64>();

/// Numbers of a coordinate: where it is, and what is remembered of it.
const EACH: usize = 1 + MEMORY / 2;

/// The numbers of a state of so many parameters, without its step.
pub fn width(dimension: usize) -> usize {
    COMMON + dimension + MEMORY * dimension.div_ceil(2)
}

/// Writes the numbers of `state`, without its step, behind the others.
pub fn write(state: &State, numbers: &mut Vec<f64>) {
    numbers.extend_from_slice(&common(state));
    append(numbers, &state.theta);
    for memory in &state.memory {
        numbers.extend_from_slice(memory.map(Lanes::numbers).as_flattened());
    }
}

fn common(State { shared, plateau, .. }: &State) -> [f64; COMMON] {
    let Shared { powers, numbers: [e, f] } = *shared;
    let [a, b, c, d] = powers.numbers();
    let Plateau { scale, best, waited, rest, unreported: (sum, count) } = *plateau;
    [a, b, c, d, e, f, scale, best, waited as f64, rest as f64, sum, count as f64]
}

/// The state at `step` with these numbers, if they are the numbers of one.
pub fn state(step: u64, numbers: &[f64]) -> Option<State> {
    let (common, coordinates) = numbers.split_first_chunk::<COMMON>()?;
    let [a, b, c, d, e, f, scale, best, waited, rest, sum, count] = *common;
    let (theta, memory) = coordinates.split_at(coordinates.len() / EACH);
    let (memory, _) = memory.as_chunks::<2>().0.as_chunks();
    Some(State {
        step,
        theta: theta.to_vec(),
        memory: memory.iter().map(|memory| memory.map(Lanes::from)).collect(),
        shared: Shared { powers: Powers::of_numbers([a, b, c, d]), numbers: [e, f] },
        plateau: Plateau {
            scale,
            best,
            waited: whole(waited)?,
            rest: whole(rest)?,
            unreported: (sum, whole(count)?),
        },
    })
}
