//! What is different between two experiments, in a few words.

use super::{Experiment, Plan};
use crate::settings::Settings;

impl Experiment {
    /// What is different in `next`, in a few words: the first of the differences that matter most.
    /// Nothing if both are the same.
    pub fn difference(&self, next: &Self) -> Option<String> {
        if self.problem != next.problem {
            return Some("problem".to_owned());
        }
        if self.start != next.start {
            return Some("start".to_owned());
        }
        different_knob(&self.course, &next.course).or_else(|| runs(&self.plans, &next.plans))
    }
}

/// What is different between the runs.
fn runs(last: &[Plan], next: &[Plan]) -> Option<String> {
    if last.len() != next.len() {
        let deed = if next.len() > last.len() { "added" } else { "removed" };
        return Some(format!("run {deed}"));
    }
    if last != next && last.iter().all(|plan| next.contains(plan)) {
        return Some("order of the runs".to_owned());
    }
    let mut pairs = last.iter().zip(next).zip(1..);
    pairs.find_map(|((last, next), run)| Some(format!("{} of run {run}", part(last, next)?)))
}

/// The part of a plan that is different.
fn part(last: &Plan, next: &Plan) -> Option<String> {
    if last.optimizer.key() != next.optimizer.key() {
        return Some("optimizer".to_owned());
    }
    if last.schedule.key() != next.schedule.key() {
        return Some("decay".to_owned());
    }
    let knob = different_knob(&last.optimizer.settings, &next.optimizer.settings)
        .or_else(|| different_knob(&last.schedule.settings, &next.schedule.settings))
        .or_else(|| different_knob(&last.training, &next.training));
    knob.or_else(|| (last.name != next.name).then(|| "name".to_owned()))
}

/// The name of the first knob whose value is different.
fn different_knob(last: &Settings, next: &Settings) -> Option<String> {
    let mut pairs = last.values().zip(next.values());
    let (knob, _) = pairs.find(|(last, next)| last != next)?.0;
    Some(knob.name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn difference(last: &str, next: &str) -> Option<String> {
        let parse = |text: &str| text.parse::<Experiment>().unwrap();
        parse(last).difference(&parse(next))
    }

    #[test]
    fn the_difference_is_named() {
        let last = "surface=bowl&run=sgd&run=adam";
        for (next, name) in [
            ("surface=rosenbrock&run=sgd&run=adam", "problem"),
            ("surface=bowl;start=1,1&run=sgd&run=adam", "start"),
            ("surface=bowl;steps=7&run=sgd&run=adam", "steps"),
            ("surface=bowl&run=sgd&run=adam&run=adam", "run added"),
            ("surface=bowl&run=sgd", "run removed"),
            ("surface=bowl&run=adam&run=sgd", "order of the runs"),
            ("surface=bowl&run=sgd&run=nadam", "optimizer of run 2"),
            ("surface=bowl&run=sgd;schedule=exponential&run=adam", "decay of run 1"),
            ("surface=bowl&run=sgd&run=adam;learning_rate=0.3", "learning rate of run 2"),
            ("surface=bowl&run=sgd;batch=7&run=adam", "batch size of run 1"),
            ("surface=bowl&run=sgd;name=A&run=adam", "name of run 1"),
        ] {
            assert_eq!(difference(last, next).as_deref(), Some(name), "{next}");
        }
        assert_eq!(difference(last, last), None);
    }
}
