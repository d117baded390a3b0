//! The pool: as many workers as the machine has room for, at numbered desks.

use std::rc::Rc;

use leptos::prelude::window;

use super::hand::{Hand, News};

/// The most workers, however many cores there are.
const MOST: usize = 8;

/// So many deaths are no accident: the page goes on without workers.
const DEATHS: usize = 3;

/// Who hears what is said at a desk.
pub type Hear = Rc<dyn Fn(usize, News)>;

/// The workers. There are none before the page is open, and where the browser has none.
#[derive(Default)]
pub struct Pool {
    hands: Vec<Hand>,
    deaths: usize,
    hear: Option<Hear>,
    closed: bool,
}

/// What becomes of the films at a desk whose worker died.
pub enum Loss {
    /// There never was a worker, and there will be none.
    Never,
    /// Another worker takes over.
    Replaced,
    /// Too many died; the page takes over.
    Closed,
}

impl Pool {
    /// Has `hear` told the news from now on, and starts workers for as many films.
    pub fn staff(&mut self, films: usize, hear: Hear) {
        self.hear = Some(hear);
        while !self.closed && self.hands.len() < films.min(room()) {
            self.hire(self.hands.len());
        }
    }

    /// Puts a new worker to a desk, or closes if that cannot be.
    fn hire(&mut self, desk: usize) {
        let Some(hear) = self.hear.clone() else { return };
        match Hand::start(move |news| hear(desk, news)) {
            Some(hand) if desk < self.hands.len() => self.hands[desk] = hand,
            Some(hand) => self.hands.push(hand),
            None => self.close(),
        }
    }

    fn close(&mut self) {
        self.closed = true;
        self.hands.clear();
    }

    /// The workers, at their desks.
    pub fn hands(&mut self) -> &mut [Hand] {
        &mut self.hands
    }

    /// The number of desks.
    pub fn desks(&self) -> usize {
        self.hands.len()
    }

    /// Takes note that the worker at `desk` died.
    pub fn lose(&mut self, desk: usize) -> Loss {
        let listened = self.hands.get(desk).is_some_and(|hand| hand.ready);
        self.deaths += 1;
        if !listened || self.deaths >= DEATHS {
            self.close();
        } else {
            self.hire(desk);
        }
        // There is a second only where the first has listened.
        match (self.closed, listened || self.deaths > 1) {
            (false, _) => Loss::Replaced,
            (true, true) => Loss::Closed,
            (true, false) => Loss::Never,
        }
    }
}

/// The workers that the machine has room for beside the page.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few cores")]
fn room() -> usize {
    let cores = window().navigator().hardware_concurrency() as usize;
    cores.saturating_sub(1).clamp(1, MOST)
}
