//! Which run a run was before a change.

use super::Plan;

/// For each of the plans `next`, which of the plans `last` it was: the one that is the same, be it
/// elsewhere, or the one that stood at its place and has changed. Nothing for a new one.
pub fn origins(last: &[Plan], next: &[Plan]) -> Vec<Option<usize>> {
    let mut left: Vec<_> = last.iter().map(Some).collect();
    let mut origins = vec![None; next.len()];
    let mut find = |is_origin: &dyn Fn(usize, &Plan, usize, &Plan) -> bool| {
        for (place, plan) in next.iter().enumerate() {
            if origins[place].is_some() {
                continue;
            }
            let was = |(from, last): (usize, Option<&Plan>)| {
                last.is_some_and(|last| is_origin(from, last, place, plan))
            };
            if let Some(from) = left.iter().copied().enumerate().position(was) {
                left[from] = None;
                origins[place] = Some(from);
            }
        }
    };
    find(&|from, last, place, plan| from == place && last == plan);
    find(&|_, last, _, plan| last == plan);
    find(&|from, _, place, _| from == place && last.len() == next.len());
    origins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn of(last: &str, next: &str) -> Vec<Option<usize>> {
        let plans = |text: &str| text.parse::<Experiment>().unwrap().plans;
        origins(&plans(last), &plans(next))
    }

    #[test]
    fn runs_are_known_again() {
        let last = "surface=bowl&run=sgd&run=adam&run=nadam";
        for (next, want) in [
            ("surface=bowl&run=sgd&run=adam&run=nadam", vec![Some(0), Some(1), Some(2)]),
            ("surface=bowl&run=nadam&run=sgd&run=adam", vec![Some(2), Some(0), Some(1)]),
            ("surface=bowl&run=sgd&run=nadam", vec![Some(0), Some(2)]),
            ("surface=bowl&run=sgd&run=adamw&run=nadam", vec![Some(0), Some(1), Some(2)]),
            (
                "surface=bowl&run=sgd&run=sgd&run=adam&run=nadam",
                vec![Some(0), None, Some(1), Some(2)],
            ),
            ("surface=bowl", vec![]),
        ] {
            assert_eq!(of(last, next), want, "{next}");
        }
    }
}
