//! How a model is fitted to data, and how its batches are drawn.

use downhill::experiment::{COURSE, Experiment, FITTING, Problem};
use downhill::knob::Knob;
use downhill::settings::Settings;
use leptos::prelude::*;

use crate::knob_field::{Handle, KnobFields};
use crate::playground::Playground;

/// The knobs that stand in front, or those that do not.
pub fn standing(knobs: &'static [Knob], front: bool) -> Vec<&'static Knob> {
    knobs.iter().filter(|knob| knob.front == front).collect()
}

/// The knobs of the fit.
#[component]
pub fn FitFields(front: bool) -> impl IntoView {
    let handle = fitting(Playground::here());
    view! {
        <div class="knobs" class:pairs=front><KnobFields knobs=standing(FITTING, front) handle /></div>
    }
}

/// The knobs of all runs: how long they are; and behind that, how batches are drawn.
#[component]
pub fn CourseFields(front: bool) -> impl IntoView {
    let handle = course(Playground::here());
    view! { <KnobFields knobs=standing(COURSE, front) handle /> }
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
