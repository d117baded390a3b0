//! A take: the film of one run, who records it, and where it is looked at.

use downhill::film::{Film, Frame, Mark};
use downhill::tally::Tally;

use super::labour::Making;
use super::message::{Parcel, Ticket};
use crate::clock::now;

/// A film in the making.
pub struct Take {
    /// What workers call it.
    pub ticket: Ticket,
    /// The film, as far as the page has it.
    pub film: Film,
    /// The desk of the worker that is to record it.
    pub desk: Option<usize>,
    /// Whether that worker does. Until then the page does.
    pub away: bool,
    /// What it took to make it, wherever it was made.
    pub tally: Tally,
    frame: Option<Frame>,
}

impl Take {
    /// A film that the page begins, of which this is known before.
    pub fn new(ticket: Ticket, film: Film, tally: Tally) -> Self {
        Self { ticket, film, desk: None, away: false, tally, frame: None }
    }

    /// What is to be recorded.
    pub fn making(&mut self) -> Making<'_> {
        let Self { film, tally, .. } = self;
        Making { film, tally }
    }

    /// What its worker gets: the whole reel at first, and then nothing.
    pub fn hand_over(&mut self) -> Parcel {
        let away = std::mem::replace(&mut self.away, true);
        let chunk = if away { Vec::new() } else { self.film.reel.since(&Mark::default()) };
        Parcel { ticket: self.ticket, chunk, tally: Tally::default() }
    }

    /// Gets closer to `step` until `deadline`, at least by one update. Returns whether it moved.
    pub fn approach(&mut self, step: u64, deadline: f64) -> bool {
        let step = step.min(self.film.last());
        if self.is_at(step) {
            return false;
        }
        let mut updates = 1;
        let hint = self.frame.as_ref().map(|frame| &frame.state);
        let mut state = self.film.approach(step, hint, updates);
        while state.step < step && now() < deadline {
            updates *= 2;
            state = self.film.approach(step, Some(&state), updates);
        }
        self.frame = Some(self.film.frame(state));
        true
    }

    /// Whether the frame is that of `step`, or of the last one if that is earlier.
    pub fn is_at(&self, step: u64) -> bool {
        let step = step.min(self.film.last());
        self.frame.as_ref().is_some_and(|frame| frame.state.step == step)
    }

    /// What is seen.
    pub fn frame(&self) -> Option<&Frame> {
        self.frame.as_ref()
    }
}
