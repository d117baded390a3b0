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
    let drawn: Vec<&'static Knob> = COURSE.iter().filter(|knob| knob.key != "steps").collect();
    view! {
        <div class="knobs">
            <KnobFields knobs=FITTING.iter().collect() handle=fitting(playground) />
            <KnobFields knobs=drawn handle=course(playground) />
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
                if regression.fitting.variant("model") != changed.variant("model")
                    || regression.fitting.number("degree") != changed.number("degree")
                {
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
