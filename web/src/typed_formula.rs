//! A formula that was typed, set as in print.

use downhill::knob::Knob;
use downhill::settings::{Settings, Value};
use leptos::prelude::*;

use crate::formula::inside;
use crate::live::live;

/// Parentheses of their own height, however high the formula beside them.
const OPEN: &str = "<mo stretchy=\"false\">(</mo>";
const CLOSE: &str = "<mo stretchy=\"false\">)</mo>";

/// What the knob's expression means, as a function of what it depends on; nothing for what is no
/// expression.
#[component]
pub fn TypedFormula(knob: &'static Knob, settings: Signal<Settings>) -> impl IntoView {
    let typed = Memo::new(move |_| {
        settings.with(|settings| match settings.value(knob.key) {
            Value::Expression(it) => {
                let names = it.arguments().iter().map(|name| format!("<mi>{name}</mi>"));
                let names = names.collect::<Vec<_>>().join("<mo>,</mo>");
                let (symbol, formula) = (inside(knob.symbol), it.mathml());
                Some(format!("<math>{symbol}{OPEN}{names}{CLOSE}<mo>=</mo>{formula}</math>"))
            }
            _ => None,
        })
    });
    live(move || Some(view! { <p class="formula-line" inner_html=typed.get()?></p> }))
}
