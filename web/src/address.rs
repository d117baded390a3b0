//! The address: the experiment, and how one looks at it, in the fragment of the page's URL.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use downhill::experiment::Experiment;
use downhill_lessons::Lesson;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

use crate::lessons;
use crate::looks;
use crate::playground::Playground;
use crate::texts::complaints as texts;

/// Browsers slow a page down that rewrites its address at every movement of a slider.
const PAUSE: Duration = Duration::from_millis(150);

/// The fragment of the present address, without its `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

/// The experiment that the address asks for, or the one of a first visit; and what is wrong with
/// the address, if something is.
pub fn experiment() -> (Experiment, Option<String>) {
    match looks::split(&fragment()).0 {
        "" => (Experiment::default(), None),
        text => match text.parse() {
            Ok(experiment) => (experiment, None),
            Err(complaint) => (Experiment::default(), Some(texts::broken_link(&complaint))),
        },
    }
}

/// Looks at the experiment as the address says. What of it cannot be had is told, and does not stay
/// in the address, which would promise it to the next one.
pub fn look(playground: Playground) {
    if let Err(complaint) = playground.look(looks::split(&fragment()).1) {
        let words = texts::partly_broken_link(&complaint);
        playground.complaint.update(|known| *known = known.take().or(Some(words)));
        let lesson = lessons::lesson(playground.lesson.get_untracked());
        replace(&untrack(|| playground.link()), lesson);
    }
}

/// The lesson that `experiment` belongs to: the one that the address names, the one that was open
/// when this place of the browser's history was left, as before a reload, or the one that begins
/// with it.
pub fn lesson(experiment: &Experiment) -> Option<usize> {
    let about = |index: &usize| lessons::is_about(*index, &experiment.problem);
    let named = looks::lesson(&fragment()).filter(about);
    named.or_else(kept_lesson).or_else(|| lessons::beginning_with(experiment))
}

/// The lesson that this place of the browser's history remembers.
fn kept_lesson() -> Option<usize> {
    let state = window().history().ok().and_then(|history| history.state().ok());
    state.and_then(|state| state.as_string()).and_then(|key| lessons::named(&key))
}

/// Keeps address and page the same, whichever changes; the lesson goes with them. A lesson that is
/// opened is a place of its own in the browser's history, to which its button goes back, also from
/// what comes when the lesson is left.
pub fn follow(playground: Playground) {
    let waiting = Rc::new(Cell::new(None::<TimeoutHandle>));
    let last_wait = SendWrapper::new(Rc::clone(&waiting));
    let link = Memo::new(move |_| playground.link());
    Effect::new(move |last: Option<()>| {
        let text = link.get();
        let lesson = lessons::lesson(playground.lesson.get());
        waiting.take().iter().for_each(TimeoutHandle::clear);
        if last.is_none() {
            stamp(lesson);
        } else {
            let before = fragment();
            let write = move || {
                // Another address that was given meanwhile is read first, not written over.
                if fragment() == before {
                    write(&text, lesson);
                }
            };
            waiting.set(set_timeout_with_handle(write, PAUSE).ok());
        }
    });
    let listener = window_event_listener(leptos::ev::hashchange, move |_| read(playground));
    on_cleanup(move || {
        listener.remove();
        // A page that is gone has no say in the address any more.
        last_wait.take().take().iter().for_each(TimeoutHandle::clear);
    });
}

fn write(text: &str, lesson: Option<&Lesson>) {
    let Ok(history) = window().history() else { return };
    let state = state(lesson);
    let is_elsewhere = history.state().is_ok_and(|known| known != state);
    if is_elsewhere {
        let _ = history.push_state_with_url(&state, "", Some(&format!("#{text}")));
    } else if !says(&fragment(), text) {
        replace(text, lesson);
    }
}

/// Writes the address of the present place of the browser's history.
fn replace(text: &str, lesson: Option<&Lesson>) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&state(lesson), "", Some(&format!("#{text}")));
    }
}

/// Whether the fragment says this already: an empty one says what a first visit shows.
fn says(fragment: &str, text: &str) -> bool {
    fragment == text || (fragment.is_empty() && text == Experiment::default().to_string())
}

/// Notes the lesson at the present place of the browser's history.
fn stamp(lesson: Option<&Lesson>) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&state(lesson), "");
    }
}

/// What a place of the browser's history remembers.
fn state(lesson: Option<&Lesson>) -> JsValue {
    lesson.map_or(JsValue::NULL, |lesson| JsValue::from_str(&lesson.key))
}

fn read(playground: Playground) {
    let fragment = fragment();
    if untrack(|| playground.link()) == fragment {
        return;
    }
    match experiment() {
        (experiment, None) => take_up(playground, experiment),
        (_, wrong) => playground.complaint.set(wrong),
    }
    stamp(lessons::lesson(playground.lesson.get_untracked()));
}

/// Shows what a link asks for from its first step. One that cannot be shown changes nothing.
fn take_up(playground: Playground, experiment: Experiment) {
    if playground.experiment.with_untracked(|shown| *shown != experiment) {
        let lesson = lesson(&experiment);
        playground.settle();
        if !playground.show(experiment) {
            return;
        }
        playground.lesson.set(lesson);
    }
    playground.hurry();
    playground.premiere();
    look(playground);
}
