//! The labour: films are recorded for as many milliseconds as can be spared.

use downhill::film::Film;
use downhill::tally::Tally;

use crate::clock::now;

/// A look at the clock is due after about so many milliseconds.
const LOOK: f64 = 0.5;

/// A film in the making, and what it took so far.
pub struct Making<'a> {
    /// The film.
    pub film: &'a mut Film,
    /// What it took.
    pub tally: &'a mut Tally,
}

/// Whether there is more of the film to record.
pub fn is_unfinished(film: &Film, horizon: u64) -> bool {
    film.reel.divergence.is_none() && film.last() < horizon
}

/// Records the films for about `milliseconds`, first what is farthest behind. Returns whether
/// anything is left to do.
pub fn record(films: &mut [Making<'_>], horizon: u64, milliseconds: f64) -> bool {
    let start = now();
    let mut updates = 1;
    while let Some(Making { film, tally }) = farthest_behind(films, horizon) {
        let (before, last) = (now(), film.last());
        film.record(updates.min(horizon - last));
        let after = now();
        tally.add(after - before, film.last() - last);
        if after - start > milliseconds {
            return farthest_behind(films, horizon).is_some();
        }
        // An update takes nanoseconds or milliseconds, and another film's may take longer.
        updates = if after - before < LOOK { 2 * updates } else { (updates / 2).max(1) };
    }
    false
}

fn farthest_behind<'a, 'b>(
    films: &'a mut [Making<'b>],
    horizon: u64,
) -> Option<&'a mut Making<'b>> {
    let unfinished = films.iter_mut().filter(|making| is_unfinished(making.film, horizon));
    unfinished.min_by_key(|making| making.film.last())
}
