//! What stands at a slider besides its value: stretches of its track that differ, and words.

use crate::live::live;
use downhill::knob::Slider;
use leptos::prelude::*;

/// Words below a slider, and what they are about.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The words.
    pub words: String,
    /// The values at which the second and the third stretch of the track begin.
    pub borders: Option<[f64; 2]>,
    /// Whether the value is one to be warned of.
    pub warns: bool,
}

/// The stretches of a track.
#[component]
pub fn Stretches(slider: Slider, #[prop(into)] beside: MaybeProp<Beside>) -> impl IntoView {
    let stretches = move || {
        let [second, third] = beside.get()?.borders?.map(|border| slider.position(border));
        let style = format!("--second:{second};--third:{third}");
        Some(view! { <span class="stretches" style=style aria-hidden="true"></span> })
    };
    view! { {live(stretches)} }
}

/// The words below a slider.
#[component]
pub fn Words(#[prop(into)] beside: MaybeProp<Beside>) -> impl IntoView {
    let words = move || {
        let Beside { words, warns, .. } = beside.get()?;
        Some(view! { <small class="beside" class:danger=warns>{words}</small> })
    };
    view! { {live(words)} }
}

/// Where `value` lies if the slider does not reach it.
pub fn beyond(slider: Slider, value: f64) -> Option<&'static str> {
    let [low, high] = [slider.from.min(slider.to), slider.from.max(slider.to)];
    match value {
        // A whole slider's end may be rounded.
        _ if value > high * (1.0 + 1e-9) => Some("above"),
        _ if value < low * (1.0 - 1e-9) => Some("below"),
        _ => None,
    }
}
