//! The labour: films are recorded for as many milliseconds as can be spared.

use downhill::film::Film;

use crate::clock::now;

/// A look at the clock is due after about so many milliseconds.
const LOOK: f64 = 0.5;

/// Whether there is more of the film to record.
pub fn is_unfinished(film: &Film, horizon: u64) -> bool {
    film.reel.divergence.is_none() && film.last() < horizon
}

/// Records the films for about `milliseconds`, first what is farthest behind. Returns whether
/// anything is left to do.
pub fn record(films: &mut [&mut Film], horizon: u64, milliseconds: f64) -> bool {
    let start = now();
    let mut updates = 1;
    while let Some(film) = farthest_behind(films, horizon) {
        let before = now();
        film.record(updates.min(horizon - film.last()));
        let after = now();
        if after - start > milliseconds {
            return farthest_behind(films, horizon).is_some();
        }
        // An update takes nanoseconds or milliseconds, and another film's may take longer.
        updates = if after - before < LOOK { 2 * updates } else { (updates / 2).max(1) };
    }
    false
}

fn farthest_behind<'a>(films: &'a mut [&mut Film], horizon: u64) -> Option<&'a mut Film> {
    let unfinished = films.iter_mut().filter(|film| is_unfinished(film, horizon));
    unfinished.min_by_key(|film| film.last()).map(|film| &mut **film)
}
