//! The text of an experiment: whatever can be set survives it, whatever cannot be read is refused
//! by name, and nothing makes it panic.
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Debug;

use downhill::catalogue::Catalogue;
use downhill::data::DataSet;
use downhill::experiment::{
    COURSE, Data, Experiment, FITTING, OwnData, Plan, Problem, Regression, TRAINING,
};
use downhill::expression::Expression;
use downhill::knob::{Domain, Knob};
use downhill::optimizer::Optimizer;
use downhill::schedule::Schedule;
use downhill::settings::{Chosen, Settings, Value};
use downhill::shelf::Shelf;
use downhill::surface::Surface;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A legal value: a number, a list or a formula.
fn value(knob: &'static Knob) -> BoxedStrategy<Value> {
    match knob.domain {
        Domain::Times { .. } => times().prop_map(Value::Times).boxed(),
        Domain::Points { least, most, .. } => (times(), vec(least..=most, 12))
            .prop_map(|(times, numbers)| times.into_iter().zip(numbers).map(Into::into).collect())
            .prop_map(Value::Points)
            .boxed(),
        Domain::Expression { vocabulary, .. } => select(vocabulary.variables)
            .prop_flat_map(|name| select(formulas(name)))
            .prop_map(move |text| Expression::parse(&text, vocabulary).unwrap())
            .prop_map(Value::Expression)
            .boxed(),
        _ => number(knob).prop_map(Value::Number).boxed(),
    }
}

fn times() -> impl Strategy<Value = Vec<f64>> {
    let times = prop::collection::btree_set(1..1_000_000_000_u32, 1..12);
    times.prop_map(|times| times.into_iter().map(f64::from).collect())
}

/// Formulas with all kinds of signs.
fn formulas(name: &str) -> Vec<String> {
    let formulas = ["2*(_ + 1)", "1 − _²", "max(_, 3)/(_ + 1e-3)", "0.1**_"];
    formulas.map(|formula| formula.replace('_', name)).to_vec()
}

/// A legal number: anywhere on the slider, anywhere in the range, at an end, or the default.
fn number(knob: &'static Knob) -> BoxedStrategy<f64> {
    let slider = (0.0..=1.0).prop_map(|t| knob.slider().map_or(0.0, |slider| slider.value(t)));
    match knob.domain {
        Domain::Real { least, most, .. } => {
            let usual = slider.prop_map(move |value| value.clamp(least, most));
            prop_oneof![usual, least..=most, select(vec![least, most, knob.default])].boxed()
        }
        Domain::Whole { least, most, .. } => (least..=most).prop_map(f64::from).boxed(),
        Domain::Choice(variants) => (0..variants.len()).prop_map(|index| index as f64).boxed(),
        _ => Just(0.0).boxed(),
    }
}

fn settings(knobs: &'static [Knob]) -> impl Strategy<Value = Settings> {
    let values: Vec<_> = knobs.iter().map(value).collect();
    values.prop_map(move |values| {
        let mut settings = Settings::of(knobs);
        for (knob, value) in knobs.iter().zip(values) {
            settings.put(knob.key, value).unwrap();
        }
        settings
    })
}

fn chosen<T: Catalogue + Debug>() -> impl Strategy<Value = Chosen<T>> {
    select(T::all().collect::<Vec<_>>()).prop_flat_map(|record| {
        settings(record.entry().knobs).prop_map(move |settings| Chosen { record, settings })
    })
}

/// A name as a user may type it; space around it does not count.
fn name() -> impl Strategy<Value = String> {
    "\\PC{0,20}".prop_map(|text| text.trim().to_owned())
}

fn plan() -> impl Strategy<Value = Plan> {
    (name(), chosen(), chosen(), settings(TRAINING)).prop_map(
        |(name, optimizer, schedule, training)| Plan { name, optimizer, schedule, training },
    )
}

fn problem() -> impl Strategy<Value = Problem> {
    let surface = chosen::<Surface>().prop_map(Problem::Surface);
    let made = chosen::<DataSet>().prop_map(Data::Made);
    let column = name().prop_filter("a column has a name", |name| !name.is_empty());
    let own = (any::<u64>(), name(), vec(column, 0..4))
        .prop_map(|(digest, target, features)| Data::Own(OwnData { digest, target, features }));
    let fitted = (prop_oneof![made, own], settings(FITTING))
        .prop_map(|(data, fitting)| Problem::Regression(Regression { data, fitting }));
    prop_oneof![surface, fitted]
}

fn experiment() -> impl Strategy<Value = Experiment> {
    let coordinate = prop_oneof![-10.0..10.0, -1e9..1e9];
    let start = proptest::option::of(vec(coordinate, 1000));
    (problem(), start, settings(COURSE), vec(plan(), 0..=8)).prop_map(
        |(problem, mut start, course, plans)| {
            if let (Some(start), Problem::Surface(surface)) = (&mut start, &problem) {
                start.truncate(surface.start().len());
            }
            Experiment { problem, start, course, plans }
        },
    )
}

proptest! {
    #[test]
    fn an_experiment_survives_its_text(experiment in experiment()) {
        let text = experiment.to_string();
        let read: Experiment = text.parse().map_err(|error| {
            TestCaseError::fail(format!("{text}: {error}"))
        })?;
        prop_assert_eq!(&read, &experiment, "{}", text);
        prop_assert_eq!(read.to_string(), text);
    }

    #[test]
    fn a_text_is_what_a_link_may_carry(experiment in experiment()) {
        let text = experiment.to_string();
        let odd = |letter: char| letter.is_control() || " \"#<>`".contains(letter);
        prop_assert!(!text.contains(odd), "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,80}") {
        is_read_or_refused(&text)?;
    }

    #[test]
    fn a_damaged_text_is_read_or_refused(
        experiment in experiment(),
        at in any::<prop::sample::Index>(),
        damage in "\\PC{0,3}",
        length in 0..4_usize,
    ) {
        let mut letters: Vec<_> = experiment.to_string().chars().collect();
        let at = at.index(letters.len());
        letters.splice(at..(at + length).min(letters.len()), damage.chars());
        is_read_or_refused(&letters.into_iter().collect::<String>())?;
    }

    #[test]
    fn any_values_of_known_keys_are_read_or_refused(
        problem in (select(vec!["surface", "data", "own"]), anything()),
        pairs in vec((select(keys()), anything()), 0..4),
        run in anything(),
    ) {
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| format!(";{key}={value}")).collect();
        let (head, value) = problem;
        is_read_or_refused(&format!("{head}={value}{}&run={run}", pairs.concat()))?;
    }
}

/// What may stand behind a key.
fn anything() -> impl Strategy<Value = String> {
    let known: Vec<_> = Surface::all().map(|it| it.entry.key).collect();
    let known = known.into_iter().chain(DataSet::all().map(|it| it.entry.key));
    let known: Vec<_> = known.chain(Optimizer::all().map(|it| it.entry.key)).collect();
    prop_oneof![
        select(known).prop_map(str::to_owned),
        select(vec!["", "NaN", "inf", "-1", "1e400", "−3", "0x10", "%00", "%zz", "=", "1,2"])
            .prop_map(str::to_owned),
        any::<f64>().prop_map(|number| number.to_string()),
        "\\PC{0,10}",
    ]
}

fn keys() -> Vec<String> {
    let own = ["start", "target", "features", "name", "schedule"].map(str::to_owned);
    let knobs = [COURSE, FITTING, TRAINING].into_iter().flatten().map(|knob| knob.key.to_owned());
    own.into_iter().chain(knobs).collect()
}

/// Whatever is read is written, read again, and run as far as it is small; whatever is refused
/// says what is allowed.
fn is_read_or_refused(text: &str) -> Result<(), TestCaseError> {
    match text.parse::<Experiment>() {
        Err(complaint) => {
            prop_assert!(!complaint.key.is_empty() && !complaint.allowed.is_empty());
            Ok(())
        }
        Ok(experiment) => {
            let read = experiment.to_string().parse();
            prop_assert_eq!(read.as_ref(), Ok(&experiment), "{}", text);
            if matches!(experiment.problem, Problem::Surface(_)) {
                run(&experiment)?;
            }
            Ok(())
        }
    }
}

fn run(experiment: &Experiment) -> Result<(), TestCaseError> {
    let task = experiment.task(&Shelf::default());
    let task = task.map_err(|complaint| TestCaseError::fail(complaint.to_string()))?;
    for mut film in task.films(experiment) {
        film.record(3);
        let last = film.last();
        let state = film.seek(last, None);
        film.explain(&state, 0);
        film.frame(state);
    }
    Ok(())
}

/// Each knob with the text of an experiment up to its key.
fn knobs() -> Vec<(String, &'static Knob)> {
    fn of<T: Catalogue>(head: &str, prefix: &str) -> Vec<(String, &'static Knob)> {
        let start = |record: &T| format!("{head}={};{prefix}", record.entry().key);
        let knobs = |it: &'static T| it.entry().knobs.iter().map(move |knob| (start(it), knob));
        T::all().flat_map(knobs).collect()
    }
    let (surface, data, run) =
        (Surface::first().entry.key, DataSet::first().entry.key, Optimizer::first().entry.key);
    let before_run = format!("surface={surface}&run");
    let before_schedule = format!("{before_run}={run};schedule");
    let common = |start: String, knobs: &'static [Knob]| {
        knobs.iter().map(move |knob| (start.clone(), knob)).collect::<Vec<_>>()
    };
    [
        of::<Surface>("surface", ""),
        of::<DataSet>("data", ""),
        of::<Optimizer>(&before_run, ""),
        of::<Schedule>(&before_schedule, "schedule."),
        common(format!("surface={surface};"), COURSE),
        common(format!("data={data};"), FITTING),
        common(format!("{before_run}={run};"), TRAINING),
    ]
    .concat()
}

/// Values that the knob does not allow.
fn illegal(knob: &Knob) -> Vec<String> {
    let beyond = match knob.domain {
        Domain::Real { least, most, .. } => vec![least - 1.0 - least.abs(), 2.0 * most + 1.0],
        Domain::Whole { least, most, .. } => {
            vec![f64::from(least) - 1.0, f64::from(least) + 0.5, f64::from(most) + 1.0]
        }
        Domain::Choice(variants) => vec![variants.len() as f64],
        Domain::Expression { .. } => vec![],
        _ => vec![-1.5],
    };
    let words = ["", "high", "NaN", "inf", "1e999", "1 2"].map(str::to_owned);
    beyond.iter().map(f64::to_string).chain(words).collect()
}

#[test]
fn a_complaint_names_key_value_and_what_is_allowed() {
    for (start, knob) in knobs() {
        for value in illegal(knob) {
            let text = format!("{start}{}={value}", knob.key);
            let Err(complaint) = text.parse::<Experiment>() else { panic!("{text} is read") };
            let prefix = if start.ends_with("schedule.") { "schedule." } else { "" };
            assert_eq!(complaint.key, format!("{prefix}{}", knob.key), "{text}");
            assert_eq!(complaint.given, value, "{text}");
            assert_eq!(complaint.allowed, knob.allowed(), "{text}");
        }
    }
}

#[test]
fn an_unknown_key_is_named_with_those_there_are() {
    for (start, knob) in knobs() {
        let prefix = if start.ends_with("schedule.") { "schedule." } else { "" };
        let complaint = format!("{start}typo=1").parse::<Experiment>().unwrap_err();
        assert_eq!(complaint.key, format!("{prefix}typo"));
        assert!(complaint.allowed.contains(knob.key), "{complaint}");
    }
}

#[test]
fn an_unknown_record_is_named_with_those_there_are() {
    let surface = Surface::first().entry.key;
    let run = Optimizer::first().entry.key;
    for (text, kind, keys) in [
        ("surface=typo".to_owned(), Surface::KIND, known::<Surface>()),
        ("data=typo".to_owned(), DataSet::KIND, known::<DataSet>()),
        (format!("surface={surface}&run=typo"), Optimizer::KIND, known::<Optimizer>()),
        (format!("surface={surface}&run={run};schedule=typo"), Schedule::KIND, known::<Schedule>()),
    ] {
        let complaint = text.parse::<Experiment>().unwrap_err();
        assert_eq!((&*complaint.key, &*complaint.given), (kind, "typo"));
        assert!(keys.iter().all(|key| complaint.allowed.contains(key)), "{complaint}");
    }
}

fn known<T: Catalogue>() -> Vec<&'static str> {
    T::all().map(|record| record.entry().key).collect()
}

/// Two meanings of one key in a section would make one of them unreachable.
#[test]
fn keys_do_not_collide() {
    fn sections<T: Catalogue>(own: &[&str], shared: &[&[Knob]]) {
        let shared = shared.concat();
        for record in T::all() {
            let knobs = record.entry().knobs.iter().chain(&shared).map(|knob| knob.key);
            let mut keys: Vec<_> = knobs.chain(own.iter().copied()).collect();
            keys.sort_unstable();
            let twice = keys.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(twice, None, "{} {}", T::KIND, record.entry().key);
            assert!(keys.iter().all(|key| !key.starts_with("schedule.")), "{keys:?}");
        }
    }
    sections::<Surface>(&["surface", "start"], &[COURSE]);
    sections::<DataSet>(&["data", "own", "target", "features", "start"], &[COURSE, FITTING]);
    sections::<Optimizer>(&["run", "name", "schedule"], &[TRAINING]);
    sections::<Schedule>(&[], &[]);
}

/// What is counted in a complaint is one thing or several.
#[test]
fn a_start_of_another_dimension_is_counted() {
    for (link, words) in [
        ("surface=square;start=1,2&run=sgd", ["2 numbers", "1 number, one for each parameter"]),
        ("surface=bowl;start=1&run=sgd", ["1 number", "2 numbers, one for each parameter"]),
    ] {
        let complaint = link.parse::<Experiment>().unwrap_err();
        assert_eq!([complaint.given.as_str(), complaint.allowed.as_str()], words);
    }
}
