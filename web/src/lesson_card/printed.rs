//! What others printed for a lesson's experiment, beside what comes out here.

use downhill::experiment::Experiment;
use downhill_figures::number;
use downhill_lessons::Lesson;
use downhill_lessons::printed::{Part, Place, Printed};
use leptos::prelude::*;

use crate::figure::parameter_in_full;
use crate::live::live;
use crate::playground::Playground;
use crate::texts::lesson as texts;

/// A row for each number.
#[component]
pub fn PrintedTable(lesson: &'static Lesson) -> impl IntoView {
    if lesson.printed.is_empty() {
        return None;
    }
    let row = move |printed: &'static Printed| view! { <Row lesson printed /> };
    Some(view! {
        <table class="printed">
            <thead><tr>
                <th scope="col">{texts::WHAT}</th><th scope="col">{texts::PRINTED}</th><th scope="col">{texts::HERE}</th>
                <th scope="col"><span class="hidden">{texts::AGREEMENT}</span></th>
            </tr></thead>
            <tbody>{lesson.printed.iter().map(row).collect_view()}</tbody>
        </table>
    })
}

#[component]
fn Row(lesson: &'static Lesson, printed: &'static Printed) -> impl IntoView {
    let playground = Playground::here();
    let reached = Memo::new(move |_| playground.has_reached(lesson, printed.place));
    let ours =
        Memo::new(move |_| reached.get().then(|| playground.ours(lesson, printed)).flatten());
    let here = move || ours.get().map_or("–".to_owned(), number::exact);
    let verdict = move || match ours.get() {
        None => "",
        Some(ours) if printed.agrees(ours) => "✓",
        Some(_) => "✗",
    };
    view! {
        <tr>
            <td>{live(move || name(playground, lesson, printed.place))}</td>
            <td>{printed.text.replace('-', "−")}</td>
            <td>{live(here)}</td>
            <td class="verdict" title=texts::AGREEMENT_MEANING>{live(verdict)}</td>
        </tr>
    }
}

impl Playground {
    /// Whether the experiment is still the lesson's, as far as `place` is concerned, and the film
    /// is there.
    fn has_reached(self, lesson: &Lesson, place: Place) -> bool {
        self.reels.track();
        let shown = self.experiment.read();
        let same = |original: &Experiment| {
            original.problem == shown.problem
                && original.start == shown.start
                && original.course.get("batch_seed") == shown.course.get("batch_seed")
                && original.course.get("batch_order") == shown.course.get("batch_order")
        };
        let there = |run, step| {
            self.with_engine(|engine| engine.film(run).is_some_and(|film| film.last() >= step))
        };
        same(&lesson.experiment)
            && match place {
                Place::BestFit => true,
                Place::Film { run, step, .. } => there(run, step),
            }
    }
}

/// What a number is of.
fn name(playground: Playground, lesson: &Lesson, place: Place) -> String {
    let Place::Film { run, step, part } = place else { return texts::BEST_FIT.to_owned() };
    let of = |index| parameter_in_full(playground, index);
    let quantity = match part {
        Part::Loss => texts::LOSS.to_owned(),
        Part::Rate => texts::RATE.to_owned(),
        Part::Parameter(index) => of(index),
        Part::Gradient(index) => texts::gradient_of(&of(index)),
        Part::FirstMoment(index) => texts::first_moment_of(&of(index)),
        Part::SecondMoment(index) => texts::second_moment_of(&of(index)),
    };
    if lesson.experiment.plans.len() < 2 {
        return texts::at_step(&quantity, step);
    }
    let title = lesson.experiment.title(run).unwrap_or_default();
    texts::at_step_of(&title, &quantity, step)
}
