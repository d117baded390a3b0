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
        let plan = experiment.plans.get(run)?;
        let zone = limits.zone(plan.learning_rate());
        let mut words = words(limits, zone);
        if matches!(zone, Zone::Restless | Zone::Divergent) && !plan.schedule.is_constant() {
            words = texts::at_constant_rate(&words);
        }
        if batch(playground, plan).is_some() {
            words = texts::on_average(&words);
        }
        let borders = Some([limits.smooth, limits.bounded]);
        Some(Beside { words, borders, warns: zone == Zone::Divergent })
    });
    zones.into()
}

fn words(limits: Limits, zone: Zone) -> String {
    let [smooth, stable, bounded] = [limits.smooth, limits.stable, limits.bounded].map(short);
    match zone {
        Zone::Smooth => texts::smooth(&smooth, &stable),
        Zone::Oscillating => texts::oscillates(&smooth, &stable),
        Zone::Restless if limits.bounded.is_infinite() => texts::NEVER_SETTLES.to_owned(),
        Zone::Restless => texts::restless(&bounded),
        Zone::Divergent if limits.bounded == 0.0 => texts::DIVERGES_ANYWAY.to_owned(),
        Zone::Divergent => texts::diverges_above(&bounded),
    }
}

/// The rows of a batch, if they are not all.
fn batch(playground: Playground, plan: &Plan) -> Option<u64> {
    let batch = plan.training.count("batch");
    (batch < playground.rows()).then_some(batch as u64)
}

/// How far a rate is above the limit: in as many digits as tell it from the limit.
fn times(ratio: f64) -> String {
    let told = |digits: &usize| number::to_digits(ratio, *digits) > 1.0;
    let digits = (2..=MOST_DIGITS).find(told);
    digits.map_or_else(
        || texts::JUST_ABOVE.to_owned(),
        |digits| texts::times(&number::number(number::to_digits(ratio, digits))),
    )
}

/// More digits than the page writes would tell nothing.
const MOST_DIGITS: usize = 4;

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
        let batch = plan.with(|plan| batch(playground, plan.as_ref()?));
        let reason = ending.reason(limits(playground, run).map(|limits| limits.bounded), batch);
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
    /// The rates of its updates, up to the one that led there.
    rates: Rates,
}

/// What is known of the rates of updates.
#[derive(Debug, PartialEq)]
struct Rates {
    least: f64,
    most: f64,
    /// The first that is no number to walk with, and its step.
    wild: Option<(u64, f64)>,
}

/// A loss that grew by this factor is on its way out, though it may still be a number.
const CLIMB: f64 = 1e3;

/// At so many steps of a film its rate is looked at.
const LOOKS: u64 = 200;

impl Ending {
    fn of(film: &Film) -> Option<Self> {
        let divergence = film.reel.divergence;
        let goes_wrong = divergence.is_some() || climbs(film);
        goes_wrong.then(|| Self { divergence, rates: Rates::of(film) })
    }

    /// Why, as far as the run's rates, the rows of its batches if those are not all, and the limit
    /// that theory knows tell.
    fn reason(&self, limit: Option<f64>, batch: Option<u64>) -> String {
        let Rates { least, most: rate, wild } = self.rates;
        match (self.divergence, limit) {
            (Some(Divergence { step: 0, .. }), _) => texts::WITHOUT_START.to_owned(),
            _ if wild.is_some() => {
                wild.map_or(String::new(), |(step, rate)| texts::wild(step, rate))
            }
            _ if least < 0.0 => texts::negative(least),
            (_, Some(0.0)) => texts::anyway(rate),
            (_, Some(limit)) if rate > limit => {
                texts::above_limit(rate, &times(rate / limit), &short(limit))
            }
            (Some(Divergence { loss, .. }), _) if loss.is_nan() => texts::without_value(rate),
            (_, Some(limit)) => batch.map_or_else(
                || texts::below_limit(rate, &short(limit)),
                |batch| texts::below_average_limit(rate, &short(limit), batch),
            ),
            (Some(_), None) => texts::without_limit(rate),
            (None, None) => texts::grew(rate),
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

impl Rates {
    fn of(film: &Film) -> Self {
        // What diverged was led there by the update before, of which the film has no loss.
        let end = film.reel.divergence.map_or(film.last(), |divergence| divergence.step);
        Self::before(end, |step| film.run().rate(step))
    }

    /// Of the updates before `end`.
    fn before(end: u64, rate: impl Fn(u64) -> f64) -> Self {
        let last = end.saturating_sub(1);
        let steps = (0..=last).step_by(usize::try_from(last / LOOKS + 1).unwrap_or(1));
        let none = Self { least: f64::INFINITY, most: f64::NEG_INFINITY, wild: None };
        steps.chain([last]).fold(none, |Self { least, most, wild }, step| {
            let rate = rate(step);
            let wild = wild.or((!rate.is_finite()).then_some((step, rate)));
            Self { least: rate.min(least), most: rate.max(most), wild }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_update_that_led_there_counts() {
        let falling = Rates::before(118, |step| 1.0 - step as f64 / 60.0);
        assert_eq!(falling.least, 1.0 - 117.0 / 60.0);
        let rising = Rates::before(1000, |step| step as f64);
        assert_eq!(rising, Rates { least: 0.0, most: 999.0, wild: None });
    }

    #[test]
    fn a_rate_without_bounds_is_told_with_its_step() {
        let wild = |rate: fn(u64) -> f64| Rates::before(9, rate).wild;
        assert_eq!(wild(|step| 1.0 / step as f64), Some((0, f64::INFINITY)));
        assert_eq!(wild(|step| (3.0 - step as f64).sqrt()).map(|it| it.0), Some(4));
        assert_eq!(wild(|step| step as f64), None);
    }

    #[test]
    fn a_factor_near_one_is_told_from_one() {
        for (ratio, words) in
            [(3.0, "3 ×"), (1.0263, "1.03 ×"), (1.0016, "1.002 ×"), (12.34, "12 ×")]
        {
            assert_eq!(times(ratio), words);
        }
        assert_eq!(times(1.000_01), texts::JUST_ABOVE);
    }
}
