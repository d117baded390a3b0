//! Notation: every formula that the core can show, as LaTeX, for whoever sets them beforehand.

use std::collections::BTreeSet;

use crate::catalogue::{Catalogue, Entry};
use crate::data::DataSet;
use crate::experiment::{Data, FITTING, Regression};
use crate::knob::Domain;
use crate::network;
use crate::optimizer::Optimizer;
use crate::rule::Pace;
use crate::schedule::Schedule;
use crate::settings::{Chosen, Settings};
use crate::surface::Surface;

/// Updates that are looked at: enough for every rule that begins differently than it goes on.
const UPDATES: usize = 12;

/// The formulas of all records, of all fits, and of all lines that steps and networks write.
pub fn formulas() -> BTreeSet<String> {
    let records = entries::<Surface>()
        .chain(entries::<DataSet>())
        .chain(entries::<Optimizer>())
        .chain(entries::<Schedule>());
    let records = records.flat_map(|entry| {
        let symbols = entry.knobs.iter().map(|knob| knob.symbol);
        symbols.chain([entry.formula]).map(str::to_owned).collect::<Vec<_>>()
    });
    let pieces = entries::<Surface>().flat_map(|entry| parts(entry.formula)).map(str::to_owned);
    let steps = Optimizer::all().flat_map(lines);
    let steps = steps.chain(network::formulas());
    records.chain(pieces).chain(fits()).chain(steps).filter(|formula| !formula.is_empty()).collect()
}

/// The parts of a formula that a comma and a wide space keep apart: where there is little room, they
/// stand below each other.
pub fn parts(formula: &str) -> impl Iterator<Item = &str> {
    formula.split(r", \quad").map(str::trim)
}

fn entries<T: Catalogue>() -> impl Iterator<Item = &'static Entry> {
    T::all().map(Catalogue::entry)
}

/// The formulas of every kind of fit.
fn fits() -> Vec<String> {
    let fit = Regression::new(Data::Made(Chosen::new(DataSet::first())));
    let formulas = |fitting| Regression { fitting, ..fit.clone() }.formulas();
    variations(Settings::of(FITTING)).into_iter().flat_map(formulas).collect()
}

/// The lines that the steps of `optimizer` write, however its knobs are set.
fn lines(optimizer: &'static Optimizer) -> Vec<String> {
    let settings = variations(Settings::of(optimizer.entry.knobs));
    settings.iter().flat_map(|settings| lines_of(optimizer, settings)).collect()
}

fn lines_of(optimizer: &Optimizer, settings: &Settings) -> Vec<String> {
    let stepper = (optimizer.stepper)(settings);
    let mut state = stepper.start(&[1.0]);
    let mut lines = Vec::new();
    for update in 0..UPDATES {
        let gradient = if update % 4 == 3 { -1.0 } else { 1.0 };
        let written = stepper.explain(&state, 0, gradient, Pace::at(0.1));
        lines.extend(written.into_iter().map(|line| line.formula.to_owned()));
        stepper.step(&mut state, &[gradient], Pace::at(0.1));
    }
    lines
}

/// Every combination of choices, with knobs that are off by default off and on.
fn variations(settings: Settings) -> Vec<Settings> {
    let mut variations = vec![settings.clone(), awake(settings)];
    for knob in variations[0].knobs() {
        if let Domain::Choice(variants) = knob.domain {
            let with = |settings: &Settings, variant: &str| {
                let mut settings = settings.clone();
                let _ = settings.read(knob.key, variant);
                settings
            };
            variations = variations
                .iter()
                .flat_map(|settings| {
                    variants.iter().map(move |variant| with(settings, variant.key))
                })
                .collect();
        }
    }
    variations
}

/// The settings with every number that is zero by default moved off it.
fn awake(mut settings: Settings) -> Settings {
    for knob in settings.knobs() {
        if knob.default == 0.0
            && let Some(slider) = knob.slider()
        {
            let _ = settings.set(knob.key, slider.value(0.5));
        }
    }
    settings
}
