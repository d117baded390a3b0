//! The page as a whole.

use leptos::html;
use leptos::prelude::*;

use crate::figure::Figures;
use crate::header::Header;
use crate::live::live;
use crate::panel::Panel;
use crate::playground::Playground;
use crate::soon::Soon;
use crate::texts::complaints as texts;
use crate::transport::Transport;
use crate::{address, animation, bar, history, keyboard, theme, workers};

/// The page: header, controls, figures, transport.
#[component]
pub fn App() -> impl IntoView {
    let (experiment, wrong) = address::experiment();
    let lesson = address::lesson(&experiment);
    let playground = Playground::new(experiment, lesson);
    playground.open(wrong);
    address::look(playground);
    address::follow(playground);
    animation::animate(playground);
    workers::watch(playground);
    keyboard::listen(playground);
    history::listen(playground);
    theme::wear(playground);
    // A task for what the page shows, another for the page: an old phone takes its time for each.
    view! { <Soon><Page /></Soon> }
}

#[component]
fn Page() -> impl IntoView {
    put_away_the_wait();
    view! {
        <div class="app">
            <Header />
            <Complaint />
            <main>
                <Panel />
                <Figures />
            </main>
            <Transport />
        </div>
    }
}

/// The page takes the place of the words that stand in index.html until it is there.
fn put_away_the_wait() {
    if let Some(words) = document().get_element_by_id("loading") {
        let _ = words.set_attribute("hidden", "");
    }
}

/// What is wrong and what the page did by itself, until it is read.
#[component]
fn Complaint() -> impl IntoView {
    let playground = Playground::here();
    let (complaint, notice) = (playground.complaint, playground.notice());
    let line = NodeRef::<html::Div>::new();
    bar::tell_height(line, bar::COMPLAINT);
    let told = move |of: RwSignal<Option<String>>, class| {
        live(move || {
            of.get().map(|words| {
                view! {
                    <p class=class>{words}
                        <button class="quiet" aria-label=texts::DISMISS on:click=move |_| of.set(None)>"✕"</button>
                    </p>
                }
            })
        })
    };
    view! {
        <div class="complaint" node_ref=line role="status" aria-live="polite">
            {told(complaint, "")}{told(notice, "notice")}
        </div>
    }
}
