//! Undo and redo: every change of the experiment can be taken back.

use downhill::experiment::{Experiment, origins};
use downhill::history::History;
use leptos::ev;
use leptos::prelude::*;

use crate::looks::colours::Colours;
use crate::playground::Playground;
use crate::texts::header as texts;

/// What undoing comes back to.
#[derive(Debug, Clone)]
pub struct Moment {
    experiment: Experiment,
    lesson: Option<usize>,
    colours: Colours,
    /// The run whose card was open: where the change was made.
    selected: usize,
}

/// Which card is open makes no difference that could be undone.
impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        let what = |moment: &Self| (moment.lesson, moment.colours);
        what(self) == what(other) && self.experiment == other.experiment
    }
}

impl Moment {
    /// This moment as it is left for `other` and come back to from there: with the card open where
    /// the two differ, or, if runs came, went or moved between them, or a lesson was opened, with
    /// the card of its own.
    fn left_for(self, other: &Self) -> Self {
        let (plans, others) = (&self.experiment.plans, &other.experiment.plans);
        let places = (0..others.len()).map(Some);
        let is_change = self.lesson == other.lesson;
        let selected = if is_change && origins(others, plans).into_iter().eq(places) {
            other.selected
        } else {
            self.selected
        };
        Self { selected, ..self }
    }

    /// What is different in `next`, in a few words.
    fn difference(&self, next: &Self) -> Option<String> {
        match next.lesson {
            Some(_) if self.lesson != next.lesson => Some(texts::LESSON.to_owned()),
            _ => self.experiment.difference(&next.experiment),
        }
    }
}

impl Playground {
    /// What is shown now.
    pub fn moment(self) -> Moment {
        untrack(|| self.present())
    }

    /// As [`Playground::moment`], followed as it changes.
    fn present(self) -> Moment {
        let (experiment, lesson) = (self.experiment.get(), self.lesson.get());
        let (colours, selected) = (self.looks().colours.get(), self.selected.get());
        Moment { experiment, lesson, colours, selected }
    }

    /// Notes that `last` was left, unless nothing is different now.
    pub fn leave(self, last: Moment) {
        if self.experiment.with_untracked(|experiment| *experiment != last.experiment) {
            self.history().update(|history| history.leave(last));
        }
    }

    /// Ends the change that is being made: what comes now is undone by itself.
    pub fn settle(self) {
        self.history().update_untracked(History::settle);
    }

    /// Takes the last change back.
    pub fn undo(self) {
        let present = self.moment();
        let back = |history: &mut History<Moment>| {
            let left = present.left_for(history.last()?);
            history.back(left)
        };
        self.come_to(self.history().try_update(back).flatten());
    }

    /// Makes the change again that was taken back last.
    pub fn redo(self) {
        let present = self.moment();
        let forth = |history: &mut History<Moment>| {
            let left = present.left_for(history.next()?);
            history.forth(left)
        };
        self.come_to(self.history().try_update(forth).flatten());
    }

    fn come_to(self, moment: Option<Moment>) {
        if let Some(Moment { experiment, lesson, colours, selected }) = moment
            && self.replace(experiment)
        {
            self.lesson.set(lesson);
            let runs = self.experiment.with_untracked(|shown| shown.plans.len());
            self.selected.set(selected.min(runs.saturating_sub(1)));
            self.looks().colours.set(colours);
        }
    }

    /// What undoing would take back, in a few words.
    fn undone(self) -> Option<String> {
        let present = self.present();
        self.history().with(|history| {
            let last = history.last()?;
            Some(last.difference(&present).unwrap_or_else(|| texts::LESSON.to_owned()))
        })
    }

    /// What redoing would change, in a few words.
    fn redone(self) -> Option<String> {
        let present = self.present();
        self.history().with(|history| {
            let next = history.next()?;
            Some(present.difference(next).unwrap_or_else(|| texts::LESSON.to_owned()))
        })
    }
}

/// Ends a change when the finger leaves the slider, the handle or the key.
pub fn listen(playground: Playground) {
    let settle = move || playground.settle();
    let ends = [
        window_event_listener(ev::pointerup, move |_| settle()),
        window_event_listener(ev::pointercancel, move |_| settle()),
        window_event_listener(ev::keyup, move |_| settle()),
        window_event_listener(ev::change, move |_| settle()),
    ];
    on_cleanup(move || ends.into_iter().for_each(WindowListenerHandle::remove));
}

/// The buttons that take changes back and make them again.
#[component]
pub fn UndoButtons() -> impl IntoView {
    let playground = Playground::here();
    let undone = Memo::new(move |_| playground.undone());
    let redone = Memo::new(move |_| playground.redone());
    view! {
        <span class="undo">
            <Deed name=texts::UNDO keys=texts::UNDO_KEYS sign="↶" what=undone on_press=move || playground.undo() />
            <Deed name=texts::REDO keys=texts::REDO_KEYS sign="↷" what=redone on_press=move || playground.redo() />
        </span>
    }
}

/// A button that says what it would change; without effect while there is nothing.
#[component]
fn Deed(
    name: &'static str,
    keys: &'static str,
    sign: &'static str,
    what: Memo<Option<String>>,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    let label = move || what.get().map_or(name.to_owned(), |what| texts::deed(name, &what));
    view! {
        <button class="quiet" aria-label=label title=move || texts::with_keys(&label(), keys)
            aria-disabled=move || what.get().is_none().to_string() on:click=move |_| on_press()>{sign}</button>
    }
}
