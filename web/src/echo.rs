//! Echoes: cursor and frames for what need not change with every picture of a film that plays.
//!
//! Nobody reads sixty numbers a second, and what stands beside the landscape moves as smoothly at
//! half its pace. Whoever follows an echo costs a picture nothing most of the time; at rest, and
//! as soon as the experiment is another one, all echoes say what is.

use downhill::film::Frame;
use leptos::prelude::*;

use crate::clock::now;
use crate::playground::Playground;

/// Milliseconds between two pictures of a figure that stands aside.
const PICTURES: f64 = 45.0;

/// Milliseconds between two values of a number that is read.
const WORDS: f64 = 120.0;

/// The cursor and the frames as somebody has heard of them.
#[derive(Clone, Copy)]
struct Echo {
    cursor: RwSignal<u64>,
    frames: RwSignal<Vec<Frame>>,
    pace: f64,
    said: StoredValue<f64>,
    stale: StoredValue<bool>,
}

/// All echoes of a playground.
#[derive(Clone, Copy)]
pub struct Echoes {
    pictures: Echo,
    words: Echo,
}

impl Echo {
    fn new(pace: f64) -> Self {
        let (said, stale) = (StoredValue::new(0.0), StoredValue::new(false));
        let (cursor, frames) = (RwSignal::new(0), RwSignal::new(Vec::new()));
        Self { cursor, frames, pace, said, stale }
    }

    fn is_due(self, time: f64) -> bool {
        self.stale.get_value() && time - self.said.get_value() >= self.pace
    }

    fn say(self, playground: Playground, time: f64) {
        self.stale.set_value(false);
        self.said.set_value(time);
        let cursor = playground.cursor.get_untracked();
        self.frames.set(playground.frames.get_untracked());
        if self.cursor.get_untracked() != cursor {
            self.cursor.set(cursor);
        }
    }

    /// The playground as who hears this echo knows it.
    fn of(self, playground: Playground) -> Playground {
        playground.seen_at(self.cursor, self.frames)
    }
}

impl Default for Echoes {
    fn default() -> Self {
        Self { pictures: Echo::new(PICTURES), words: Echo::new(WORDS) }
    }
}

impl Echoes {
    fn all(self) -> [Echo; 2] {
        [self.words, self.pictures]
    }

    /// Takes note that cursor or frames are others.
    pub fn note(self) {
        self.all().into_iter().for_each(|echo| echo.stale.set_value(true));
    }
}

impl Playground {
    /// As it is followed by figures beside the landscape. Its cursor is not to be moved.
    pub fn beside(self) -> Self {
        self.echoes().pictures.of(self)
    }

    /// As it is followed by what is read. Its cursor is not to be moved.
    pub fn in_words(self) -> Self {
        self.echoes().words.of(self)
    }

    /// Lets one echo say what is, if it is due.
    pub fn echo(self) {
        let time = now();
        if let Some(echo) = self.echoes().all().into_iter().find(|echo| echo.is_due(time)) {
            echo.say(self, time);
        }
    }

    /// Lets all echoes say what is.
    pub fn echo_all(self) {
        let time = now();
        let stale = self.echoes().all().into_iter().filter(|echo| echo.stale.get_value());
        stale.for_each(|echo| echo.say(self, time));
    }
}
