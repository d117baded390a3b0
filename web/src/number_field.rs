//! A number field: takes any legal value, refuses the rest with a message, and loses nothing.

use downhill::complaint::Complaint;
use downhill_figures::number;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::live::live;
use crate::show::Show;

/// A field for a number. `read` takes what was typed, and either uses it or says what is wrong;
/// `nudge` takes the number of small steps up that a key asks for.
#[component]
pub fn NumberField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<f64>,
    read: impl Fn(&str) -> Result<(), Complaint> + 'static,
    nudge: impl Fn(f64) + 'static,
    /// Whether it counts something: all digits are shown then.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let words = move |value: f64| if whole { number::exact(value) } else { number::number(value) };
    let wrong = RwSignal::new(None::<String>);
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        value.track();
        wrong.set(None);
    });
    let take = move |event| {
        let typed = with_point(event_target_value(&event));
        wrong.set(read(&typed).err().map(|complaint| complaint.to_string()));
    };
    let key = move |event: KeyboardEvent| {
        if let Some(steps) = steps(&event.key()) {
            event.prevent_default();
            nudge(steps);
        }
    };
    view! {
        <span class="number">
            <input type="text" inputmode="decimal" autocomplete="off" node_ref=field
                aria-label=label title=move || number::exact(value.get())
                aria-invalid=move || wrong.with(Option::is_some).to_string()
                prop:value=move || words(value.get())
                on:change=take on:keydown=key
                on:focus=move |_| full(field, &number::exact(value.get_untracked()))
                on:blur=move |_| {
                    // A field that goes while it has the focus loses it when its value is gone.
                    if let Some(value) = value.try_get_untracked() {
                        shorten(field, wrong, &words(value));
                    }
                } />
            <Show when=move || wrong.with(Option::is_some)>
                <span class="wrong" role="alert">{live(move || wrong.get())}</span>
            </Show>
        </span>
    }
}

/// Half the world writes a comma; more than one is nobody's number.
fn with_point(typed: String) -> String {
    if typed.matches(',').count() == 1 { typed.replace(',', ".") } else { typed }
}

/// Small steps that a key asks for.
fn steps(key: &str) -> Option<f64> {
    match key {
        "ArrowUp" => Some(1.0),
        "ArrowDown" => Some(-1.0),
        "PageUp" => Some(10.0),
        "PageDown" => Some(-10.0),
        _ => None,
    }
}

/// While one types, all digits are there.
fn full(field: NodeRef<leptos::html::Input>, digits: &str) {
    if let Some(input) = field.get_untracked() {
        if input.get_attribute("aria-invalid").as_deref() != Some("true") {
            input.set_value(digits);
        }
        input.select();
    }
}

/// At rest four digits are enough; what was refused stays to be mended.
fn shorten(field: NodeRef<leptos::html::Input>, wrong: RwSignal<Option<String>>, words: &str) {
    if let Some(input) = field.get_untracked().filter(|_| wrong.with_untracked(Option::is_none)) {
        input.set_value(words);
    }
}
