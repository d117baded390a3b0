//! Take it with you: the selected run as a script, and the step at the cursor as LaTeX.

use std::time::Duration;

use downhill_scripts::{Language, align};
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::live::live;
use crate::playground::Playground;
use crate::texts::{dialogues, scripts as texts};

/// How long the button says that it worked.
const THANKS: Duration = Duration::from_secs(2);

/// What is shown: its title, and a text to take along or the reason why there is none.
#[derive(Debug, Clone, PartialEq)]
struct Sheet {
    title: String,
    content: Result<String, String>,
}

/// A button for each library and one for LaTeX; each opens the same dialogue.
#[component]
pub fn Scripts(
    /// The coordinate whose arithmetic is taken along.
    coordinate: RwSignal<usize>,
) -> impl IntoView {
    let playground = Playground::here();
    let sheet = RwSignal::new(None::<Sheet>);
    let dialog = NodeRef::<Dialog>::new();
    let show = move |new: Sheet| {
        sheet.set(Some(new));
        if let Some(dialog) = dialog.get_untracked()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    };
    let library = move |language: Language| {
        let title = texts::for_library(language.library());
        view! { <button class="chip" on:click=move |_| show(script(playground, language))>{title}</button> }
    };
    view! {
        <div class="scripts" role="group" aria-label=texts::TAKE_ALONG>
            <small>{texts::TAKE_ALONG}</small>
            {Language::ALL.map(library).into_iter().collect_view()}
            <button class="chip" on:click=move |_| show(latex(playground, coordinate.get_untracked()))>{texts::LATEX}</button>
        </div>
        <dialog node_ref=dialog class="script" aria-labelledby="script-title">
            <form method="dialog"><button class="quiet" aria-label=dialogues::CLOSE>"✕"</button></form>
            {live(move || sheet.get().map(|sheet| view! { <Content sheet /> }))}
        </dialog>
    }
}

#[component]
fn Content(sheet: Sheet) -> impl IntoView {
    let body = match sheet.content {
        Err(reason) => view! { <p>{reason}</p> }.into_any(),
        Ok(text) => {
            let copied = text.clone();
            view! {
                <CopyButton text=copied />
                <pre tabindex="0" aria-labelledby="script-title"><code>{text}</code></pre>
            }
            .into_any()
        }
    };
    view! { <h2 id="script-title">{sheet.title}</h2>{body} }
}

#[component]
fn CopyButton(text: String) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let _ = window().navigator().clipboard().write_text(&text);
        copied.set(true);
        set_timeout(move || copied.set(false), THANKS);
    };
    let label = move || if copied.get() { texts::COPIED } else { texts::COPY };
    view! { <button on:click=copy aria-live="polite">{live(label)}</button> }
}

/// The selected run in the words of `language`.
fn script(playground: Playground, language: Language) -> Sheet {
    let run = playground.selected.get_untracked();
    let content = playground.experiment.with_untracked(|experiment| {
        playground.with_shelf(|shelf| downhill_scripts::script(experiment, run, language, shelf))
    });
    let title = texts::run_for_library(language.library());
    Sheet { title, content: content.map_err(|reason| reason.to_string()) }
}

/// The arithmetic of the step at the cursor.
fn latex(playground: Playground, coordinate: usize) -> Sheet {
    let run = playground.selected.get_untracked();
    let state =
        playground.frames.with_untracked(|frames| frames.get(run).map(|frame| frame.state.clone()));
    let title = texts::STEP_AS_LATEX.to_owned();
    let Some(state) = state else {
        return Sheet { title, content: Err(texts::NO_STEP.to_owned()) };
    };
    let coordinate = coordinate.min(state.theta.len().saturating_sub(1));
    let lines = playground.with_engine(|engine| engine.explain(run, &state, coordinate));
    Sheet { title, content: Ok(align(&lines)) }
}
