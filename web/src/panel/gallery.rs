//! Galleries: every problem of a catalogue as a small picture. A gallery can be put away, so that
//! only the problem that is chosen is left of it.

use downhill::catalogue::{Catalogue, Entry};
use downhill::data::DataSet;
use downhill::experiment::{Data, Problem, Regression};
use downhill::settings::Chosen;
use downhill::surface::Surface;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::thumbnail::Thumbnail;
use crate::after_paint::after_paint;
use crate::live::live;
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::problem as texts;
use crate::{address, column, session};

/// Under this name the browser remembers whether galleries are spread out.
const KEPT: &str = "downhill-gallery";

/// Pixels around an item that belong to it: the ring around the one that is chosen.
const MARGIN: i32 = 3;

/// Whether galleries are spread out: as they were last. At first they are on a wide page whose
/// address does not say what to show.
pub fn is_spread() -> RwSignal<bool> {
    let at_first = !column::is_the_only_one() && address::fragment().is_empty();
    RwSignal::new(session::kept_switch(KEPT).unwrap_or(at_first))
}

/// The surfaces.
#[component]
pub fn SurfaceGallery(spread: RwSignal<bool>) -> impl IntoView {
    let problem = |record| Problem::Surface(Chosen::new(record));
    let items: Vec<_> = Surface::all().map(|record| (&record.entry, problem(record))).collect();
    view! { <Gallery items spread /> }
}

/// The data sets.
#[component]
pub fn DataGallery(spread: RwSignal<bool>) -> impl IntoView {
    let problem = |record| Problem::Regression(Regression::new(Data::Made(Chosen::new(record))));
    let items: Vec<_> = DataSet::all().map(|record| (&record.entry, problem(record))).collect();
    view! { <Gallery items spread /> }
}

#[component]
fn Gallery(items: Vec<(&'static Entry, Problem)>, spread: RwSignal<bool>) -> impl IntoView {
    let items = StoredValue::new(items);
    let playground = Playground::here();
    let chosen = Memo::new(move |_| playground.experiment.with(|shown| key(&shown.problem)));
    let pictures = move || {
        let item = |(entry, problem)| view! { <Item entry problem /> };
        let gallery = NodeRef::<html::Div>::new();
        let place = move || {
            items.with_value(|items| items.iter().position(|(entry, _)| entry.key == chosen.get()))
        };
        keep_in_sight(gallery, place);
        let items = items.get_value().into_iter().map(item).collect_view();
        view! { <div class="gallery" node_ref=gallery role="group" aria-label=texts::GALLERY>{items}</div> }
    };
    view! {
        <Picked items chosen spread />
        <Show when=move || spread.get()>{pictures()}</Show>
    }
}

/// Brings the item at `place` into sight whenever another one is there. The page stays where it is.
fn keep_in_sight(gallery: NodeRef<html::Div>, place: impl Fn() -> Option<usize> + 'static) {
    Effect::new(move |_| {
        let (Some(gallery), Some(place)) = (gallery.get(), place()) else { return };
        after_paint(move || scroll_to(&gallery, place));
    });
}

/// Scrolls `gallery` no farther than it must for its item at `place`.
fn scroll_to(gallery: &HtmlElement, place: usize) {
    let item = u32::try_from(place).ok().and_then(|place| gallery.children().item(place));
    let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) else { return };
    let top = item.offset_top() - gallery.offset_top() - MARGIN;
    let bottom = top + item.offset_height() + 2 * MARGIN - gallery.client_height();
    let now = gallery.scroll_top();
    gallery.set_scroll_top(now.max(bottom).min(top));
}

/// The problem that is chosen: spreads the gallery out and puts it away.
#[component]
fn Picked(
    items: StoredValue<Vec<(&'static Entry, Problem)>>,
    chosen: Memo<&'static str>,
    spread: RwSignal<bool>,
) -> impl IntoView {
    let item = move || {
        items.with_value(|items| items.iter().find(|(entry, _)| entry.key == chosen.get()).cloned())
    };
    let picture =
        move || (!spread.get()).then(|| item().map(|(_, problem)| view! { <Thumbnail problem /> }));
    let turn = move |_| {
        spread.update(|spread| *spread = !*spread);
        session::keep_switch(KEPT, spread.get_untracked());
    };
    let deed = move || if spread.get() { texts::PUT_AWAY } else { texts::SPREAD };
    view! {
        <button class="picked" aria-expanded=move || spread.get().to_string()
            on:click=turn>
            {live(picture)}<strong>{live(move || item().map(|(entry, _)| entry.name))}</strong>
            <span class="gap"></span><small>{live(deed)}<span class="turn" aria-hidden="true">"▸"</span></small>
        </button>
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
