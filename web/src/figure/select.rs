//! A choice in the caption of a figure that takes no more room than what is chosen.

use leptos::prelude::*;

use crate::live::live;

/// What can be chosen: its key in the link, and its name.
pub type Choices = Vec<(&'static str, &'static str)>;

/// One of `choices`, by its key.
#[component]
pub fn Select(
    label: &'static str,
    #[prop(into)] choices: Signal<Choices>,
    #[prop(into)] chosen: Signal<String>,
    #[prop(into)] choose: Callback<String>,
) -> impl IntoView {
    let option = move |(key, name): (&'static str, &'static str)| {
        view! { <option value=key selected=move || *chosen.read() == *key>{name}</option> }
    };
    view! {
        <select class="unit" aria-label=label prop:value=chosen
            on:change=move |event| choose.run(event_target_value(&event))>
            {live(move || choices.get().into_iter().map(option).collect_view())}
        </select>
    }
}
