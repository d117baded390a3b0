//! How a model is fitted to data, and how its batches are drawn.

use downhill::experiment::{COURSE, Experiment, FITTING, Problem};
use downhill::knob::Knob;
use downhill::settings::Settings;
use leptos::prelude::*;

use crate::knob_field::{Handle, KnobFields};
use crate::playground::Playground;

/// The knobs of the fit and of the batches.
#[component]
pub fn DataFields() -> impl IntoView {
    let playground = Playground::here();
    let front = |knobs: &'static [Knob], front: bool| -> Vec<&'static Knob> {
        knobs.iter().filter(|knob| knob.front == front).collect()
    };
    view! {
        <div class="knobs">
            <KnobFields knobs=front(FITTING, true) handle=fitting(playground) />
            <details>
                <summary>"More about the fit and its batches"</summary>
                <KnobFields knobs=front(FITTING, false) handle=fitting(playground) />
                <KnobFields knobs=front(COURSE, false) handle=course(playground) />
            </details>
        </div>
    }
}

fn fitting(playground: Playground) -> Handle {
    let shown = |experiment: &Experiment| match &experiment.problem {
        Problem::Regression(regression) => regression.fitting.clone(),
        Problem::Surface(_) => Settings::of(FITTING),
    };
    let change = move |changed: Settings| {
        playground.change(|experiment| {
            if let Problem::Regression(regression) = &mut experiment.problem {
                let shapes = ["model", "degree", "layers", "units"];
                if shapes.iter().any(|key| regression.fitting.get(key) != changed.get(key)) {
                    experiment.start = None;
                }
                regression.fitting = changed;
            }
        });
    };
    let settings = Signal::derive(move || playground.experiment.with(shown));
    Handle { settings, change: Callback::new(change) }
}

/// The knobs of the experiment as a whole.
pub fn course(playground: Playground) -> Handle {
    let settings =
        Signal::derive(move || playground.experiment.with(|experiment| experiment.course.clone()));
    let change = move |changed| playground.change(|experiment| experiment.course = changed);
    Handle { settings, change: Callback::new(change) }
}
