//! The address: the experiment in the fragment of the page's URL.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use downhill::experiment::Experiment;
use downhill_lessons::Lesson;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

use crate::lessons;
use crate::playground::Playground;

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
    match fragment().as_str() {
        "" => (Experiment::default(), None),
        text => match text.parse() {
            Ok(experiment) => (experiment, None),
            Err(complaint) => {
                (Experiment::default(), Some(format!("This link is broken. {complaint}")))
            }
        },
    }
}

/// The lesson that `experiment` belongs to: the one that was open when this place of the browser's
/// history was left, as before a reload, or the one that begins with it.
pub fn lesson(experiment: &Experiment) -> Option<usize> {
    let state = window().history().ok().and_then(|history| history.state().ok());
    let kept = state.and_then(|state| state.as_string()).and_then(|key| lessons::named(&key));
    kept.or_else(|| lessons::beginning_with(experiment))
}

/// Keeps address and experiment the same, whichever changes; the lesson goes with them.
pub fn follow(playground: Playground) {
    let waiting = Rc::new(Cell::new(None::<TimeoutHandle>));
    let last_wait = SendWrapper::new(Rc::clone(&waiting));
    Effect::new(move |last: Option<()>| {
        let text = playground.experiment.with(ToString::to_string);
        let lesson = lessons::lesson(playground.lesson.get());
        waiting.take().iter().for_each(TimeoutHandle::clear);
        if last.is_some() {
            waiting.set(set_timeout_with_handle(move || write(&text, lesson), PAUSE).ok());
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
    let state = lesson.map_or(JsValue::NULL, |lesson| JsValue::from_str(&lesson.key));
    if fragment() != text || history.state().is_ok_and(|known| known != state) {
        let _ = history.replace_state_with_url(&state, "", Some(&format!("#{text}")));
    }
}

fn read(playground: Playground) {
    if playground.experiment.with_untracked(ToString::to_string) == fragment() {
        return;
    }
    match fragment().parse() {
        Ok(experiment) => {
            let lesson = lessons::beginning_with(&experiment);
            playground.show(experiment);
            playground.lesson.set(lesson);
        }
        Err(complaint) => {
            playground.complaint.set(Some(format!("This link is broken. {complaint}")));
        }
    }
}
