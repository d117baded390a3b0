//! The controls: the problem, and the runs.

mod data_fields;
mod gallery;
mod own;
mod problem_fields;
mod start_fields;
mod thumbnail;

use downhill::catalogue::Catalogue;
use downhill::data::DataSet;
use downhill::experiment::{Data, Experiment, Plan, Problem, Regression};
use downhill::settings::Chosen;
use downhill::surface::Surface;
use downhill_figures::number;
use leptos::prelude::*;

use crate::later::Later;
use crate::live::live;
use crate::playground::Playground;
use crate::run_card::Runs;
use crate::show::Show;
use crate::soon::Soon;
use crate::texts::problem as texts;
use data_fields::CourseFields;
pub use data_fields::course;
use gallery::{DataGallery, SurfaceGallery, is_spread};
use own::OwnFields;
use problem_fields::ProblemFields;

/// The kinds of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Surface,
    Regression,
    Own,
}

impl Tab {
    fn of(problem: &Problem) -> Self {
        match problem {
            Problem::Surface(_) => Self::Surface,
            Problem::Regression(regression) => match regression.data {
                Data::Made(_) => Self::Regression,
                Data::Own(_) => Self::Own,
            },
        }
    }
}

impl Playground {
    /// Takes up another problem: the runs stay, the start is the problem's own.
    pub fn take_problem(self, problem: Problem) {
        let present = self.experiment.get_untracked();
        if self.show(Experiment { problem, start: None, ..present }) {
            self.leave_lesson();
            self.calm();
            self.premiere();
        }
    }
}

/// What a rate above the stability limit is brought to, as a part of the limit.
const CALM: f64 = 0.5;

impl Playground {
    /// Brings rates that the new problem does not bear below the limit above which they diverge, and says so.
    fn calm(self) {
        let experiment = self.experiment.get_untracked();
        let limits =
            |plan: &Plan| self.with_engine(|engine| engine.task()?.limits(&experiment, plan));
        let limit = |plan| limits(plan).map(|limits| limits.bounded).filter(|limit| *limit > 0.0);
        let mut calmed = Vec::new();
        for (run, plan) in experiment.plans.iter().enumerate() {
            if let Some(limit) = limit(plan).filter(|limit| plan.learning_rate() >= *limit) {
                let rate = number::to_digits(CALM * limit, 1);
                let name = experiment.title(run).unwrap_or_default();
                calmed.push(texts::calmed(&name, plan.learning_rate(), rate));
                self.change_plan(run, |plan| {
                    let _ = plan.optimizer.settings.set("learning_rate", rate);
                });
            }
        }
        if !calmed.is_empty() {
            self.notice().set(Some(texts::calmed_all(&calmed)));
        }
    }
}

/// The left column.
#[component]
pub fn Panel() -> impl IntoView {
    view! { <aside class="panel" aria-label=texts::CONTROLS><Later><Soon><Controls /></Soon></Later></aside> }
}

#[component]
fn Controls() -> impl IntoView {
    let playground = Playground::here();
    let shown =
        Memo::new(move |_| playground.experiment.with(|experiment| Tab::of(&experiment.problem)));
    let own = RwSignal::new(false);
    let spread = is_spread();
    let tab = Memo::new(move |_| if own.get() { Tab::Own } else { shown.get() });
    Effect::new(move |_| {
        playground.experiment.with(|_| ());
        own.set(false);
    });
    // A link to data that are not here leads to where they can be given.
    Effect::new(move |_| {
        if playground.complaint.with(Option::is_some) && playground.wants_data() {
            own.set(true);
        }
    });
    let gallery = move || match tab.get() {
        Tab::Surface => view! { <SurfaceGallery spread /> }.into_any(),
        Tab::Regression => view! { <DataGallery spread /> }.into_any(),
        Tab::Own => view! { <OwnFields /> }.into_any(),
    };
    view! {
        <h2>{texts::PROBLEM}</h2>
        <div class="tabs" role="group" aria-label=texts::KIND>
            <TabButton tab kind=Tab::Surface name=texts::SURFACE own spread />
            <TabButton tab kind=Tab::Regression name=texts::REGRESSION own spread />
            <TabButton tab kind=Tab::Own name=texts::OWN own spread />
        </div>
        {live(gallery)}
        <Show when=move || tab.get() == shown.get()><ProblemFields /></Show>
        <h2>{texts::RUNS}</h2>
        <div class="knobs horizon"><CourseFields front=true /></div>
        <Soon><Runs /></Soon>
    }
}

#[component]
fn TabButton(
    tab: Memo<Tab>,
    kind: Tab,
    name: &'static str,
    own: RwSignal<bool>,
    spread: RwSignal<bool>,
) -> impl IntoView {
    let playground = Playground::here();
    let choose = move |_| {
        own.set(kind == Tab::Own);
        // Who asks for another kind wants to see what there is.
        spread.set(true);
        if kind != Tab::Own && Tab::of(&playground.experiment.with_untracked(problem)) != kind {
            playground.take_problem(first(kind));
        }
    };
    view! { <button aria-pressed=move || (tab.get() == kind).to_string() on:click=choose>{name}</button> }
}

fn problem(experiment: &Experiment) -> Problem {
    experiment.problem.clone()
}

/// The problem that a tab opens with.
fn first(kind: Tab) -> Problem {
    match kind {
        Tab::Surface => Problem::Surface(Chosen::new(Surface::first())),
        _ => Problem::Regression(Regression::new(Data::Made(Chosen::new(DataSet::first())))),
    }
}
