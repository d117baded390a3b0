//! Every record has a script in each language, or a reason; and scripts stay as they are.
//!
//! `DOWNHILL_WRITE_SCRIPTS=1 cargo test -p downhill-scripts --test scripts` writes the examples anew.
#![cfg(not(target_arch = "wasm32"))]

use downhill::catalogue::{Catalogue, Entry};
use downhill::data::DataSet;
use downhill::experiment::Experiment;
use downhill::ledger::Line;
use downhill::optimizer::Optimizer;
use downhill::schedule::Schedule;
use downhill::shelf::Shelf;
use downhill::surface::Surface;
use downhill_scripts::{Language, align};

/// An experiment with everything in it.
const EXAMPLE: &str = "data=line;scaling=standard;ridge=0.1;steps=100\
    &run=adam;learning_rate=0.05;schedule=cosine;schedule.duration=100;batch=32;clip=1";

fn script(text: &str, language: Language) -> Result<String, String> {
    let experiment: Experiment = text.parse().unwrap_or_else(|slip| panic!("{text}: {slip}"));
    downhill_scripts::script(&experiment, 0, language, &Shelf::default())
        .map_err(|reason| reason.to_string())
}

fn keys<T: Catalogue>() -> impl Iterator<Item = &'static str> {
    T::all().map(Catalogue::entry).map(|Entry { key, .. }| *key)
}

#[test]
fn every_record_has_a_script_or_a_reason() {
    let optimizers = keys::<Optimizer>().map(|key| format!("surface=rosenbrock&run={key}"));
    let schedules = keys::<Schedule>().flat_map(|schedule| {
        keys::<Optimizer>()
            .map(move |key| format!("data=line&run={key};schedule={schedule};batch=9"))
    });
    let surfaces = keys::<Surface>().map(|key| format!("surface={key}&run=adam"));
    let data = keys::<DataSet>().map(|key| format!("data={key}&run=adam"));
    for text in optimizers.chain(schedules).chain(surfaces).chain(data) {
        let numpy = script(&text, Language::NumPy);
        assert!(numpy.is_ok(), "{text}: {numpy:?}");
        for language in [Language::PyTorch, Language::Optax] {
            if let Err(reason) = script(&text, language) {
                assert!(reason.ends_with('.'), "{text}: {reason}");
            }
        }
    }
}

#[test]
fn what_a_library_has_no_words_for_is_said() {
    for (run, language, want) in [
        ("lion", Language::PyTorch, "PyTorch has nothing that does exactly the same as “Lion”."),
        (
            "sgd;momentum=0.9;form=nesterov;dampening=0.1",
            Language::PyTorch,
            "torch.optim.SGD refuses “Form: Nesterov” with “Dampening” 0.1.",
        ),
        (
            "adam;bias_correction=off",
            Language::Optax,
            "optax.adam has no words for “Bias correction: Off”.",
        ),
    ] {
        let reason = script(&format!("surface=rosenbrock&run={run}"), language);
        assert_eq!(reason, Err(want.to_owned()));
    }
}

#[test]
fn a_script_calls_the_run_what_the_page_does() {
    for (runs, title) in [
        ("run=sgd", "SGD"),
        ("run=sgd;momentum=0.9&run=sgd", "SGD, momentum 0.9"),
        ("run=sgd;name=Slow&run=sgd", "Slow"),
    ] {
        let text = script(&format!("surface=rosenbrock&{runs}"), Language::PyTorch).unwrap();
        assert!(text.starts_with(&format!("# {title} by PyTorch: ")), "{text}");
    }
}

#[test]
fn a_run_that_is_not_there_has_no_script() {
    assert!(script("surface=rosenbrock", Language::NumPy).is_err());
}

#[test]
fn the_examples_are_as_they_were() {
    for language in Language::ALL {
        let text = script(EXAMPLE, language).unwrap();
        let name = format!("{}.py", language.library().to_lowercase());
        let file = format!("{}/tests/scripts/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("DOWNHILL_WRITE_SCRIPTS").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), text, "{name}");
    }
}

#[test]
fn a_step_in_latex_has_a_row_for_each_line() {
    let lines = [
        Line { formula: "g", value: 0.5 },
        Line { formula: r"m \gets \beta_1 m + (1-\beta_1)\,g", value: 1.5e-8 },
    ];
    let want = "\\begin{align*}\n  g & = 0.5 \\\\\n  m &\\gets \\beta_1 m + (1-\\beta_1)\\,g = \
                1.5 \\cdot 10^{-8}\n\\end{align*}\n";
    assert_eq!(align(&lines), want);
}
