//! The tasks of a lesson, checked while one tries.

use downhill_lessons::{Exercise, Lesson};
use leptos::prelude::*;

use crate::live::live;
use crate::playground::Playground;
use crate::texts::lesson as texts;

/// The tasks. What was done once stays done while the lesson is open.
#[component]
pub fn Tasks(lesson: &'static Lesson) -> impl IntoView {
    if lesson.tasks.is_empty() {
        return None;
    }
    let count = lesson.tasks.len();
    let task = move |(index, exercise): (usize, &'static Exercise)| {
        let name = if count > 1 { texts::task(index + 1) } else { texts::TASK.to_owned() };
        view! { <TaskLine name exercise /> }
    };
    Some(
        view! { <ul class="tasks">{lesson.tasks.iter().enumerate().map(task).collect_view()}</ul> },
    )
}

#[component]
fn TaskLine(name: String, exercise: &'static Exercise) -> impl IntoView {
    let playground = Playground::here();
    let done = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || playground.has_done(exercise)
    });
    let said = texts::has_done(&name);
    view! {
        <li class:done=move || done.get()>
            <span class="box" aria-hidden="true">{live(move || if done.get() { "✓" } else { "" })}</span>
            <p><strong>{name}</strong>" "{exercise.words.as_str()}</p>
            <span class="verdict" role="status" aria-live="polite">
                {live(move || done.get().then(|| view! { <span class="hidden">{said.clone()}</span>{texts::DONE} }))}
            </span>
        </li>
    }
}
