//! The workers, as the playground hears of them; and of those that fall silent without an error, as
//! one whose process the system stopped.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::engine::{Engine, News};
use crate::playground::{Due, Playground};
use crate::rest;

/// Between two looks for workers.
const PAUSE: Duration = Duration::from_secs(1);

/// Watches while workers have something to do.
pub fn watch(playground: Playground) {
    let waits = Memo::new(move |_| playground.progress.get().waits);
    Effect::new(move |_| {
        if waits.get()
            && let Ok(looks) =
                set_interval_with_handle(move || playground.look_for_workers(), PAUSE)
        {
            on_cleanup(move || looks.clear());
        }
    });
}

impl Playground {
    /// Has workers compute once the module is whole, which they need.
    pub fn staff(self) {
        rest::then(move || {
            // The page may be gone by then.
            if !self.due.is_disposed() {
                let hear = Rc::new(move |desk, news| self.hear(desk, news));
                self.with_engine(|engine| engine.staff(hear));
            }
        });
    }

    /// Takes up the news of a worker. It is shown with the next frame.
    fn hear(self, desk: usize, news: News) {
        self.note(self.with_engine(|engine| engine.hear(desk, news)));
    }

    /// Has a worker replaced that has fallen silent.
    fn look_for_workers(self) {
        if let Some(notice) = self.with_engine(Engine::look_for_workers) {
            self.note(Some(notice));
        }
    }

    /// Notes what became of workers and films, and what the user should know of it.
    fn note(self, notice: Option<&str>) {
        if let Some(notice) = notice {
            self.complaint.set(Some(notice.to_owned()));
        }
        let work = self.with_engine(|engine| engine.progress().has_work);
        self.due.set(Due { work, news: true, ..self.due.get_untracked() });
    }
}
