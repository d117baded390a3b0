//! A card for each run: how it does, and when it is open, everything that it is made of.

mod fields;
mod sparkline;
mod verdict;

use downhill::catalogue::Catalogue;
use downhill::experiment::{Experiment, MOST_RUNS, Plan};
use downhill::optimizer::Optimizer;
use downhill::settings::Chosen;
use downhill_figures::{number, run_style};
use leptos::prelude::*;

use crate::playground::Playground;
use fields::Fields;
use verdict::Verdict;
use wasm_bindgen::JsCast;

/// All runs, and the button that adds one.
#[component]
pub fn Runs() -> impl IntoView {
    let playground = Playground::here();
    let count = Memo::new(move |_| playground.experiment.with(|experiment| experiment.plans.len()));
    let full = move || count.get() >= MOST_RUNS;
    let cards = move || (0..count.get()).map(|run| view! { <Card run /> }).collect_view();
    view! {
        <div class="runs">{cards}</div>
        <button class="add" disabled=full on:click=move |_| add_run(playground)>
            {move || if full() { "Eight runs are the most" } else { "+ Add a run" }}
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
            let name = format!("{} (copy)", plan.title()).chars().take(60).collect();
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
    let open = Memo::new(move |_| playground.selected.get() == run);
    let plan = Memo::new(move |_| {
        playground.experiment.with(|experiment| experiment.plans.get(run).cloned())
    });
    let title = move || plan.with(|plan| plan.as_ref().map(Plan::title));
    let alone = move || playground.experiment.with(|experiment| experiment.plans.len() < 2);
    view! {
        <section class="card run" class:open=open aria-label=move || format!("Run {}", run + 1)>
            <button class="head" aria-expanded=move || open.get().to_string()
                on:click=move |_| playground.selected.set(run)>
                <Swatch run /><strong>{title}</strong><span class="gap"></span><Reading run />
            </button>
            <Verdict run plan />
            <Show when=move || open.get() fallback=move || view! { <small class="digest">{move || plan.with(|plan| plan.as_ref().map(digest))}</small> }>
                <Fields run plan />
                <div class="deeds">
                    <button class="quiet" on:click=move |_| duplicate(playground, run)>"Duplicate"</button>
                    <button class="quiet" disabled=alone on:click=move |_| remove(playground, run)>"Remove"</button>
                </div>
            </Show>
        </section>
    }
}

/// What a closed card says of its run.
fn digest(plan: &Plan) -> String {
    let schedule = plan.schedule.record.entry.name.to_lowercase();
    let batch = plan.training.number("batch");
    let all = batch >= f64::from(downhill::experiment::ALL_ROWS);
    let batch = if all { String::new() } else { format!(" · batch {batch}") };
    format!("lr {}{batch} · {schedule}", number::number(plan.learning_rate()))
}

/// The colour and the shape of a run.
#[component]
pub fn Swatch(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let style = move || run_style(run, playground.appearance.get().theme());
    let outline = move || {
        let corners = style().marker.outline([7.0, 7.0], 5.0);
        let corner = |[x, y]: &[f64; 2]| format!("{x:.1},{y:.1}");
        corners.iter().map(corner).collect::<Vec<_>>().join(" ")
    };
    view! {
        <svg class="swatch" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <polygon points=outline fill=move || { let [r, g, b] = style().ink.rgb; format!("rgb({r},{g},{b})") } />
        </svg>
    }
}

#[component]
fn Reading(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let loss = move || playground.frames.with(|frames| frames.get(run).map(|frame| frame.loss));
    let diverged = move || {
        let steps = playground.experiment.with(Experiment::steps).min(playground.cursor.get());
        playground.reels.track();
        playground.with_engine(|engine| {
            engine
                .films()
                .nth(run)
                .and_then(|film| film.reel.divergence)
                .is_some_and(|end| end.step <= steps)
        })
    };
    let words = move || match loss() {
        _ if diverged() => "diverged".to_owned(),
        Some(loss) => format!("loss {}", number::number(loss)),
        None => String::new(),
    };
    view! {
        <span class="reading" class:danger=diverged title=move || loss().map(number::exact)>{words}</span>
    }
}
