//! Looks as text: what stands in the link for each kind of look.

use downhill::decimal;
use downhill::experiment::MOST_RUNS;
use leptos::prelude::*;

use super::choice::{Chosen, Unit};
use super::places::Places;
use crate::playground::Playground;
use crate::texts::complaints as texts;

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

/// The stretch of the time axis that is looked at; nothing for all of it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Zoom(pub Option<[f64; 2]>);

impl Value for Zoom {
    fn print(&self) -> String {
        self.0.map_or_else(String::new, |[low, high]| format!("{low},{high}"))
    }

    fn parse(text: &str) -> Option<Self> {
        let (low, high) = text.split_once(',')?;
        let ends: [f64; 2] = [decimal::read(low)?, decimal::read(high)?];
        let legal = ends[0] >= 0.0 && ends[0] < ends[1] && ends[1].is_finite();
        legal.then_some(Self(Some(ends)))
    }

    fn allowed() -> String {
        texts::STRETCH_ALLOWED.to_owned()
    }
}

/// The stretch as a link has it. Seconds are measured anew wherever it is opened, so that a stretch
/// of them would be another there: it stays here, and a link that has one is told so.
pub struct Stretch {
    /// The stretch.
    pub zoom: RwSignal<Zoom>,
    /// What it is counted in.
    pub x: RwSignal<Chosen<Unit>>,
}

impl Look for Stretch {
    fn text(&self) -> Option<String> {
        self.zoom.text().filter(|_| self.x.get().0 != Unit::Seconds)
    }

    fn take(&self, text: Option<&str>) -> Result<(), String> {
        let measured = text.is_some() && self.x.get_untracked().0 == Unit::Seconds;
        self.zoom.take(text.filter(|_| !measured))?;
        if measured { Err(texts::MEASURED_STRETCH_ALLOWED.to_owned()) } else { Ok(()) }
    }
}

/// The weight of the moving average that noisy losses are smoothed with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Smoothing(pub f64);

impl Default for Smoothing {
    fn default() -> Self {
        Self(0.9)
    }
}

impl Value for Smoothing {
    fn print(&self) -> String {
        self.0.to_string()
    }

    fn parse(text: &str) -> Option<Self> {
        decimal::read(text).filter(|weight| (0.0..1.0).contains(weight)).map(Self)
    }

    fn allowed() -> String {
        texts::WEIGHT_ALLOWED.to_owned()
    }
}

/// The runs that are not drawn, counted from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden(Places);

impl Hidden {
    /// Whether this run is hidden.
    pub fn holds(&self, run: usize) -> bool {
        self.0.holds(run)
    }

    /// Hides the run, or shows it again.
    pub fn toggle(&mut self, run: usize) {
        self.0.toggle(run);
    }

    /// Keeps those runs hidden that are when they stand elsewhere: each is what the run `origins`
    /// names was before.
    pub fn follow(&mut self, origins: &[Option<usize>]) {
        let was_hidden = |origin: &Option<usize>| origin.is_some_and(|last| self.holds(last));
        let places = origins.iter().enumerate().filter(|(_, origin)| was_hidden(origin));
        self.0 = places.map(|(place, _)| place).collect();
    }
}

impl Value for Hidden {
    fn print(&self) -> String {
        let places: Vec<_> = self.0.iter().map(|run| (run + 1).to_string()).collect();
        places.join(",")
    }

    fn parse(text: &str) -> Option<Self> {
        let place = |part: &str| part.parse().ok().filter(|place| (1..=MOST_RUNS).contains(place));
        text.split(',').map(|part| Some(place(part)? - 1)).collect::<Option<_>>().map(Self)
    }

    fn allowed() -> String {
        texts::runs_allowed()
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
        let step = step.ok_or_else(|| texts::step_allowed(last))?;
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
        self.index.set(place.ok_or_else(|| texts::place_allowed(count))? - 1);
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
