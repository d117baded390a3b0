//! The surveyor: measures the land in slices that a frame can spare, and begins anew when what is
//! shown changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::ground::Survey;
use super::sheet::{Sheet, fits};
use crate::clock::now;

/// Milliseconds of a frame that a survey may take.
const SLICE: f64 = 6.0;

/// The survey in hand, and the frame that its next slice waits for.
#[derive(Clone, Copy)]
struct Surveyor {
    sheet: Sheet,
    survey: StoredValue<Option<Survey>, LocalStorage>,
    waiting: StoredValue<Option<AnimationFrameRequestHandle>>,
}

/// Keeps the sheet's ground true while the map is shown.
pub fn survey(sheet: Sheet) {
    let surveyor =
        Surveyor { sheet, survey: StoredValue::new_local(None), waiting: StoredValue::new(None) };
    Effect::new(move |_| {
        sheet.problem.track();
        surveyor.stop();
        surveyor.survey.set_value(surveyor.plan());
        surveyor.go_on();
    });
    on_cleanup(move || surveyor.stop());
}

impl Surveyor {
    fn plan(self) -> Option<Survey> {
        let (playground, Sheet { view, frame, .. }) = (self.sheet.playground(), self.sheet);
        let (view, frame, tone) = (view.get()?, frame.get()?, playground.looks().heights.get().0);
        playground.with_engine(|engine| {
            let task = engine.task().filter(|task| fits(&view, task.start.len()))?;
            Some(Survey::of(task, &view, (&frame, tone)))
        })
    }

    fn go_on(self) {
        let start = now();
        let mut more = false;
        self.survey.update_value(|survey| {
            let Some(survey) = survey else { return };
            if let Some(ground) = survey.go_on(|| now() - start > SLICE) {
                self.sheet.ground.set(Some(Arc::new(ground)));
            }
            more = !survey.is_done();
        });
        let next = move || {
            if !self.waiting.is_disposed() {
                self.go_on();
            }
        };
        let waiting = more.then(|| request_animation_frame_with_handle(next).ok()).flatten();
        self.waiting.set_value(waiting);
    }

    fn stop(self) {
        if let Some(Some(waiting)) = self.waiting.try_update_value(Option::take) {
            waiting.cancel();
        }
    }
}
