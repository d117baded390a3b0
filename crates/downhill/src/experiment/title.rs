//! What runs are called: by their own name, or by their optimizer and what tells them apart from
//! the others of it. Its words are the names of records and knobs, which stand in the core, so that
//! exports and scripts without a page call a run by the same name.

use super::Experiment;
use super::plan::{ALL_ROWS, ALL_ROWS_NAME, Plan};
use crate::catalogue::Catalogue;
use crate::knob::{Domain, Knob};
use crate::number::number;
use crate::schedule::Schedule;
use crate::settings::{Settings, Value};

/// What one plan has and another may not have: the part of the plan and the key there, and what is
/// said of it. Nothing is said of what is off, or constant.
type Trait = ((Part, &'static str), Option<String>);

/// The parts of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Optimizer,
    Schedule,
    Training,
}

/// The longest list or formula that a title has room for.
const LONGEST: usize = 24;

/// The knob that runs most often differ in, though seldom in it alone: so it comes last.
const LAST: &str = "learning_rate";

impl Experiment {
    /// What run number `run` is called, counted from 0, if there is such a run.
    pub fn title(&self, run: usize) -> Option<String> {
        let plan = self.plans.get(run)?;
        if !plan.name.is_empty() {
            return Some(plan.name.clone());
        }
        let is_like =
            |other: &&Plan| other.name.is_empty() && other.optimizer.key() == plan.optimizer.key();
        let alike: Vec<_> = self.plans.iter().filter(is_like).collect();
        let before = self.plans[..run].iter().filter(is_like).count();
        let is_given = |title: &String| self.plans.iter().any(|other| other.name == *title);
        told_apart(&alike, before, is_given)
    }

    /// What the runs are called, in their order.
    pub fn titles(&self) -> Vec<String> {
        (0..self.plans.len()).filter_map(|run| self.title(run)).collect()
    }
}

/// What the plan at `place` is called among plans of the same optimizer, where no name that a
/// person gave is taken.
fn told_apart(alike: &[&Plan], place: usize, is_given: impl Fn(&String) -> bool) -> Option<String> {
    let name = alike[place].optimizer.record.entry().name;
    let all: Vec<_> = alike.iter().map(|plan| traits(plan)).collect();
    let different = different(&all);
    let said = fewest(&different, all.len());
    let before = said[..place].iter().filter(|words| **words == said[place]).count();
    let words = briefly(&said, place);
    let numbered = |number: usize| match number {
        1 => format!("{name}{words}"),
        _ => format!("{name} {number}{words}"),
    };
    (1..).map(numbered).filter(|title| !is_given(title)).nth(before)
}

/// The same without what is not needed: of two things a plan says the first alone, if no other says
/// it.
fn briefly(said: &[Vec<&str>], place: usize) -> String {
    let own = &said[place];
    let is_said = |words: &&str| {
        said.iter().enumerate().any(|(other, it)| other != place && it.contains(words))
    };
    let needed = if own.first().is_some_and(|first| !is_said(first)) { 1 } else { own.len() };
    own[..needed].iter().flat_map(|words| [", ", words]).collect()
}

/// For each trait that is not the same everywhere, what is said of it in each of `all` plans.
fn different(all: &[Vec<Trait>]) -> Vec<Vec<Option<String>>> {
    let mut keys: Vec<_> = Vec::new();
    for (key, _) in all.iter().flatten() {
        if !keys.contains(key) {
            keys.push(*key);
        }
    }
    let (last, keys): (Vec<_>, Vec<_>) = keys.into_iter().partition(|(_, key)| *key == LAST);
    let said = |key| {
        let of = |traits: &Vec<Trait>| traits.iter().find(|it| it.0 == key)?.1.clone();
        all.iter().map(of).collect::<Vec<_>>()
    };
    let columns = keys.into_iter().chain(last).map(said);
    columns.filter(|column| column.iter().any(|words| *words != column[0])).collect()
}

/// What is said of each plan: of the fewest traits, two at most, that tell most of them apart.
fn fewest(traits: &[Vec<Option<String>>], plans: usize) -> Vec<Vec<&str>> {
    let says = |chosen: &[usize]| -> Vec<Vec<&str>> {
        let of = |plan: usize| chosen.iter().filter_map(move |it| traits[*it][plan].as_deref());
        (0..plans).map(|plan| of(plan).collect()).collect()
    };
    let ones = (0..traits.len()).map(|one| vec![one]);
    let twos =
        (0..traits.len()).flat_map(|one| (one + 1..traits.len()).map(move |two| vec![one, two]));
    let mut best = (1, vec![Vec::new(); plans]);
    for said in ones.chain(twos).map(|chosen| says(&chosen)) {
        let count = (0..plans).filter(|plan| !said[..*plan].contains(&said[*plan])).count();
        if count > best.0 {
            best = (count, said);
        }
    }
    best.1
}

fn traits(plan: &Plan) -> Vec<Trait> {
    let decays = plan.schedule.key() != Schedule::first().entry().key;
    let decay = decays.then(|| plan.schedule.record.entry().name.to_ascii_lowercase());
    let mut traits = of(Part::Optimizer, &plan.optimizer.settings);
    traits.push(((Part::Schedule, ""), decay));
    traits.extend(of(Part::Schedule, &plan.schedule.settings));
    traits.extend(of(Part::Training, &plan.training));
    traits
}

fn of(part: Part, settings: &Settings) -> Vec<Trait> {
    let words = |(knob, value)| {
        let words = settings.matters(knob).then(|| words(knob, value)).flatten();
        ((part, knob.key), words)
    };
    settings.values().map(words).collect()
}

/// What is said of a knob: its name without what stands in brackets, and its value.
fn words(knob: &Knob, value: &Value) -> Option<String> {
    let bare =
        |name: &str| name.split([':', '(']).next().unwrap_or(name).trim().to_ascii_lowercase();
    let value = match (knob.domain, value) {
        (Domain::Choice(_), value) if *value == knob.initial() => return None,
        (Domain::Choice(variants), Value::Number(index)) => {
            bare(variants.iter().zip(0..).find(|(_, it)| f64::from(*it) == *index)?.0.name)
        }
        (Domain::Whole { most: ALL_ROWS, .. }, Value::Number(rows))
            if *rows >= f64::from(ALL_ROWS) =>
        {
            return Some(ALL_ROWS_NAME.to_owned());
        }
        (_, Value::Number(value)) if *value == 0.0 && knob.default == 0.0 => return None,
        (_, Value::Number(value)) => number(*value),
        (_, value) => Some(value.print(knob)).filter(|text| text.chars().count() <= LONGEST)?,
    };
    Some(format!("{} {value}", bare(knob.name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn titles(runs: &str) -> Vec<String> {
        format!("data=line&{runs}").parse::<Experiment>().unwrap().titles()
    }

    #[test]
    fn a_run_has_its_own_name_or_its_optimizers() {
        assert_eq!(titles("run=sgd&run=adam"), ["SGD", "Adam"]);
        assert_eq!(titles("run=sgd;name=A&run=sgd&run=adam"), ["A", "SGD", "Adam"]);
    }

    #[test]
    fn runs_of_an_optimizer_are_told_apart_by_what_differs() {
        for (runs, told) in [
            (
                "run=sgd;learning_rate=0.1&run=sgd;learning_rate=0.0005",
                vec!["learning rate 0.1", "learning rate 5e−4"],
            ),
            (
                "run=sgd;learning_rate=0.0001234&run=sgd;learning_rate=0.1234",
                vec!["learning rate 1.23e−4", "learning rate 0.1234"],
            ),
            ("run=sgd&run=sgd;momentum=0.9", vec!["", "momentum 0.9"]),
            ("run=sgd;learning_rate=0.1&run=sgd;momentum=0.9", vec!["", "momentum 0.9"]),
            ("run=sgd;batch=10&run=sgd", vec!["batch size 10", "all rows"]),
            ("run=sgd&run=sgd;schedule=cosine", vec!["", "cosine"]),
            (
                "run=sgd;schedule=linear;schedule.duration=5&run=sgd;schedule=linear;schedule.duration=9",
                vec!["duration 5", "duration 9"],
            ),
            ("run=sgd;clip=1&run=sgd", vec!["clip ‖g‖ at 1", ""]),
            ("run=sgd;momentum=0.9&run=sgd;momentum=0.9;form=nesterov", vec!["", "form nesterov"]),
            ("run=sgd;name=A&run=sgd;momentum=0.9", vec!["A", ""]),
        ] {
            let expected = told.iter().map(|words| match *words {
                "" => "SGD".to_owned(),
                "A" => "A".to_owned(),
                words => format!("SGD, {words}"),
            });
            assert_eq!(titles(runs), expected.collect::<Vec<_>>(), "{runs}");
        }
    }

    #[test]
    fn two_traits_are_the_most() {
        let runs = "run=sgd&run=sgd;momentum=0.9&run=sgd;momentum=0.9;form=nesterov";
        assert_eq!(titles(runs), ["SGD", "SGD, momentum 0.9", "SGD, momentum 0.9, form nesterov"]);
        let runs = "run=sgd;momentum=0.5;batch=4&run=sgd;momentum=0.9;batch=4&run=sgd;momentum=0.5;batch=8&run=sgd;momentum=0.5;batch=8;clip=1";
        let told = ["momentum 0.5, batch size 4", "momentum 0.9", "momentum 0.5, batch size 8"];
        let mut expected = told.map(|words| format!("SGD, {words}")).to_vec();
        expected.push("SGD 2, momentum 0.5, batch size 8".to_owned());
        assert_eq!(titles(runs), expected);
    }

    #[test]
    fn what_nothing_tells_apart_is_numbered() {
        assert_eq!(titles("run=sgd&run=adam&run=sgd&run=sgd"), ["SGD", "Adam", "SGD 2", "SGD 3"]);
        assert_eq!(
            titles("run=sgd;learning_rate=0.1&run=sgd;learning_rate=0.10000001"),
            ["SGD", "SGD 2"]
        );
        // Only one of the conventions is dampened.
        assert_eq!(
            titles("run=sgd;convention=averaged&run=sgd;convention=averaged;dampening=0.5"),
            ["SGD", "SGD 2"]
        );
    }

    #[test]
    fn a_name_that_a_person_gave_is_not_taken() {
        assert_eq!(titles("run=sgd;name=SGD&run=sgd"), ["SGD", "SGD 2"]);
        assert_eq!(titles("run=sgd&run=adam;name=SGD"), ["SGD 2", "SGD"]);
        assert_eq!(titles("run=sgd;name=SGD 2&run=sgd&run=sgd"), ["SGD 2", "SGD", "SGD 3"]);
        assert_eq!(
            titles("run=adam;name=SGD, momentum 0.9&run=sgd&run=sgd;momentum=0.9"),
            ["SGD, momentum 0.9", "SGD", "SGD 2, momentum 0.9"]
        );
    }

    #[test]
    fn titles_are_different_whatever_differs() {
        for record in crate::optimizer::Optimizer::all() {
            let key = record.entry.key;
            for knob in record.entry.knobs.iter().filter(|knob| knob.only_with.is_none()) {
                let other = match knob.domain {
                    Domain::Choice(variants) => {
                        variants[usize::from(knob.default == 0.0)].key.to_owned()
                    }
                    Domain::Whole { most, .. } => most.to_string(),
                    _ => {
                        let others = [0.0, 0.5 * knob.default + 0.13, 2.0 * knob.default];
                        let is_other = |it: &f64| knob.allows(*it) && *it != knob.default;
                        others.into_iter().find(is_other).unwrap_or(1.0).to_string()
                    }
                };
                let titles = titles(&format!("run={key}&run={key};{}={other}", knob.key));
                assert_ne!(titles[0], titles[1]);
                assert!(!titles[1].ends_with(" 2"), "{titles:?}, {}", knob.key);
            }
        }
    }
}
