//! Which lesson is open.

use leptos::prelude::*;

use super::value::Look;
use crate::lessons;
use crate::playground::Playground;
use crate::texts::complaints as texts;

/// The lesson that is open. The experiment that it begins with says it alone; one that was changed
/// says it here, so that text and tasks are there for who opens the link.
pub struct Opened(pub Playground);

impl Look for Opened {
    fn text(&self) -> Option<String> {
        let Self(playground) = self;
        let open = playground.lesson.get();
        let begins = playground.experiment.with(lessons::beginning_with);
        lessons::lesson(open).filter(|_| open != begins).map(|lesson| lesson.handle().to_owned())
    }

    /// Without a word about it, the lesson stays that the experiment or the browser's history says.
    fn take(&self, text: Option<&str>) -> Result<(), String> {
        let (Self(playground), Some(text)) = (self, text) else { return Ok(()) };
        let problem = playground.experiment.with_untracked(|experiment| experiment.problem.clone());
        let fits = |index: &usize| lessons::is_about(*index, &problem);
        let Some(open) = lessons::handled(text).filter(fits) else {
            return Err(texts::lesson_allowed(&lessons::handles_about(&problem)));
        };
        if playground.lesson.get_untracked() != Some(open) {
            playground.lesson.set(Some(open));
        }
        Ok(())
    }
}
