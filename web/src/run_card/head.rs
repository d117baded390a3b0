//! The head of a card: what the run is called and how it does.

use downhill_figures::number;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::swatch::Swatch;
use super::{focus_open_card, is_open};
use crate::live::live;
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::cards as texts;

/// The longest name of a run.
const LONGEST: usize = 60;

/// Opens the card; with a double click, gives the run another name.
#[component]
pub fn Head(run: usize, renaming: RwSignal<bool>) -> impl IntoView {
    let playground = Playground::here();
    let title = Memo::new(move |_| playground.experiment.with(|shown| shown.title(run)));
    let hint = move || texts::rename_hint(&title.get().unwrap_or_default());
    let button = move || {
        view! {
            <button class="head" aria-expanded=move || is_open(playground, run).to_string()
                title=hint
                on:click=move |_| playground.selected.set(run) on:dblclick=move |_| renaming.set(true)>
                <Swatch run /><strong>{live(move || title.get())}</strong><span class="gap"></span><Reading run />
            </button>
        }
    };
    view! { <Show when=move || renaming.get() fallback=button><NameField run renaming /></Show> }
}

/// The name while it is changed. Without one a run is called after its optimizer.
#[component]
fn NameField(run: usize, renaming: RwSignal<bool>) -> impl IntoView {
    let playground = Playground::here();
    let field = NodeRef::<html::Input>::new();
    field.on_load(|field| {
        request_animation_frame(move || {
            let _ = field.focus();
            field.select();
        });
    });
    let title = playground.experiment.with_untracked(|shown| shown.title(run)).unwrap_or_default();
    let at_first = StoredValue::new(title.clone());
    let keep = move || {
        // A card that goes while its name is changed is not there any more.
        if renaming.try_get_untracked() == Some(true) {
            let name = field.get_untracked().map(|field| field.value()).unwrap_or_default();
            let is_changed = at_first.with_value(|title| name.trim() != title.trim());
            renaming.set(false);
            if is_changed {
                rename(playground, run, &name);
            }
        }
    };
    let press = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Enter" => keep(),
            "Escape" => renaming.set(false),
            _ => return,
        }
        focus_open_card();
    };
    view! {
        <input type="text" class="name" node_ref=field maxlength=LONGEST.to_string() value=title
            aria-label=texts::name_of(run + 1) autocomplete="off" spellcheck="false"
            on:keydown=press on:blur=move |_| keep() />
    }
}

fn rename(playground: Playground, run: usize, name: &str) {
    let name: String = name.trim().chars().take(LONGEST).collect();
    playground.change_plan(run, |plan| {
        // What a run is called anyway is no name of its own.
        let is_own = name != plan.optimizer.record.entry.name;
        plan.name = if is_own { name } else { String::new() };
    });
}

#[component]
fn Reading(run: usize) -> impl IntoView {
    let playground = Playground::here().in_words();
    let loss = move || playground.frames.with(|frames| frames.get(run).map(|frame| frame.loss));
    let diverged = move || playground.diverged(run).is_some();
    let words = move || match loss() {
        _ if diverged() => texts::DIVERGED.to_owned(),
        Some(loss) => texts::loss(loss),
        None => String::new(),
    };
    view! {
        <span class="reading" class:danger=diverged title=move || loss().map(number::exact)>{live(words)}</span>
    }
}
