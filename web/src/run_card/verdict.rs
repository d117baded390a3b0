//! What theory says of a run's learning rate, before and after it went wrong.

use downhill::experiment::Plan;
use downhill::film::{Divergence, Film};
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
        plan.track();
        let reason = ending.reason(limits(playground, run).map(|limits| limits.stable));
        Some(match ending.divergence {
            Some(divergence) => texts::diverges_at(divergence.step, &reason),
            None => texts::climbs(&reason),
        })
    });
    view! {
        <div role="status" aria-live="polite">
            {live(move || words.get().map(|words| view! { <p class="verdict danger">{words}</p> }))}
        </div>
    }
}

/// How a run goes wrong: it diverges, or is on its way out.
struct Ending {
    divergence: Option<Divergence>,
    /// The least and the greatest rate up to then.
    rates: [f64; 2],
}

/// A loss that grew by this factor is on its way out, though it may still be a number.
const CLIMB: f64 = 1e3;

/// At so many steps of a film its rate is looked at.
const LOOKS: u64 = 200;

impl Ending {
    fn of(film: &Film) -> Option<Self> {
        let divergence = film.reel.divergence;
        let goes_wrong = divergence.is_some() || climbs(film);
        goes_wrong.then(|| Self { divergence, rates: rates(film) })
    }

    /// Why, as far as the run's rates and the limit that theory knows tell.
    fn reason(&self, limit: Option<f64>) -> String {
        let [least, rate] = self.rates;
        match (self.divergence, limit) {
            (Some(Divergence { step: 0, .. }), _) => texts::WITHOUT_START.to_owned(),
            _ if least < 0.0 => texts::negative(least),
            (_, Some(limit)) if rate > limit => {
                texts::above_limit(rate, &short(rate / limit), &short(limit))
            }
            (Some(Divergence { loss, .. }), _) if loss.is_nan() => texts::without_value(rate),
            (_, Some(limit)) => texts::below_limit(rate, &short(limit)),
            (_, None) => texts::without_limit(rate),
        }
    }
}

/// Whether the loss of `film` is on its way out.
fn climbs(film: &Film) -> bool {
    let mut stretches = film.reel.loss.stretches();
    let Some(first) = stretches.next() else { return false };
    let last = stretches.next_back().unwrap_or(first);
    last.most.abs() > CLIMB * first.most.abs()
}

/// The least and the greatest rate of the updates of `film`.
fn rates(film: &Film) -> [f64; 2] {
    let last = film.last().saturating_sub(1);
    let steps = (0..=last).step_by(usize::try_from(last / LOOKS + 1).unwrap_or(1));
    let rates = steps.chain([last]).map(|step| film.run().rate(step));
    let [least, most] = [f64::INFINITY, f64::NEG_INFINITY];
    rates.fold([least, most], |[least, most], rate| [rate.min(least), rate.max(most)])
}
