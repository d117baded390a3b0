//! A formula that was typed, set as in print.

use downhill::knob::Knob;
use downhill::settings::{Settings, Value};
use leptos::prelude::*;

use crate::formula::Formula;
use crate::live::live;

/// What the knob's expression means, beside its symbol; nothing for what is no expression.
#[component]
pub fn TypedFormula(knob: &'static Knob, settings: Signal<Settings>) -> impl IntoView {
    let typed = Memo::new(move |_| {
        settings.with(|settings| match settings.value(knob.key) {
            Value::Expression(it) => Some(format!("<math><mo>=</mo>{}</math>", it.mathml())),
            _ => None,
        })
    });
    live(move || {
        let mathml = typed.get()?;
        Some(view! {
            <p class="formula-line"><Formula latex=knob.symbol.to_owned() /><span inner_html=mathml></span></p>
        })
    })
}
