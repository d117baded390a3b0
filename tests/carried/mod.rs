//! The experiments whose scripts are run elsewhere: every record and what it can be set to.

pub mod lecture;
mod lessons;

use downhill::catalogue::{Catalogue, Entry};
use downhill::data::{DataSet, Sheet};
use downhill::experiment::FITTING;
use downhill::knob::{Domain, Knob, Variant};
use downhill::optimizer::Optimizer;
use downhill::schedule::Schedule;
use downhill::shelf::Shelf;
use downhill::surface::Surface;

/// An experiment of one run.
#[derive(Debug, Clone)]
pub struct Carried {
    /// A name for files.
    pub name: String,
    /// The experiment.
    pub text: String,
}

/// The valley in which optimizers are compared. There some of them, RMSprop with momentum most of
/// all, make errors of rounding a millionfold in three hundred updates: so it is not that many.
const VALLEY: &str = "surface=rosenbrock;start=-1.2,1;steps=100";

/// A bowl in which every schedule stays bounded.
const BOWL: &str = "surface=bowl;b=10;steps=1100";

/// All of them, in an order of their own.
pub fn experiments() -> Vec<Carried> {
    let mut all = Vec::new();
    let mut add = |kind: &str, entry: &Entry, number: usize, text: String| {
        let name = if number == 0 {
            format!("{kind} {}", entry.key)
        } else {
            format!("{kind} {} {number}", entry.key)
        };
        all.push(Carried { name, text });
    };
    for entry in Optimizer::all().map(Catalogue::entry) {
        for (number, knobs) in variants(entry.knobs, "").into_iter().enumerate() {
            add("optimizer", entry, number, format!("{VALLEY}&run={}{knobs}", entry.key));
        }
        add("clipped", entry, 0, format!("{VALLEY}&run={};clip=0.5", entry.key));
        add("noisy", entry, 0, format!("{VALLEY}&run={};noise=0.1;clip=5", entry.key));
    }
    for entry in Schedule::all().map(Catalogue::entry).filter(|entry| entry.key != "constant") {
        for (number, knobs) in variants(entry.knobs, "schedule.").into_iter().enumerate() {
            let run =
                format!("run=sgd;learning_rate=0.05;momentum=0.5;schedule={}{knobs}", entry.key);
            add("schedule", entry, number, format!("{BOWL}&{run}"));
        }
        let run = format!("run=adam;learning_rate=0.05;schedule={}", entry.key);
        add("schedule of adam", entry, 0, format!("{BOWL}&{run}"));
    }
    for entry in Surface::all().map(Catalogue::entry) {
        let run = "run=adam;learning_rate=0.05";
        add("surface", entry, 0, format!("surface={};steps=200&{run}", entry.key));
    }
    for entry in DataSet::all().map(Catalogue::entry) {
        for (number, knobs) in fits(entry).into_iter().enumerate() {
            add("data", entry, number, format!("data={}{knobs}", entry.key));
        }
    }
    all.extend(models());
    all.extend(own());
    all.extend(held_out());
    all.extend(lessons::experiments());
    all
}

/// All rows at once and batches in both orders, with a rate that falls by the epoch.
fn fits(entry: &Entry) -> Vec<String> {
    const RUN: &str = "run=adam;learning_rate=0.02";
    const EPOCHS: &str = "schedule=exponential;schedule.every=3;per=epoch";
    let rows =
        if entry.knobs.iter().any(|knob| knob.key == "n_samples") { ";n_samples=300" } else { "" };
    let labels = entry.knobs.iter().any(|knob| knob.key == "labels");
    let mut fits = vec![
        format!("{rows};scaling=standard;steps=60&{RUN}"),
        format!("{rows};scaling=standard;steps=60&{RUN};batch=32;{EPOCHS}"),
        format!("{rows};reduction=sum;steps=60;batch_order=once&{RUN};batch=7"),
    ];
    if labels {
        fits.push(format!("{rows};labels=minus-plus;loss=logistic;steps=60&{RUN};batch=32"));
    }
    fits
}

/// Every model with every loss and each other choice of a fit.
fn models() -> Vec<Carried> {
    let knob = |key: &str| FITTING.iter().find(|knob| knob.key == key);
    let choice = |key: &str| match knob(key).map(|knob| knob.domain) {
        Some(Domain::Choice(variants)) => variants,
        _ => &[],
    };
    let mut models = Vec::new();
    let mut add = |text: String| {
        let name = format!("fit {:02}", models.len());
        models.push(Carried { name, text });
    };
    let run = "run=sgd;learning_rate=0.05;momentum=0.9;batch=16";
    for (model, loss) in choice("model")
        .iter()
        .flat_map(|model| choice("loss").iter().map(move |loss| (model, loss)))
    {
        let data = match (model.key, loss.key) {
            ("polynomial", "logistic") => continue,
            (_, "logistic") => "data=moons;n_samples=90",
            _ => "data=curve;n=90",
        };
        let fit = format!("model={};loss={};steps=100", model.key, loss.key);
        add(format!("{data};{fit}&{run}"));
        add(format!("{data};{fit};ridge=0.01&{run}"));
    }
    for activation in choice("activation") {
        for layers in 1..=3 {
            let fit =
                format!("model=network;activation={};layers={layers};steps=100", activation.key);
            add(format!("data=plane;n=90;{fit}&{run}"));
        }
    }
    for model in choice("model") {
        let fit = format!("model={};reduction=sum;ridge=0.1;steps=100", model.key);
        add(format!("data=curve;n=90;{fit}&run=sgd;learning_rate=0.001;batch=16"));
    }
    models
}

/// Every model with rows held out, scaled or not; classes; a feature that is always the same.
fn held_out() -> Vec<Carried> {
    const RUN: &str = "run=adam;learning_rate=0.02;batch=9";
    let texts = [
        "data=curve;n=61;held_out=0.3",
        "data=curve;n=60;held_out=0.25;model=polynomial;degree=6;ridge=0.01;batch_order=once",
        "data=moons;n_samples=90;labels=minus-plus;loss=logistic;model=network;held_out=0.5",
        "data=moons;n_samples=90;loss=logistic;held_out=0.2;scaling=standard;reduction=sum",
        "data=linear-4-6;held_out=0.3;scaling=standard;loss=huber",
        "data=rare;n=4;size=1;scaling=standard;held_out=0.5;held_out_seed=4",
    ];
    let texts = texts.iter().enumerate();
    let texts = texts.map(|(number, text)| (number, format!("{text};steps=100&{RUN}")));
    let carried = texts.map(|(number, text)| Carried { name: format!("held-out {number}"), text });
    carried.collect()
}

/// A file of the user's own.
fn own() -> Vec<Carried> {
    let digest = Sheet::read(OWN).map_or(0, |sheet| sheet.digest());
    let text = format!(
        "own={digest:016x};target=price;features=size,age;scaling=standard;steps=60\
         &run=adam;learning_rate=0.5;batch=3"
    );
    let held_out = text.replace(";steps", ";held_out=0.4;steps");
    vec![
        Carried { name: "own file".to_owned(), text },
        Carried { name: "own file, in part".to_owned(), text: held_out },
    ]
}

/// The user's file, which scripts find as `data.csv`.
pub const OWN: &str =
    "size;price;age\n50;1,5;3\n70;2,1;10\n80;NA;7\n65;1,9;4\n120;4,5;1\n90;2,6;30\n";

/// Nothing changed; each knob that is off by default switched on; each choice's other variants,
/// with momentum, without which some have no effect.
fn variants(knobs: &[Knob], prefix: &str) -> Vec<String> {
    let awake: Vec<_> = knobs.iter().filter_map(|knob| awake(knob, prefix)).collect();
    let momentum = awake.iter().find(|text| text.contains("momentum")).cloned().unwrap_or_default();
    let single = awake.iter().filter(|text| **text != momentum);
    let mut variants = vec![String::new(), momentum.clone()];
    variants.extend(single.map(|text| format!("{momentum}{text}")));
    for knob in knobs {
        let Domain::Choice(choice) = knob.domain else { continue };
        let others = choice.iter().enumerate().filter(|(index, _)| *index as f64 != knob.default);
        let text = |(_, variant): (_, &Variant)| {
            format!("{momentum};{prefix}{}={}", knob.key, variant.key)
        };
        variants.extend(others.map(text));
    }
    variants.dedup();
    variants
}

/// A knob that is 0 by default, switched on.
fn awake(knob: &Knob, prefix: &str) -> Option<String> {
    let value = match knob.key {
        "momentum" => "0.8",
        "begin" => "7",
        _ => "0.1",
    };
    let number = matches!(knob.domain, Domain::Real { .. } | Domain::Whole { .. });
    let legal = value.parse().is_ok_and(|number| knob.allows(number));
    (number && knob.default == 0.0 && legal).then(|| format!(";{prefix}{}={value}", knob.key))
}

/// The data that the experiments take from the user.
pub fn shelf() -> Shelf {
    let mut shelf = Shelf::default();
    if let Ok(sheet) = Sheet::read(OWN) {
        shelf.put(sheet);
    }
    shelf
}
