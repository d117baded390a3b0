//! What theory says of a run's learning rate, before and after it went wrong.

use downhill::experiment::Plan;
use downhill::film::Film;
use downhill::stability::{Limits, Zone};
use downhill_figures::number;
use leptos::prelude::*;

use crate::knob_field::Beside;
use crate::live::live;
use crate::playground::Playground;
use crate::texts::cards as texts;

/// The limits of a run's learning rate, where theory knows them.
fn limits(playground: Playground, run: usize) -> Option<Limits> {
    let experiment = playground.experiment.read();
    let plan = experiment.plans.get(run)?;
    playground.with_engine(|engine| engine.task()?.limits(&experiment, plan))
}

/// What stands at the slider of the learning rate: what a run does along it, and at its rate.
pub fn zones(playground: Playground, run: usize) -> Signal<Option<Beside>> {
    let zones = Memo::new(move |_| {
        let limits = limits(playground, run)?;
        let experiment = playground.experiment.read();
        let zone = limits.zone(experiment.plans.get(run)?.learning_rate());
        let borders = Some([limits.smooth, limits.stable]);
        Some(Beside { words: words(limits, zone), borders, warns: zone == Zone::Divergent })
    });
    zones.into()
}

fn words(limits: Limits, zone: Zone) -> String {
    let [smooth, stable] = [short(limits.smooth), short(limits.stable)];
    match zone {
        Zone::Smooth => texts::smooth(&smooth, &stable),
        Zone::Oscillating => texts::oscillates(&smooth, &stable),
        Zone::Divergent if limits.stable == 0.0 => texts::DIVERGES_ANYWAY.to_owned(),
        Zone::Divergent => texts::diverges_from(&stable),
    }
}

/// Two digits are enough beside a slider.
fn short(value: f64) -> String {
    number::number(number::to_digits(value, 2))
}

/// Says at which step a run diverged and, where theory knows, how far its rate is above the limit.
#[component]
pub fn Verdict(run: usize, plan: Memo<Option<Plan>>) -> impl IntoView {
    let playground = Playground::here();
    let words = Memo::new(move |_| {
        playground.reels.track();
        let ending = playground.with_engine(|engine| Ending::of(engine.films().nth(run)?))?;
        let rate = plan.with(|plan| plan.as_ref().map(Plan::learning_rate))?;
        let reason = reason(rate, limits(playground, run).map(|limits| limits.stable));
        Some(match ending {
            Ending::Diverges(step) => texts::diverges_at(step, &reason),
            Ending::Climbs => texts::climbs(&reason),
        })
    });
    view! {
        <div role="status" aria-live="polite">
            {live(move || words.get().map(|words| view! { <p class="verdict danger">{words}</p> }))}
        </div>
    }
}

/// How a run goes wrong.
enum Ending {
    Diverges(u64),
    Climbs,
}

/// A loss that grew by this factor is on its way out, though it may still be a number.
const CLIMB: f64 = 1e3;

impl Ending {
    fn of(film: &Film) -> Option<Self> {
        if let Some(divergence) = film.reel.divergence {
            return Some(Self::Diverges(divergence.step));
        }
        let mut stretches = film.reel.loss.stretches();
        let first = stretches.next()?;
        let last = stretches.next_back().unwrap_or(first);
        (last.most.abs() > CLIMB * first.most.abs()).then_some(Self::Climbs)
    }
}

fn reason(rate: f64, limit: Option<f64>) -> String {
    match limit {
        Some(limit) if rate > limit => {
            texts::above_limit(rate, &short(rate / limit), &short(limit))
        }
        Some(limit) => texts::below_limit(rate, &short(limit)),
        None => texts::without_limit(rate),
    }
}
