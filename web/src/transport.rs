//! The transport: restart, step, play, speed, timeline, and where one is.

use downhill::decimal;
use downhill::experiment::Experiment;
use downhill::film::Film;
use downhill::knob::Slider;
use downhill_figures::number;
use leptos::html;
use leptos::prelude::*;

use crate::bar;
use crate::history::UndoButtons;
use crate::lessons::lasting;
use crate::live::live;
use crate::pace::updates_a_second;
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::transport as texts;

/// The speeds of the slider, in steps a second; its end is as fast as it goes.
const SPEED: Slider = Slider::logarithmic(1.0, FASTEST);
const FASTEST: f64 = 1e5;

/// Positions of the speed slider.
const POSITIONS: f64 = 100.0;

impl Playground {
    /// Moves the cursor by `steps`, which may be negative, and stops playing. Beyond its end the
    /// film becomes longer.
    pub fn step_by(self, steps: i64) {
        self.playing.set(false);
        let last = self.experiment.with_untracked(Experiment::steps);
        if steps > 0 && self.cursor.get_untracked() >= last {
            self.extend(last);
        }
        self.jump(self.cursor.get_untracked().saturating_add_signed(steps));
    }

    /// Plays or pauses. Played at its end, the film becomes longer.
    pub fn toggle(self) {
        let playing = !self.playing.get_untracked();
        let steps = self.experiment.with_untracked(Experiment::steps);
        if playing && self.cursor.get_untracked() >= steps {
            self.extend(steps);
        }
        self.playing.set(playing);
    }

    /// Plays faster if the film would last long.
    pub fn hurry(self) {
        let enough = self.experiment.with_untracked(lasting);
        self.speed.update(|speed| *speed = speed.max(enough));
    }

    /// Plays the film from its first step; who prefers less motion sees its end.
    pub fn premiere(self) {
        let calm = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        let moves = calm.is_none_or(|query| !query.matches());
        self.jump(if moves { 0 } else { self.experiment.with_untracked(Experiment::steps) });
        self.playing.set(moves);
    }

    fn extend(self, steps: u64) {
        self.change(|experiment| {
            let longer = (2 * steps) as f64;
            let _ = experiment.course.set("steps", longer);
        });
    }

    /// Moves the cursor on while playing: to what is computed at most, and to the end.
    pub fn play_on(self, steps: u64) {
        let (computed, last) = (self.computed(), self.experiment.with_untracked(Experiment::steps));
        let cursor = self.cursor.get_untracked();
        let fastest = self.speed.get_untracked() >= FASTEST;
        let reach = if fastest { computed } else { (cursor + steps).min(computed) };
        let next = reach.max(cursor);
        if next != cursor {
            self.cursor.set(next);
        }
        if next >= last {
            self.playing.set(false);
        }
    }
}

/// The bar at the bottom. Where the header scrolls away, undoing is here.
#[component]
pub fn Transport() -> impl IntoView {
    let playground = Playground::here();
    let playing = move || playground.playing.get();
    let bar = NodeRef::<html::Footer>::new();
    bar::tell_height(bar, bar::TRANSPORT);
    view! {
        <footer class="transport" node_ref=bar aria-label=texts::TRANSPORT>
            <button class="round" title=texts::RESTART_KEY aria-label=texts::RESTART
                on:click=move |_| playground.jump(0)>"↺"</button>
            <button class="round" title=texts::STEP_BACK_KEY aria-label=texts::STEP_BACK
                on:click=move |_| playground.step_by(-1)>"◂"</button>
            <button class="round play" title=texts::PLAY_KEY
                aria-label=move || if playing() { texts::PAUSE } else { texts::PLAY }
                on:click=move |_| playground.toggle()>
                {live(move || if playing() { "❚❚" } else { "▶" })}
            </button>
            <button class="round" title=texts::STEP_KEY aria-label=texts::STEP
                on:click=move |_| playground.step_by(1)>"▸"</button>
            <Speed />
            <UndoButtons />
            <Timeline />
            <Readings />
        </footer>
    }
}

#[component]
fn Speed() -> impl IntoView {
    let playground = Playground::here();
    let position = move || (SPEED.position(playground.speed.get()) * POSITIONS).round();
    let set = move |event| {
        let position = decimal::read(&event_target_value(&event)).unwrap_or(0.0) / POSITIONS;
        playground.speed.set(SPEED.value(position).round());
    };
    let words = move || match playground.speed.get() {
        FASTEST.. => texts::FASTEST.to_owned(),
        speed => texts::speed(whole(speed)),
    };
    view! {
        <label class="speed">
            <span>{texts::SPEED}</span>
            <input type="range" aria-label=texts::SPEED min="0" max=POSITIONS prop:value=position on:input=set
                aria-valuetext=words style:--filled=move || format!("{}%", position()) />
            <output>{live(words)}</output>
        </label>
    }
}

#[component]
fn Timeline() -> impl IntoView {
    let playground = Playground::here();
    let steps = move || playground.experiment.with(Experiment::steps);
    let computed = move || playground.progress.with(|progress| progress.computed);
    let words = move || {
        let so_far = Some(computed()).filter(|computed| *computed < steps());
        texts::place(playground.in_words().cursor.get(), steps(), so_far)
    };
    let share = move |step: u64| format!("{}%", 100.0 * step as f64 / steps().max(1) as f64);
    let ticks = move || {
        let parts = [4, 2].into_iter().find(|parts| steps() % parts == 0).unwrap_or(1);
        (0..=parts).map(|part| tick(steps() * part / parts, part == parts)).collect_view()
    };
    let left = move || playground.progress.with(|progress| progress.left).and_then(time_left);
    view! {
        <div class="timeline" style:--computed=move || share(computed())>
            <input type="range" aria-label=texts::STEP aria-valuetext=words min="0" max=steps
                prop:value=move || playground.cursor.get().to_string()
                style:--filled=move || share(playground.cursor.get())
                on:input=move |event| {
                    playground.playing.set(false);
                    playground.jump(event_target_value(&event).parse().unwrap_or(0));
                } />
            <div class="ticks" aria-hidden="true">{live(ticks)}</div>
            {live(move || left().map(|left| view! { <span class="left">{left}</span> }))}
        </div>
    }
}

/// How long it will take, if that is worth saying.
fn time_left(seconds: f64) -> Option<String> {
    match whole(seconds.round()) {
        0 | 1 => None,
        seconds @ 2..120 => Some(texts::seconds_left(seconds)),
        seconds @ 120..7200 => Some(texts::minutes_left(seconds / 60)),
        seconds => Some(texts::hours_left(seconds / 3600)),
    }
}

fn tick(step: u64, last: bool) -> impl IntoView {
    let words = if last { texts::last_tick(step) } else { number::count(step) };
    view! { <span>{words}</span> }
}

#[component]
fn Readings() -> impl IntoView {
    let playground = Playground::here().in_words();
    let has_rows = move || {
        playground.experiment.track();
        playground
            .with_engine(|engine| engine.task().is_some_and(|task| task.objective.examples() > 1))
    };
    let epoch = move || {
        playground.reels.track();
        let (run, step) = (playground.selected.get(), playground.cursor.get());
        playground.with_engine(|engine| {
            engine.films().nth(run).map_or(step, |film| film.run().batches().epoch(step))
        })
    };
    let best = move || {
        playground.reels.track();
        let cursor = playground.cursor.get();
        playground
            .with_engine(|engine| least(engine.films(), cursor))
            .map_or("–".to_owned(), number::reading)
    };
    let pace = move || playground.pace().map_or("–".to_owned(), updates_a_second);
    // Room for the last step: nothing else moves while the numbers grow.
    let digits = move || {
        number::count(playground.experiment.with(Experiment::steps)).chars().count().to_string()
    };
    view! {
        <dl class="readings" style:--digits=digits>
            <div class="count"><dt>{texts::STEP_READING}</dt><dd>{live(move || number::count(playground.cursor.get()))}</dd></div>
            <Show when=has_rows>
                <div class="count epoch" title=texts::EPOCH_MEANING>
                    <dt>{texts::EPOCH_READING}</dt><dd>{live(move || number::count(epoch()))}</dd>
                </div>
            </Show>
            <div title=texts::BEST_MEANING><dt>{texts::BEST_READING}</dt><dd>{live(best)}</dd></div>
            <div class="pace" title=texts::PACE_MEANING>
                <dt>{texts::PACE_READING}</dt>
                <dd>{live(pace)}</dd>
            </div>
        </dl>
    }
}

/// The least loss up to `step`.
fn least<'a>(films: impl Iterator<Item = &'a Film>, step: u64) -> Option<f64> {
    let reached =
        |film: &'a Film| film.reel.loss.stretches().take_while(move |stretch| stretch.step <= step);
    films.flat_map(reached).map(|stretch| stretch.least).min_by(f64::total_cmp)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
fn whole(value: f64) -> u64 {
    value.max(0.0) as u64
}
