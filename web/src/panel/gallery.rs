//! Galleries: every problem of a catalogue as a small picture.

use downhill::catalogue::{Catalogue, Entry};
use downhill::data::DataSet;
use downhill::experiment::{Data, Problem, Regression};
use downhill::settings::Chosen;
use downhill::surface::Surface;
use leptos::prelude::*;

use super::thumbnail::Thumbnail;
use crate::playground::Playground;

/// The surfaces.
#[component]
pub fn SurfaceGallery() -> impl IntoView {
    let problem = |record| Problem::Surface(Chosen::new(record));
    Surface::all().map(|record| (&record.entry, problem(record))).collect::<Vec<_>>().into_gallery()
}

/// The data sets.
#[component]
pub fn DataGallery() -> impl IntoView {
    let problem = |record| Problem::Regression(Regression::new(Data::Made(Chosen::new(record))));
    DataSet::all().map(|record| (&record.entry, problem(record))).collect::<Vec<_>>().into_gallery()
}

trait IntoGallery {
    fn into_gallery(self) -> AnyView;
}

impl IntoGallery for Vec<(&'static Entry, Problem)> {
    fn into_gallery(self) -> AnyView {
        let items = self.into_iter().map(|(entry, problem)| view! { <Item entry problem /> });
        view! { <div class="gallery" role="group" aria-label="Problems">{items.collect_view()}</div> }.into_any()
    }
}

#[component]
fn Item(entry: &'static Entry, problem: Problem) -> impl IntoView {
    let playground = Playground::here();
    let chosen =
        move || playground.experiment.with(|experiment| key(&experiment.problem) == entry.key);
    let shown = problem.clone();
    let choose = move |_| playground.take_problem(problem.clone());
    view! {
        <button class="item" title=entry.summary aria-pressed=move || chosen().to_string() on:click=choose>
            <Thumbnail problem=shown />
            <span>{entry.name}</span>
        </button>
    }
}

/// The key of the record that a problem is made from.
fn key(problem: &Problem) -> &'static str {
    match problem {
        Problem::Surface(surface) => surface.key(),
        Problem::Regression(regression) => match &regression.data {
            Data::Made(data) => data.key(),
            Data::Own(_) => "",
        },
    }
}
