//! A formula: LaTeX of the core, set as MathML when the page was built.

use leptos::prelude::*;

/// The core's formulas with their MathML, in the order of the LaTeX.
const MATHML: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/mathml.rs"));

/// The MathML of a formula of the core.
fn mathml(latex: &str) -> Option<&'static str> {
    let index = MATHML.binary_search_by(|(known, _)| (*known).cmp(latex)).ok()?;
    Some(MATHML[index].1)
}

/// The formula that `latex` stands for; one that is not the core's is shown as it is written.
#[component]
pub fn Formula(#[prop(into)] latex: Signal<String>) -> impl IntoView {
    move || {
        let latex = latex.get();
        match mathml(&latex) {
            Some(mathml) => view! { <span class="formula" inner_html=mathml></span> }.into_any(),
            None => view! { <code class="formula">{latex}</code> }.into_any(),
        }
    }
}
