//! A formula: LaTeX as MathML.

use leptos::prelude::*;

/// The formula that `latex` stands for.
#[component]
pub fn Formula(#[prop(into)] latex: Signal<String>) -> impl IntoView {
    view! { <span class="formula">{move || latex.get()}</span> }
}
