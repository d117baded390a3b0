//! The learning rate over the horizon, as a small line.

use downhill::experiment::Experiment;
use leptos::prelude::*;

use crate::playground::Playground;

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 36.0;
const SAMPLES: u64 = 120;

/// The rate of a run from its first step to its last.
#[component]
pub fn Sparkline(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let points = move || {
        playground.reels.track();
        let rates = rates(playground, run);
        let last = rates.len().saturating_sub(1).max(1) as f64;
        let most = rates.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let point = |(index, rate): (usize, &f64)| {
            let x = WIDTH * index as f64 / last;
            format!("{x:.1},{:.1} ", HEIGHT - 2.0 - (HEIGHT - 4.0) * rate / most)
        };
        rates.iter().enumerate().map(point).collect::<String>()
    };
    view! {
        <svg class="sparkline" viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none"
            role="img" aria-label="Learning rate from the first step to the last">
            <polyline points=points fill="none" stroke="currentColor" stroke-width="1.5" vector-effect="non-scaling-stroke" />
        </svg>
    }
}

fn rates(playground: Playground, run: usize) -> Vec<f64> {
    let steps = playground.experiment.with(Experiment::steps);
    playground
        .with_engine(|engine| {
            let film = engine.films().nth(run)?;
            if film.run().watches_losses() {
                return Some(film.reel.rate.stretches().map(|stretch| stretch.least).collect());
            }
            Some((0..=SAMPLES).map(|index| film.run().rate(steps * index / SAMPLES)).collect())
        })
        .unwrap_or_default()
}
