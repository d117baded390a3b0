//! The header: the name, the lessons, and what concerns the page.

use std::time::Duration;

use downhill_lessons::{Lesson, lessons};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::dialogue::{Help, open_help};
use crate::export::{ExportMenu, own_data_note};
use crate::history::UndoButtons;
use crate::live::live;
use crate::playground::Playground;
use crate::sign::SignTag;
use crate::texts::header as texts;
use crate::theme::ThemeButton;

/// The bar at the top.
#[component]
pub fn Header() -> impl IntoView {
    view! {
        <header>
            <button class="skip" on:click=move |_| skip()>{texts::SKIP}</button>
            <h1><Logo />{texts::NAME}</h1>
            <Picker />
            <UndoButtons />
            <span class="gap"></span>
            <SignTag />
            <ShareButton />
            <ExportMenu />
            <ThemeButton />
            <button class="quiet" aria-label=texts::HELP title=texts::HELP_KEY on:click=move |_| open_help()>"?"</button>
            <Help />
        </header>
    }
}

/// To the bar at the bottom, for who would come there by the keys of all that stands before it.
fn skip() {
    let play = document().query_selector(".transport .play").ok().flatten();
    if let Some(play) = play.and_then(|play| play.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = play.focus();
    }
}

#[component]
fn Logo() -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 20" width="24" height="20" aria-hidden="true">
            <path d="M2 3C6 3 6 15 12 15S18 3 22 3" fill="none" stroke="currentColor" stroke-width="2.4"
                stroke-linecap="round" />
            <circle cx="12" cy="14" r="3.4" />
        </svg>
    }
}

#[component]
fn Picker() -> impl IntoView {
    let playground = Playground::here();
    let shown = playground.lesson;
    let choose =
        move |event| playground.take_up(event_target_value(&event).parse().unwrap_or(usize::MAX));
    let beside = move |offset: isize| {
        let count = lessons().len();
        let index = shown
            .get_untracked()
            .map_or(0, |index| (index + count).saturating_add_signed(offset) % count);
        playground.take_up(index);
    };
    view! {
        <label class="picker">
            <span>{texts::EXPERIMENT}</span>
            <select aria-label=texts::EXPERIMENT on:change=choose prop:value=move || shown.get().map_or("own".to_owned(), |index| index.to_string())>
                <option value="own" hidden=true selected=move || shown.get().is_none()>{texts::OWN}</option>
                <Options />
            </select>
        </label>
        <button class="quiet beside" title=texts::PREVIOUS_MEANING aria-label=texts::PREVIOUS_LABEL on:click=move |_| beside(-1)>"‹"<span class="word">" "{texts::PREVIOUS}</span></button>
        <button class="quiet beside" title=texts::NEXT_MEANING aria-label=texts::NEXT_LABEL on:click=move |_| beside(1)><span class="word">{texts::NEXT}" "</span>"›"</button>
    }
}

/// The lessons in their groups.
#[component]
fn Options() -> impl IntoView {
    let shown = Playground::here().lesson;
    let option = move |(index, lesson): &(usize, &'static Lesson)| {
        let index = *index;
        view! {
            <option value=index.to_string() selected=move || shown.get() == Some(index)>
                {lesson.title.as_str()}
            </option>
        }
    };
    let numbered: Vec<_> = lessons().iter().enumerate().collect();
    let groups = numbered.chunk_by(|(_, one), (_, next)| one.group == next.group);
    let group = |lessons: &[(usize, &'static Lesson)]| {
        let label = lessons.first().map(|(_, lesson)| lesson.group.as_str());
        view! { <optgroup label=label>{lessons.iter().map(option).collect_view()}</optgroup> }
    };
    groups.map(group).collect_view()
}

/// How long the button says that it worked.
const THANKS: Duration = Duration::from_secs(2);

#[component]
fn ShareButton() -> impl IntoView {
    let copied = RwSignal::new(false);
    let share = move |_| {
        if let Ok(address) = window().location().href() {
            let _ = window().navigator().clipboard().write_text(&address);
            copied.set(true);
            set_timeout(move || copied.set(false), THANKS);
        }
    };
    let label = move || if copied.get() { texts::SHARED } else { texts::SHARE };
    let own = own_data_note(Playground::here());
    let title = move || own().unwrap_or(texts::SHARE_MEANING);
    view! { <button class="share" on:click=share aria-live="polite" title=title>{live(label)}</button> }
}
