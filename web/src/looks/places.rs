//! A few places in a short list.

/// Places of a list, counted from 0, of which the first 64 can be held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Places(u64);

impl Places {
    /// Whether this place is among them.
    pub fn holds(self, place: usize) -> bool {
        self.0 & bit(place) != 0
    }

    /// Takes the place in, or out if it is in.
    pub fn toggle(&mut self, place: usize) {
        self.0 ^= bit(place);
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The places from the first to the last.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..64).filter(move |place| self.holds(*place))
    }
}

impl FromIterator<usize> for Places {
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        Self(places.into_iter().fold(0, |bits, place| bits | bit(place)))
    }
}

fn bit(place: usize) -> u64 {
    if place < 64 { 1 << place } else { 0 }
}
