//! Equal text gives equal bits, natively and in the browser.
//!
//! `determinism/digests.txt` has a line for each experiment: a digest of every bit that its run
//! comes by, and its text. The experiments go through the catalogues, so a new record adds lines;
//! `DOWNHILL_WRITE_DIGESTS=1 cargo test -p downhill-tests --test determinism` writes the file anew.
//! A line that changes says that links which people have shared now show something else.

use downhill::catalogue::{Catalogue, Entry};
use downhill::data::DataSet;
use downhill::experiment::{COURSE, Experiment, FITTING, Plan, TRAINING, Task};
use downhill::expression::Vocabulary;
use downhill::knob::{Domain, Knob};
use downhill::optimizer::Optimizer;
use downhill::run::Run;
use downhill::schedule::Schedule;
use downhill::settings::{Settings, print};
use downhill::shelf::Shelf;
use downhill::surface::Surface;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// The digests as they should be.
const DIGESTS: &str = include_str!("determinism/digests.txt");

/// The updates of each run.
const STEPS: u64 = 120;

#[test]
fn equal_text_gives_equal_bits() {
    let texts = texts();
    let lines = texts.iter().map(|text| format!("{:016x} {text}", digest(text)));
    let lines: Vec<_> = lines.collect();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("DOWNHILL_WRITE_DIGESTS").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/determinism/digests.txt");
        std::fs::write(file, lines.join("\n") + "\n").unwrap();
        return;
    }
    let wanted: Vec<_> = DIGESTS.lines().collect();
    let strangers: Vec<_> = lines.iter().filter(|line| !wanted.contains(&&***line)).collect();
    assert!(strangers.is_empty(), "not in determinism/digests.txt: {strangers:#?}");
    assert_eq!(lines.len(), wanted.len(), "determinism/digests.txt has lines of the past");
}

#[test]
fn a_digest_sees_the_last_bit() {
    let digest = |last: f64| Digest::default().with(&[1.0, 2.0, last]).0;
    assert_eq!(digest(3.0), digest(3.0));
    assert_ne!(digest(3.0), digest(3.0_f64.next_up()));
    assert_ne!(digest(0.0), digest(-0.0));
}

/// The experiments: each optimizer, each schedule, each surface, each data set, each at its defaults
/// and off them; in batches of all kinds.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for (optimizer, schedule) in descents() {
        texts.push(format!("{}&{optimizer}{schedule}", starting("surface", Surface::first())));
        texts.push(format!("{};{}&{optimizer}{schedule}", data(), off(COURSE, "")));
    }
    let run = variants::<Optimizer>("run", "").pop().unwrap_or_default();
    for problem in variants::<Surface>("surface", "") {
        texts.push(format!("{problem}&{run}"));
    }
    for problem in variants::<DataSet>("data", "") {
        texts.push(format!("{problem}&{run}"));
        texts.push(format!("{problem}&{run};batch=7"));
        texts.push(format!("{problem};scaling=standard;reduction=sum&{run};batch=64"));
    }
    for (fitting, training) in pairs(singly(FITTING), &singly(TRAINING)) {
        texts.push(format!("{};{fitting}&{run};batch=9;{training}", data()).replace(";;", ";"));
    }
    let classes = DataSet::all().find(|set| has_classes(set)).map(|set| starting("data", set));
    for fitting in choices(&["model", "activation", "loss"]) {
        let text = format!("{};{fitting}&{run};batch=9", classes.as_deref().unwrap_or_default());
        let experiment: Experiment = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        // Only a polynomial cannot be fitted to several features.
        let fits = experiment.task(&Shelf::default()).is_ok();
        assert!(fits || text.contains("polynomial"), "{text}");
        texts.extend(fits.then_some(text));
    }
    texts
}

/// Whether the targets are two classes of many examples, which every loss can take.
fn has_classes(set: &DataSet) -> bool {
    let table = (set.make)(&Settings::of(set.entry.knobs));
    table.examples() > 1 && table.classes().is_some()
}

/// Every combination of these choices of a fit.
fn choices(keys: &[&str]) -> Vec<String> {
    let mut texts = vec![String::new()];
    for knob in FITTING.iter().filter(|knob| keys.contains(&knob.key)) {
        if let Domain::Choice(variants) = knob.domain {
            let variants: Vec<_> =
                variants.iter().map(|it| format!("{}={};", knob.key, it.key)).collect();
            texts = pairs(texts, &variants).map(|(text, variant)| text + &variant).collect();
        }
    }
    texts
}

/// The first optimizer with each schedule, the others with the first and the last schedule.
fn descents() -> Vec<(String, String)> {
    let (optimizers, schedules) = (variants::<Optimizer>("run", ""), schedules());
    let (first, others) = optimizers.split_at(1);
    let [start, .., end] = &schedules[..] else { return Vec::new() };
    let ends = [start.clone(), end.clone()];
    pairs(first.to_vec(), &schedules).chain(pairs(others.to_vec(), &ends)).collect()
}

/// The first data set: it has a single feature, which every model can take.
fn data() -> String {
    starting("data", DataSet::first())
}

fn starting<T: Catalogue>(head: &str, record: &T) -> String {
    format!("{head}={}", record.entry().key)
}

fn schedules() -> Vec<String> {
    let schedules = variants::<Schedule>("schedule", "schedule.").into_iter();
    let written = schedules.map(|schedule| format!(";{schedule}"));
    written
        .flat_map(|schedule| [schedule.clone(), format!("{schedule};per=epoch;batch=16")])
        .collect()
}

fn pairs(first: Vec<String>, second: &[String]) -> impl Iterator<Item = (String, String)> {
    let pair = |first: String| second.iter().map(move |second| (first.clone(), second.clone()));
    first.into_iter().flat_map(pair)
}

/// Each record at its defaults, and with every knob off its default.
fn variants<T: Catalogue>(head: &str, prefix: &str) -> Vec<String> {
    let records = T::all().flat_map(|record| {
        let plain = starting(head, record);
        let Entry { knobs, .. } = *record.entry();
        [plain.clone(), format!("{plain};{}", off(knobs, prefix))]
    });
    let mut texts: Vec<_> = records.map(|text| text.trim_end_matches(';').to_owned()).collect();
    texts.dedup();
    texts
}

/// Every knob off its default.
fn off(knobs: &[Knob], prefix: &str) -> String {
    let pairs = knobs.iter().map(|knob| pair(knob, prefix)).collect::<Vec<_>>();
    pairs.join(";")
}

/// Nothing, then each knob alone off its default.
fn singly(knobs: &[Knob]) -> Vec<String> {
    let fresh = knobs.iter().filter(|knob| knob.key != "batch");
    std::iter::once(String::new()).chain(fresh.map(|knob| pair(knob, ""))).collect()
}

fn pair(knob: &Knob, prefix: &str) -> String {
    let text = match knob.domain {
        Domain::Times { .. } => "9,20,64".to_owned(),
        Domain::Points { .. } => "5:1,30:0.25,90:0.5".to_owned(),
        Domain::Expression { vocabulary, .. } => formula(vocabulary),
        _ => number(knob),
    };
    format!("{prefix}{}={text}", knob.key)
}

/// A formula with every operator and most functions.
fn formula(vocabulary: &Vocabulary) -> String {
    let formula = "1/(9+abs(sin(X)*cos(Y)+tan(X/9)*atan(Y)-abs(X)^1.5/9+Y^2\
        +tanh(X)+sinh(Y/999)*cosh(X/999)-exp(-Y*Y)+ln(1+X*X)*log10(2+Y*Y)\
        +sqrt(1+X*X)*sign(Y)+min(X,Y)-max(X,-Y)+2**(X/99)))";
    let variables = vocabulary.variables;
    formula.replace('X', variables[0]).replace('Y', variables[variables.len() - 1])
}

fn number(knob: &Knob) -> String {
    let value = match knob.domain {
        Domain::Real { slider, .. } => slider.value(0.3),
        Domain::Whole { slider, .. } => rounded(slider.value(0.4)),
        Domain::Choice(variants) => variants.len() as f64 - 1.0,
        _ => knob.default,
    };
    print(knob, if knob.allows(value) { value } else { knob.default })
}

/// Half away from zero, the same everywhere.
fn rounded(value: f64) -> f64 {
    (value + 0.5).floor()
}

/// The digest of everything that the runs of an experiment come by.
fn digest(text: &str) -> u64 {
    let experiment: Experiment = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    let task = experiment.task(&Shelf::default()).unwrap_or_else(|error| panic!("{text}: {error}"));
    let plans = experiment.plans.iter();
    plans.fold(Digest::default(), |digest, plan| of_run(digest, &task, (plan, &experiment))).0
}

fn of_run(mut digest: Digest, task: &Task, (plan, experiment): (&Plan, &Experiment)) -> Digest {
    let mut run = Run::new(task.objective.clone(), plan, &experiment.course);
    let mut state = run.start(&task.start);
    for _ in 0..STEPS {
        let slope = run.advance(&mut state);
        let loss = task.objective.loss(&state.theta);
        let held_out = task.held_out.as_ref().map(|it| it.objective.loss(&state.theta));
        let remembered: Vec<_> = (0..state.theta.len()).map(|it| state.remembered(it)).collect();
        digest = digest
            .with(&[slope.rate, slope.batch_loss, slope.gradient_norm, loss])
            .with(held_out.as_slice())
            .with(&state.theta)
            .with(remembered.as_flattened());
    }
    let best = task.closed_form.as_ref().map_or(&[][..], |fit| &fit.theta);
    digest.with(best)
}

/// Fowler, Noll and Vo's hash (FNV-1a) of the bits of numbers.
struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// All that is no number counts as the same.
    fn with(self, numbers: &[f64]) -> Self {
        let bits = numbers.iter().map(|it| if it.is_nan() { u64::MAX } else { it.to_bits() });
        Self(
            bits.flat_map(u64::to_le_bytes)
                .fold(self.0, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)),
        )
    }
}
