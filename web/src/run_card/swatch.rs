//! How a run is told from others: its colour, its dashes and its marker.

use downhill_figures::{RunStyle, run_style};
use leptos::prelude::*;

use crate::looks::Looks;
use crate::playground::Playground;

/// A piece of the line of a run, with its marker.
#[component]
pub fn Swatch(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let style = move || {
        let Looks { colours, appearance, .. } = playground.looks();
        run_style(colours.read().of(run), appearance.get().theme())
    };
    let colour = move || {
        let [r, g, b] = style().ink.rgb;
        format!("rgb({r},{g},{b})")
    };
    view! {
        <svg class="swatch" viewBox="0 0 26 14" width="26" height="14" aria-hidden="true">
            <line x1="0" y1="7" x2="26" y2="7" stroke=colour stroke-width="2" stroke-dasharray=move || dashes(&style()) />
            <polygon points=move || outline(&style()) fill=colour stroke="var(--card)" />
        </svg>
    }
}

/// Half as long as on a chart, so that the pattern shows.
fn dashes(style: &RunStyle) -> String {
    let lengths = style.dashes.iter().map(|length| (length / 2.0).to_string());
    lengths.collect::<Vec<_>>().join(" ")
}

fn outline(style: &RunStyle) -> String {
    let corners = style.marker.outline([13.0, 7.0], 5.0);
    let corner = |[x, y]: &[f64; 2]| format!("{x:.1},{y:.1}");
    corners.iter().map(corner).collect::<Vec<_>>().join(" ")
}
