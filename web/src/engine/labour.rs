//! The labour: films are recorded for as many milliseconds as can be spared.

use std::collections::VecDeque;

use downhill::film::{self, Film};
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

/// Films that are recorded side by side, which takes less time than one after the other.
const SIDE_BY_SIDE: usize = 4;

/// Records the films for about `milliseconds`, first what is farthest behind. Returns whether
/// anything is left to do.
pub fn record(films: &mut [Making<'_>], horizon: u64, milliseconds: f64) -> bool {
    let start = now();
    let mut updates = 1;
    loop {
        let mut behind = farthest_behind(films, horizon);
        if behind.is_empty() {
            return false;
        }
        let spent = record_side_by_side(&mut behind, updates, horizon);
        if now() - start > milliseconds {
            return !farthest_behind(films, horizon).is_empty();
        }
        // An update takes nanoseconds or milliseconds, and another film's may take longer.
        updates = if spent < LOOK { 2 * updates } else { (updates / 2).max(1) };
    }
}

/// Records up to so many updates of each film, and what of the time each took. Returns the
/// milliseconds of all.
fn record_side_by_side(films: &mut [&mut Making<'_>], updates: u64, horizon: u64) -> f64 {
    let before = now();
    let lasts: Vec<_> = films.iter().map(|making| making.film.last()).collect();
    let left = horizon - lasts.iter().max().copied().unwrap_or(horizon);
    let mut together: Vec<_> = films.iter_mut().map(|making| &mut *making.film).collect();
    film::record_side_by_side(&mut together, updates.min(left));
    let spent = now() - before;
    let made: Vec<_> = films.iter().zip(lasts).map(|(it, last)| it.film.last() - last).collect();
    let all: u64 = made.iter().sum();
    for (making, made) in films.iter_mut().zip(made) {
        making.tally.add(spent * made as f64 / all.max(1) as f64, made);
    }
    spent
}

/// Of the films that are not finished those that are farthest behind, two by two: beside each one
/// that can be recorded as one with it, or else the next.
fn farthest_behind<'a, 'b>(films: &'a mut [Making<'b>], horizon: u64) -> Vec<&'a mut Making<'b>> {
    let unfinished = films.iter_mut().filter(|making| is_unfinished(making.film, horizon));
    let mut behind: VecDeque<_> = unfinished.collect();
    behind.make_contiguous().sort_by_key(|making| making.film.last());
    let mut chosen = Vec::new();
    while chosen.len() < SIDE_BY_SIDE
        && let Some(first) = behind.pop_front()
    {
        let like = behind.iter().position(|other| first.film.is_one_with(other.film));
        chosen.push(first);
        chosen.extend(behind.remove(like.unwrap_or(0)));
    }
    chosen
}
