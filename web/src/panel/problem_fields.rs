//! The formula of the problem and its knobs.

use downhill::experiment::{Data, Experiment, Problem};
use downhill::settings::Settings;
use leptos::prelude::*;

use super::data_fields::{CourseFields, FitFields, standing};
use super::start_fields::StartFields;
use crate::formula::Formula;
use crate::knob_field::{Handle, KnobFields};
use crate::live::live;
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::problem as texts;

/// Formula and knobs of the problem that is shown. What is seldom turned is behind “more”.
#[component]
pub fn ProblemFields() -> impl IntoView {
    let playground = Playground::here();
    let formulas = Memo::new(move |_| playground.experiment.with(formulas));
    let each = move || {
        let formula = |latex: String| view! { <Formula latex />" " };
        formulas.get().into_iter().map(formula).collect_view()
    };
    let knobs = Memo::new(move |_| {
        settings(&playground.experiment.read()).map_or(&[][..], |settings| settings.knobs())
    });
    let fits =
        Memo::new(move |_| matches!(playground.experiment.read().problem, Problem::Regression(_)));
    let own = move |front| {
        let handle = handle(playground);
        view! { <KnobFields knobs=standing(knobs.get(), front) handle /> }
    };
    let has_more = move || fits.get() || knobs.get().iter().any(|knob| !knob.front);
    view! {
        <p class="formula-line">{live(each)}</p>
        <div class="knobs">
            {live(move || own(true))}
            <Show when=move || fits.get()><FitFields front=true /></Show>
        </div>
        <StartFields />
        <Show when=has_more>
            <details class="knobs">
                <summary>{texts::MORE}</summary>
                {live(move || own(false))}
                <Show when=move || fits.get()><FitFields front=false /><CourseFields front=false /></Show>
            </details>
        </Show>
    }
}

fn formulas(experiment: &Experiment) -> Vec<String> {
    match &experiment.problem {
        Problem::Surface(surface) => surface.formulas().map(str::to_owned).collect(),
        Problem::Regression(regression) => regression.formulas(),
    }
}

/// The settings of the surface or of the data set.
fn settings(experiment: &Experiment) -> Option<Settings> {
    match &experiment.problem {
        Problem::Surface(surface) => Some(surface.settings.clone()),
        Problem::Regression(regression) => match &regression.data {
            Data::Made(data) => Some(data.settings.clone()),
            Data::Own(_) => None,
        },
    }
}

fn handle(playground: Playground) -> Handle {
    let shown = move || playground.experiment.with(settings).unwrap_or_else(|| Settings::of(&[]));
    let change = move |changed| playground.change(|experiment| set(experiment, changed));
    Handle { settings: Signal::derive(shown), change: Callback::new(change) }
}

/// Sets what the problem is made with. A start of more or fewer parameters stays as far as it goes.
fn set(experiment: &mut Experiment, settings: Settings) {
    match &mut experiment.problem {
        Problem::Surface(surface) => {
            surface.settings = settings;
            let start = experiment.start.as_mut();
            if let Some(start) = start.filter(|start| start.len() != surface.dimension()) {
                *start = surface.start_beside(start);
            }
        }
        Problem::Regression(regression) => {
            if let Data::Made(data) = &mut regression.data {
                data.settings = settings;
            }
        }
    }
}
