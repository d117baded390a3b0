//! What theory says of a run's learning rate, before and after it went wrong.

use downhill::experiment::Plan;
use downhill_figures::number;
use leptos::prelude::*;

use crate::knob_field::Mark;
use crate::playground::Playground;

/// The learning rate below which a run settles, where theory knows it.
fn limit(playground: Playground, run: usize) -> Option<f64> {
    let experiment = playground.experiment.read();
    let plan = experiment.plans.get(run)?;
    let curvature = playground.with_engine(|engine| engine.task()?.curvature(&experiment))?;
    plan.stable_below(curvature)
}

/// The mark of the limit on the slider of the learning rate.
pub fn mark(playground: Playground, run: usize) -> Signal<Option<Mark>> {
    Signal::derive(move || {
        let value = limit(playground, run)?;
        Some(Mark { value, words: format!("stable below {}", short(value)) })
    })
}

/// Two digits are enough beside a slider.
fn short(value: f64) -> String {
    number::number(format!("{value:.1e}").parse().unwrap_or(value))
}

/// Says at which step a run diverged and, where theory knows, how far its rate is above the limit.
#[component]
pub fn Verdict(run: usize, plan: Memo<Option<Plan>>) -> impl IntoView {
    let playground = Playground::here();
    let words = Memo::new(move |_| {
        playground.reels.track();
        let divergence = playground.with_engine(|engine| engine.films().nth(run)?.divergence)?;
        let rate = plan.with(|plan| plan.as_ref().map(Plan::learning_rate))?;
        let reason = reason(rate, limit(playground, run));
        Some(format!("diverges at step {}: {reason}", number::count(divergence.step)))
    });
    view! {
        <div role="status" aria-live="polite">
            {move || words.get().map(|words| view! { <p class="verdict danger">{words}</p> })}
        </div>
    }
}

fn reason(rate: f64, limit: Option<f64>) -> String {
    let rate_is = format!("lr {}", number::number(rate));
    match limit {
        Some(limit) if rate > limit => {
            format!("{rate_is} is {} × the stability limit {}", short(rate / limit), short(limit))
        }
        Some(limit) => format!(
            "{rate_is} is below the limit {} at the minimum, but the way there is steeper",
            short(limit)
        ),
        None => format!("the loss left all bounds at {rate_is}"),
    }
}
