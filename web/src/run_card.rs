//! A card for each run: how it does, and when it is open, everything that it is made of.

mod batch;
pub mod digest;
mod drawn_points;
mod fields;
mod grip;
mod head;
mod rate_curve;
pub mod swatch;
mod verdict;

use downhill::catalogue::Catalogue;
use downhill::experiment::{MOST_RUNS, Plan};
use downhill::optimizer::Optimizer;
use downhill::settings::Chosen;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::live::live;
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::cards as texts;
use digest::digest;
use fields::Fields;
use grip::Grip;
use head::Head;
use verdict::Verdict;

/// All runs, and the button that adds one.
#[component]
pub fn Runs() -> impl IntoView {
    let playground = Playground::here();
    let count = Memo::new(move |_| playground.experiment.with(|experiment| experiment.plans.len()));
    let full = move || count.get() >= MOST_RUNS;
    let cards = move || (0..count.get()).map(|run| view! { <Card run /> }).collect_view();
    view! {
        <div class="runs">{live(cards)}</div>
        <button class="add" disabled=full on:click=move |_| add_run(playground)>
            {live(move || if full() { texts::FULL } else { texts::ADD })}
        </button>
    }
}

/// Adds a run: of the first optimizer that has none yet.
fn add_run(playground: Playground) {
    playground.change(|experiment| {
        let is_new = |record: &&Optimizer| {
            !experiment.plans.iter().any(|plan| plan.optimizer.key() == record.entry.key)
        };
        let record = Optimizer::all().find(is_new).unwrap_or_else(Optimizer::first);
        experiment.plans.push(Plan::new(Chosen::new(record)));
    });
    select_last(playground);
}

fn select_last(playground: Playground) {
    let last =
        playground.experiment.with_untracked(|experiment| experiment.plans.len().saturating_sub(1));
    playground.selected.set(last);
    focus_open_card();
}

fn duplicate(playground: Playground, run: usize) {
    playground.change(|experiment| {
        if let Some(plan) = experiment.plans.get(run).filter(|_| experiment.plans.len() < MOST_RUNS)
        {
            // A run without a name is called by what is changed of it.
            let name = match plan.name.as_str() {
                "" => String::new(),
                name => texts::copy_of(name).chars().take(60).collect(),
            };
            experiment.plans.push(Plan { name, ..plan.clone() });
        }
    });
    select_last(playground);
}

/// Removes a run, unless it is the last.
fn remove(playground: Playground, run: usize) {
    playground.change(|experiment| {
        if run < experiment.plans.len() && experiment.plans.len() > 1 {
            experiment.plans.remove(run);
        }
    });
    focus_open_card();
}

/// Puts the focus on the card that is open now: the button that was pressed may be gone.
fn focus_open_card() {
    request_animation_frame(|| {
        let head = document().query_selector(".run.open .head").ok().flatten();
        if let Some(head) = head.and_then(|head| head.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = head.focus();
        }
    });
}

#[component]
fn Card(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let open = Memo::new(move |_| is_open(playground, run));
    let renaming = RwSignal::new(false);
    let plan = Memo::new(move |_| {
        playground.experiment.with(|experiment| experiment.plans.get(run).cloned())
    });
    view! {
        <section class="card run" class:open=open
            class:unseen=move || playground.looks().hidden.read().holds(run) aria-label=move || texts::run(run + 1)>
            <Head run renaming />
            <Verdict run plan />
            <Show when=move || open.get()><Fields run plan /></Show>
            <div class="deeds">
                <Show when=move || open.get() fallback=move || view! { <Digest plan /> }>
                    <Deeds run renaming />
                </Show>
                <span class="gap"></span>
                <Eye run />
                <Grip run />
            </div>
        </section>
    }
}

/// Whether the card of run number `run` is open.
fn is_open(playground: Playground, run: usize) -> bool {
    playground.selected.get() == run
}

/// Hides the run, or shows it again: in the figures, not in the experiment.
#[component]
fn Eye(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let hidden = move || playground.looks().hidden.read().holds(run);
    view! {
        <button class="quiet eye" aria-pressed=move || hidden().to_string()
            aria-label=texts::hide(run + 1)
            title=move || if hidden() { texts::SHOW_MEANING } else { texts::HIDE_MEANING }
            on:click=move |_| playground.looks().hidden.update(|hidden| hidden.toggle(run))>
            {live(move || if hidden() { texts::HIDDEN } else { texts::HIDE })}
        </button>
    }
}

#[component]
fn Digest(plan: Memo<Option<Plan>>) -> impl IntoView {
    let playground = Playground::here();
    let words = move || {
        let rows = playground.rows();
        plan.with(|plan| plan.as_ref().map(|plan| digest(plan, rows)))
    };
    view! { <small class="digest" title=words>{live(words)}</small> }
}

/// What can be done with the run as a whole.
#[component]
fn Deeds(run: usize, renaming: RwSignal<bool>) -> impl IntoView {
    let playground = Playground::here();
    let count = move || playground.experiment.with(|experiment| experiment.plans.len());
    let full = move || count() >= MOST_RUNS;
    let alone = move || count() < 2;
    view! {
        <button class="quiet" disabled=full
            on:click=move |_| duplicate(playground, run)>{texts::DUPLICATE}</button>
        <button class="quiet" on:click=move |_| renaming.set(true)>{texts::RENAME}</button>
        <button class="quiet" disabled=alone
            on:click=move |_| remove(playground, run)>{texts::REMOVE}</button>
    }
}
