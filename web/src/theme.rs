//! Light or dark: as the system has it, or as the user says.

use downhill_figures::Theme;
use downhill_figures::theme::{DARK, LIGHT};
use leptos::prelude::*;

use crate::playground::Playground;
use crate::session;
use crate::texts::header as texts;

/// How the page looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appearance {
    /// Ink on paper.
    Light,
    /// By night.
    Dark,
}

impl Appearance {
    /// What the user chose last, or what the system prefers.
    pub fn at_first() -> Self {
        match session::appearance().as_deref() {
            Some("dark") => Self::Dark,
            Some("light") => Self::Light,
            _ => Self::of_system(),
        }
    }

    fn of_system() -> Self {
        let query = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
        if query.is_some_and(|query| query.matches()) { Self::Dark } else { Self::Light }
    }

    /// The colours of figures.
    pub fn theme(self) -> &'static Theme {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Marks the document with the appearance, which the style sheet reads.
pub fn wear(playground: Playground) {
    Effect::new(move |_| {
        let name = playground.looks().appearance.get().name();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", name);
        }
    });
}

/// The button that changes it.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let appearance = Playground::here().looks().appearance;
    let change = move |_| {
        appearance.update(|shown| *shown = shown.other());
        session::keep_appearance(appearance.get_untracked().name());
    };
    let label = move || match appearance.get().other() {
        Appearance::Light => texts::CHANGE_TO_LIGHT,
        Appearance::Dark => texts::CHANGE_TO_DARK,
    };
    view! { <button class="quiet" aria-label=label title=label on:click=change>"◐"</button> }
}
