//! Everything that a run is made of: name, optimizer, knobs, batches, schedule.

use downhill::catalogue::Catalogue;
use downhill::experiment::{COURSE, Experiment, Plan, TRAINING};
use downhill::knob::{Knob, Slider};
use downhill::optimizer::Optimizer;
use downhill::points;
use downhill::schedule::Schedule;
use downhill::settings::{Chosen, Settings, Value};
use leptos::prelude::*;

use super::batch::beside_batch;
use super::rate_curve::RateCurve;
use super::verdict::zones;
use crate::knob_field::{Handle, KnobField, KnobFields};
use crate::live::live;
use crate::panel::course;
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::cards as texts;

/// The fields of the open card.
#[component]
pub fn Fields(run: usize, plan: Memo<Option<Plan>>) -> impl IntoView {
    let playground = Playground::here();
    let optimizer =
        Memo::new(move |_| plan.with(|plan| plan.as_ref().map(|plan| plan.optimizer.key())));
    let knobs = move |front: bool| {
        let record = Optimizer::find(optimizer.get()?).ok()?;
        let knobs: Vec<&'static Knob> =
            record.entry.knobs.iter().filter(|knob| knob.front == front).collect();
        let handle = part(
            playground,
            run,
            |plan| &plan.optimizer.settings,
            |plan| &mut plan.optimizer.settings,
        );
        Some(view! { <KnobFields knobs handle beside_rate=zones(playground, run) /> })
    };
    view! {
        <div class="knobs">
            <Select label=texts::OPTIMIZER chosen=optimizer choose=move |key: &str| choose_optimizer(playground, run, key)
                options=Optimizer::all().map(|record| (record.entry.key, record.entry.name)).collect() />
            {live(move || knobs(true))}
            <BatchField run />
            <ScheduleFields run plan />
            <details>
                <summary>{texts::MORE}</summary>
                {live(move || knobs(false))}
                <GradientFields run />
                <MoreOfSchedule run plan />
            </details>
        </div>
    }
}

/// Settings that are part of a run's plan.
fn part(
    playground: Playground,
    run: usize,
    of: fn(&Plan) -> &Settings,
    of_mut: fn(&mut Plan) -> &mut Settings,
) -> Handle {
    let settings = Signal::derive(move || {
        playground.experiment.with(|experiment| {
            experiment.plans.get(run).map_or_else(|| Settings::of(&[]), |plan| of(plan).clone())
        })
    });
    let change = move |changed| playground.change_plan(run, |plan| *of_mut(plan) = changed);
    Handle { settings, change: Callback::new(change) }
}

fn training(playground: Playground, run: usize) -> Handle {
    part(playground, run, |plan| &plan.training, |plan| &mut plan.training)
}

/// Another optimizer keeps the values that it has a knob for, but for the rate: what is a good
/// one differs too much.
fn choose_optimizer(playground: Playground, run: usize, key: &str) {
    playground.change_plan(run, |plan| {
        let Ok(mut chosen) = Chosen::<Optimizer>::named(key) else { return };
        let changed =
            |(knob, value): &(&Knob, f64)| knob.key != "learning_rate" && *value != knob.default;
        for (knob, value) in plan.optimizer.settings.iter().filter(changed) {
            let _ = chosen.settings.set(knob.key, value);
        }
        plan.optimizer = chosen;
        plan.name.clear();
    });
}

#[component]
fn BatchField(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let rows = Memo::new(move |_| playground.rows());
    let field = move || {
        let rows = rows.get();
        let knob = knob("batch").filter(|_| rows > 1)?;
        let slider = Slider::logarithmic(1.0, rows as f64);
        Some(view! { <KnobField knob slider handle=within(training(playground, run), rows as f64)
        beside=beside_batch(playground, run) /> })
    };
    view! { {live(field)} }
}

/// A batch that takes in all rows is shown as that many.
fn within(handle: Handle, rows: f64) -> Handle {
    let settings = Signal::derive(move || {
        let mut settings = handle.settings.get();
        if let Some(batch) = settings.get("batch") {
            let _ = settings.set("batch", batch.min(rows));
        }
        settings
    });
    let change = move |mut changed: Settings| {
        if changed.number("batch") >= rows {
            let _ = changed.set("batch", f64::from(downhill::experiment::ALL_ROWS));
        }
        handle.change.run(changed);
    };
    Handle { settings, change: Callback::new(change) }
}

/// What is done to gradients. Noise has the seed that it is drawn by, which is that of all runs.
#[component]
fn GradientFields(run: usize) -> impl IntoView {
    let playground = Playground::here();
    let handle = training(playground, run);
    let field = |key| knob(key).map(|knob| view! { <KnobField knob handle /> });
    let is_noisy = move || handle.settings.with(|settings| settings.number("noise") > 0.0);
    let seed = move || {
        let knob = COURSE.iter().find(|knob| knob.key == "batch_seed");
        knob.map(|knob| view! { <KnobField knob handle=course(playground) /> })
    };
    view! {
        {field("noise")}
        <Show when=is_noisy>{seed()}</Show>
        {field("clip")}
    }
}

/// The knob of [`TRAINING`] with this key.
fn knob(key: &str) -> Option<&'static Knob> {
    TRAINING.iter().find(|knob| knob.key == key)
}

/// The knobs of a schedule that stand in front, or those that do not; nothing if there is only the
/// rate itself.
fn schedule_knobs(key: &str, front: bool) -> Option<Vec<&'static Knob>> {
    let record = Schedule::find(key).ok()?;
    let moves = record.entry.key != Schedule::first().entry.key;
    moves.then(|| record.entry.knobs.iter().filter(|knob| knob.front == front).collect())
}

fn schedule_handle(playground: Playground, run: usize) -> Handle {
    part(playground, run, |plan| &plan.schedule.settings, |plan| &mut plan.schedule.settings)
}

/// What is seldom turned of a schedule.
#[component]
fn MoreOfSchedule(run: usize, plan: Memo<Option<Plan>>) -> impl IntoView {
    let playground = Playground::here();
    let schedule =
        Memo::new(move |_| plan.with(|plan| plan.as_ref().map(|plan| plan.schedule.key())));
    live(move || {
        let knobs = schedule_knobs(schedule.get()?, false)?;
        let per =
            knob("per").map(|knob| view! { <KnobField knob handle=training(playground, run) /> });
        Some(view! { {per}<KnobFields knobs handle=schedule_handle(playground, run) /> })
    })
}

#[component]
fn ScheduleFields(run: usize, plan: Memo<Option<Plan>>) -> impl IntoView {
    let playground = Playground::here();
    let schedule =
        Memo::new(move |_| plan.with(|plan| plan.as_ref().map(|plan| plan.schedule.key())));
    let choose = move |key: &str| {
        let steps = playground.experiment.with_untracked(Experiment::steps) as f64;
        playground.change_plan(run, |plan| {
            if let Ok(chosen) = Chosen::named(key) {
                plan.schedule = chosen;
                // A schedule that comes to an end does so with the film.
                let _ = plan.schedule.settings.set("duration", steps);
                stretch(&mut plan.schedule.settings, steps);
            }
        });
    };
    let knobs = move || {
        let knobs = schedule_knobs(schedule.get()?, true)?;
        let handle = schedule_handle(playground, run);
        Some(view! { <KnobFields knobs handle /><RateCurve run /> })
    };
    view! {
        <Select label=texts::DECAY chosen=schedule choose
            options=Schedule::all().map(|record| (record.entry.key, record.entry.name)).collect() />
        {live(knobs)}
    }
}

/// Brings the last of the points that are drawn to the last step.
fn stretch(settings: &mut Settings, steps: f64) {
    let drawn = settings.clone();
    for (knob, value) in drawn.values() {
        if let Value::Points(drawn) = value {
            let _ = settings.put(knob.key, Value::Points(points::stretched(drawn, steps)));
        }
    }
}

#[component]
fn Select(
    label: &'static str,
    chosen: Memo<Option<&'static str>>,
    choose: impl Fn(&str) + 'static,
    options: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let option = move |(key, name): (&'static str, &'static str)| {
        view! { <option value=key selected=move || chosen.get() == Some(key)>{name}</option> }
    };
    view! {
        <label class="knob choice"><span>{label}</span>
            <select prop:value=move || chosen.get() on:change=move |event| choose(&event_target_value(&event))>
                {options.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
