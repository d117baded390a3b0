//! Looks as text: what stands in the link for each kind of look.

use leptos::prelude::*;

use crate::playground::Playground;

/// One look: a signal that can be written into a link and read from it.
pub trait Look {
    /// Its text, or nothing where it is as at first.
    fn text(&self) -> Option<String>;

    /// Takes the look that `text` says, or the one of the beginning.
    ///
    /// # Errors
    /// What is allowed, if the text says nothing of the kind.
    fn take(&self, text: Option<&str>) -> Result<(), String>;
}

/// A value that a look can have; its default is how one looks at first.
pub trait Value: Clone + PartialEq + Default + Send + Sync + 'static {
    /// The value as text.
    fn print(&self) -> String;

    /// The value that is written so.
    fn parse(text: &str) -> Option<Self>;

    /// What is allowed, in words that complete "allowed: …".
    fn allowed() -> String;
}

impl<T: Value> Look for RwSignal<T> {
    fn text(&self) -> Option<String> {
        self.with(|value| (*value != T::default()).then(|| value.print()))
    }

    fn take(&self, text: Option<&str>) -> Result<(), String> {
        let value = match text {
            Some(text) => T::parse(text).ok_or_else(T::allowed)?,
            None => T::default(),
        };
        if self.with_untracked(|last| *last != value) {
            self.set(value);
        }
        Ok(())
    }
}

/// The step that is looked at, while it rests somewhere before the end: a film that plays, or has
/// been played, starts anew for who opens the link.
pub struct Rest(pub Playground);

impl Look for Rest {
    fn text(&self) -> Option<String> {
        let rests = !self.0.playing.get();
        let step = || self.0.cursor.get();
        rests.then(step).filter(|step| *step != self.0.steps()).map(|step| step.to_string())
    }

    fn take(&self, text: Option<&str>) -> Result<(), String> {
        let Some(text) = text else { return Ok(()) };
        let last = untrack(|| self.0.steps());
        let step = text.parse().ok().filter(|step| *step <= last);
        let step = step.ok_or_else(|| format!("a step from 0 to {last}"))?;
        self.0.playing.set(false);
        self.0.jump(step);
        Ok(())
    }
}

/// The place of something in a list, counted from 1 as on the page.
pub struct Place {
    /// Counted from 0.
    pub index: RwSignal<usize>,
    /// The length of the list.
    pub count: fn(Playground) -> usize,
    /// Whose list it is.
    pub playground: Playground,
}

impl Look for Place {
    fn text(&self) -> Option<String> {
        let index = self.index.get();
        (index > 0).then(|| (index + 1).to_string())
    }

    fn take(&self, text: Option<&str>) -> Result<(), String> {
        let count = untrack(|| (self.count)(self.playground));
        let place = text.map_or(Some(1), |text| text.parse().ok());
        let place = place.filter(|place| (1..=count.max(1)).contains(place));
        self.index.set(place.ok_or_else(|| format!("a number from 1 to {count}"))? - 1);
        Ok(())
    }
}

/// Something that is on unless it is switched off.
pub struct Switch(pub RwSignal<bool>);

impl Look for Switch {
    fn text(&self) -> Option<String> {
        (!self.0.get()).then(|| "off".to_owned())
    }

    fn take(&self, text: Option<&str>) -> Result<(), String> {
        match text {
            None | Some("on") => self.0.set(true),
            Some("off") => self.0.set(false),
            Some(_) => return Err("on, off".to_owned()),
        }
        Ok(())
    }
}
