//! A knob on the page: a slider with a number field beside it, or a choice.

mod beside;

use std::borrow::Cow;

use downhill::complaint::Complaint;
use downhill::decimal;
use downhill::knob::{Domain, Knob, Slider, Variant};
use downhill::settings::{Settings, Value};
use downhill_figures::number;
use leptos::prelude::*;

use crate::live::live;
use crate::number_field::NumberField;
use crate::show::Show;
use crate::texts::knobs as texts;
use crate::typed_formula::TypedFormula;
use beside::{Stretches, Words, beyond};

pub use beside::Beside;

/// Positions of a slider.
const POSITIONS: f64 = 400.0;

/// Where a knob's value is and how it is changed.
#[derive(Clone, Copy)]
pub struct Handle {
    /// The settings that the knob is one of.
    pub settings: Signal<Settings>,
    /// Changes them.
    pub change: Callback<Settings>,
}

impl Handle {
    /// The same for fields that live a moment longer than their record: what comes then is not theirs.
    fn lasting(self) -> Self {
        let knobs = self.settings.with_untracked(Settings::knobs);
        let settings = Memo::new(move |last: Option<&Settings>| {
            let settings = self.settings.get();
            match last {
                Some(last) if !std::ptr::eq(settings.knobs(), knobs) => last.clone(),
                _ => settings,
            }
        });
        Self { settings: settings.into(), ..self }
    }

    /// Sets the knob to `value`, if it is legal.
    pub fn set(self, knob: &Knob, value: f64) {
        let mut settings = self.settings.get_untracked();
        if settings.set(knob.key, value).is_ok() {
            self.change.run(settings);
        }
    }

    /// Sets the knob to what was typed.
    ///
    /// # Errors
    /// What the knob has to say against it.
    pub fn read(self, knob: &Knob, text: &str) -> Result<(), Complaint> {
        let mut settings = self.settings.get_untracked();
        settings.read(knob.key, text).map_err(|it| self.named(knob, it))?;
        self.change.run(settings);
        Ok(())
    }

    /// What the knob is called.
    fn name(self, knob: &Knob) -> Cow<'static, str> {
        self.settings.with(|settings| settings.name(knob))
    }

    /// The complaint with the name that the knob has on the page.
    fn named(self, knob: &Knob, complaint: Complaint) -> Complaint {
        Complaint { key: untrack(|| self.name(knob)).into(), ..complaint }
    }
}

/// The knobs of settings, one below the other; those without effect are left out.
#[component]
pub fn KnobFields(
    /// The knobs shown.
    knobs: Vec<&'static Knob>,
    handle: Handle,
    /// What stands at the slider of the learning rate.
    #[prop(optional, into)]
    beside_rate: MaybeProp<Beside>,
) -> impl IntoView {
    let handle = handle.lasting();
    let field = move |knob: &'static Knob| {
        let matters = move || handle.settings.with(|settings| settings.matters(knob));
        let is_rate = knob.key == "learning_rate";
        let beside = if is_rate { beside_rate } else { MaybeProp::default() };
        view! { <Show when=matters><KnobField knob handle beside /></Show> }
    };
    knobs.into_iter().map(field).collect_view()
}

/// One knob.
#[component]
pub fn KnobField(
    knob: &'static Knob,
    handle: Handle,
    /// What stands at the slider.
    #[prop(optional, into)]
    beside: MaybeProp<Beside>,
    /// A slider that covers something else than the knob's own.
    #[prop(optional)]
    slider: Option<Slider>,
) -> impl IntoView {
    let handle = handle.lasting();
    match knob.domain {
        Domain::Choice(variants) => view! { <Choice knob variants handle /> }.into_any(),
        Domain::Real { slider: own, .. } | Domain::Whole { slider: own, .. } => {
            let slider = slider.unwrap_or(own);
            view! { <Number knob slider handle beside /> }.into_any()
        }
        Domain::Times { .. } | Domain::Points { .. } | Domain::Expression { .. } => {
            view! { <Typed knob handle /> }.into_any()
        }
    }
}

/// A list or a formula: what is refused stays in the field to be mended.
#[component]
fn Typed(knob: &'static Knob, handle: Handle) -> impl IntoView {
    let text = Signal::derive(move || {
        handle.settings.with(|settings| settings.value(knob.key).print(knob))
    });
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        text.track();
        wrong.set(None);
    });
    let take = move |event| {
        let refused = handle.read(knob, &event_target_value(&event)).err();
        wrong.set(refused.map(|complaint| complaint.to_string()));
    };
    // What is wrong is said while one types; it is taken when one has done.
    let check = move |event| {
        let refused = Value::read(knob, &event_target_value(&event)).err();
        wrong.set(refused.map(|it| handle.named(knob, it).to_string()));
    };
    view! {
        <label class="knob choice">
            <span>{live(move || handle.name(knob))}</span>
            <span class="number">
                <input type="text" autocomplete="off" spellcheck="false" prop:value=text
                    aria-invalid=move || wrong.with(Option::is_some).to_string()
                    on:input=check on:change=take />
                <Show when=move || wrong.with(Option::is_some)>
                    <span class="wrong" role="alert">{live(move || wrong.get())}</span>
                </Show>
            </span>
        </label>
        <TypedFormula knob settings=handle.settings />
    }
}

#[component]
fn Choice(knob: &'static Knob, variants: &'static [Variant], handle: Handle) -> impl IntoView {
    let chosen = move || handle.settings.with(|settings| settings.variant(knob.key));
    let choose = move |event| {
        let _ = handle.read(knob, &event_target_value(&event));
    };
    let option = move |variant: &'static Variant| {
        view! { <option value=variant.key selected=move || chosen() == variant.key>{variant.name}</option> }
    };
    view! {
        <label class="knob choice">
            <span>{knob.name}</span>
            <select prop:value=chosen on:change=choose>{variants.iter().map(option).collect_view()}</select>
        </label>
    }
}

#[component]
fn Number(
    knob: &'static Knob,
    slider: Slider,
    handle: Handle,
    beside: MaybeProp<Beside>,
) -> impl IntoView {
    let value = Signal::derive(move || handle.settings.with(|settings| settings.number(knob.key)));
    let position = move || (slider.position(value.get()) * POSITIONS).round();
    let slide = move |event| {
        let position = decimal::read(&event_target_value(&event)).unwrap_or(0.0);
        handle.set(knob, rounded(knob, slider.value(position / POSITIONS)));
    };
    let nudge =
        move |steps: f64| handle.set(knob, nudged(knob, slider, value.get_untracked(), steps));
    let words = move || {
        let (value, beside) = (value.get(), beside.get());
        let is_beyond = beyond(slider, value).is_some();
        texts::value(value, is_beyond, beside.as_ref().map(|beside| beside.words.as_str()))
    };
    view! {
        <div class="knob" on:dblclick=move |_| handle.set(knob, knob.default)
            title=texts::back_to(knob.default)>
            <span aria-hidden="true">{knob.name}</span>
            <span class="track" data-beyond=move || beyond(slider, value.get())>
                <input type="range" min="0" max=POSITIONS prop:value=position on:input=slide
                    aria-label=knob.name aria-valuetext=words
                    style:--filled=move || format!("{}%", 100.0 * slider.position(value.get())) />
                <Stretches slider beside />
            </span>
            <NumberField label=texts::number_of(knob.name) value
                read=move |text| handle.read(knob, text) nudge
                whole=matches!(knob.domain, Domain::Whole { .. }) />
            <Words beside />
        </div>
    }
}

/// The value with the digits that a slider can mean.
fn rounded(knob: &Knob, value: f64) -> f64 {
    match knob.domain {
        Domain::Whole { .. } => value.round(),
        _ => number::to_digits(value, 3),
    }
}

/// The value some steps of the slider farther on; a whole number by one at least.
fn nudged(knob: &Knob, slider: Slider, value: f64, steps: f64) -> f64 {
    let moved = slider.value(slider.position(value) + steps / 100.0);
    match knob.domain {
        Domain::Whole { .. } if (moved - value).abs() < steps.abs() => value + steps,
        _ => rounded(knob, moved),
    }
}
