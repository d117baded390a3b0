//! The card of a lesson: its text, its tasks and what others printed. It can be put out of the way.

mod printed;
mod tasks;

use downhill_lessons::Lesson;
use leptos::prelude::*;

use crate::column;
use crate::lessons::lesson;
use crate::live::live;
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::lesson as texts;
use printed::PrintedTable;
use tasks::Tasks;

/// The card of the lesson that is open, if one is. On a phone it begins as its title only.
#[component]
pub fn LessonCard() -> impl IntoView {
    let playground = Playground::here();
    let is_open = RwSignal::new(!column::is_the_only_one());
    live(move || {
        let lesson = lesson(playground.lesson.get())?;
        Some(view! {
            <section class="card lesson" aria-label=texts::LESSON>
                <Title lesson is_open />
                <Show when=move || is_open.get()><Body lesson /></Show>
            </section>
        })
    })
}

/// The title, which opens and closes the card, and the way back to where the lesson began.
#[component]
fn Title(lesson: &'static Lesson, is_open: RwSignal<bool>) -> impl IntoView {
    let playground = Playground::here();
    let changed = Memo::new(move |_| playground.is_changed());
    let again = move |_| {
        if let Some(index) = playground.lesson.get_untracked() {
            playground.take_up(index);
        }
    };
    view! {
        <div class="title">
            <h2>
                <button class="quiet" aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|open| *open = !*open)>
                    <span class="turn" aria-hidden="true">"▸"</span>
                    {lesson.title.as_str()}
                </button>
            </h2>
            <Show when=move || changed.get()>
                <button class="quiet again" title=texts::AGAIN_MEANING on:click=again>{texts::AGAIN}</button>
            </Show>
        </div>
    }
}

#[component]
fn Body(lesson: &'static Lesson) -> impl IntoView {
    let paragraph = |words: &'static String| view! { <p>{words.as_str()}</p> };
    view! {
        <div class="words" tabindex="0" role="group" aria-label=texts::TEXT>
            <Tasks lesson />
            {lesson.paragraphs.iter().map(paragraph).collect_view()}
            <PrintedTable lesson />
        </div>
    }
}
