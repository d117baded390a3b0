//! The legend: which curve is whose; a click hides a run, or shows it again.

use leptos::prelude::*;

use crate::live::live;
use crate::playground::Playground;
use crate::run_card::swatch::Swatch;
use crate::show::Show;
use crate::texts::charts as texts;

/// The runs of the charts, if there are several.
#[component]
pub fn Legend() -> impl IntoView {
    let playground = Playground::here();
    let hidden = playground.looks().hidden;
    let count = Memo::new(move |_| playground.experiment.with(|experiment| experiment.plans.len()));
    let key = move |run: usize| {
        let title = Memo::new(move |_| playground.experiment.with(|shown| shown.title(run)));
        let hint = move || texts::hide(&title.get().unwrap_or_default());
        view! {
            <button class="key" title=hint aria-pressed=move || (!hidden.read().holds(run)).to_string()
                on:click=move |_| hidden.update(|hidden| hidden.toggle(run))>
                <Swatch run /><span>{live(move || title.get())}</span>
            </button>
        }
    };
    view! {
        <Show when=move || { count.get() > 1 }>
            <div class="legend" role="group" aria-label=texts::RUNS>{live(move || (0..count.get()).map(key).collect_view())}</div>
        </Show>
    }
}
