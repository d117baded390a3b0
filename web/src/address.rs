//! The address: the experiment in the fragment of the page's URL.

use std::time::Duration;

use downhill::experiment::Experiment;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

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

/// Keeps address and experiment the same, whichever changes.
pub fn follow(playground: Playground) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |last: Option<()>| {
        let text = playground.experiment.with(ToString::to_string);
        waiting.with_value(|handle| handle.as_ref().map(TimeoutHandle::clear));
        if last.is_some() {
            waiting.set_value(set_timeout_with_handle(move || write(&text), PAUSE).ok());
        }
    });
    let listener = window_event_listener(leptos::ev::hashchange, move |_| read(playground));
    on_cleanup(move || listener.remove());
}

fn write(text: &str) {
    let Ok(history) = window().history() else { return };
    if fragment() != text {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{text}")));
    }
}

fn read(playground: Playground) {
    if playground.experiment.with_untracked(ToString::to_string) == fragment() {
        return;
    }
    match fragment().parse() {
        Ok(experiment) => playground.show(experiment),
        Err(complaint) => {
            playground.complaint.set(Some(format!("This link is broken. {complaint}")));
        }
    }
}
