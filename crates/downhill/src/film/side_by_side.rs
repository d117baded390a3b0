//! Films that are recorded side by side.

use super::joint::{Joint, record_pairs};
use super::{DIVERGENCE, Film, Losses};
use crate::run::Slope;

/// Records up to `steps` more updates of each film; fewer of one that diverges. Films of short
/// updates are made side by side, two of any runs or four of which two by two differ in nothing but
/// their rate. While one waits for its divisions and roots, the processor goes on with the others.
pub fn record_side_by_side(films: &mut [&mut Film], steps: u64) {
    if let [one, other, third, fourth] = films
        && let Some(mut joint) = Joint::of([one, other])
        && let Some(mut second) = Joint::of([third, fourth])
    {
        return record_four([one, other, third, fourth], [&mut joint, &mut second], steps);
    }
    for films in films.chunks_mut(2) {
        match films {
            [one, other] => record_two([one, other], steps),
            alone => alone.iter_mut().for_each(|film| film.record(steps)),
        }
    }
}

/// Two films of any runs.
fn record_two([one, other]: [&mut Film; 2], steps: u64) {
    let ends = [&*one, &*other].map(|film| film.end_after(steps));
    let mut joint = Joint::of([one, other]);
    while let left @ 1.. = one.left(ends[0]).min(other.left(ends[1]))
        && one.is_told()
        && other.is_told()
    {
        match &mut joint {
            Some(joint) => record_pairs([(joint, [one, other])], left),
            None => record_told([one, other], left),
        }
    }
    for (film, end) in [one, other].into_iter().zip(ends) {
        film.record_until(end);
    }
}

/// Four films that are one two by two.
fn record_four(films: [&mut Film; 4], [joint, second]: [&mut Joint; 2], steps: u64) {
    let [one, other, third, fourth] = films;
    let ends = [&*one, &*other, &*third, &*fourth].map(|film| film.end_after(steps));
    let left = |films: [&Film; 4]| {
        films.iter().zip(ends).map(|(film, end)| film.left(end)).min().unwrap_or(0)
    };
    while let left @ 1.. = left([one, other, third, fourth]) {
        record_pairs([(joint, [one, other]), (second, [third, fourth])], left);
    }
    for (film, end) in [one, other, third, fourth].into_iter().zip(ends) {
        film.record_until(end);
    }
}

impl Film {
    /// Whether the slope of the next update tells all that is recorded of one.
    pub(super) fn is_told(&self) -> bool {
        self.losses == Losses::Told && self.held_out.is_none() && self.run.is_plain()
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope of any run")]
    fn plain_slope(&mut self) -> Slope {
        self.run.plain_slope(&self.reel.head.theta)
    }
}

/// Records a leg of up to so many updates of each film, or up to the first that may be the last of
/// one, of films that are told.
pub(super) fn record_told<const N: usize>(mut films: [&mut Film; N], updates: usize) {
    let updates = films.iter().map(|film| film.leg.room).fold(updates, usize::min);
    let mut slopes = films.each_mut().map(|film| film.plain_slope());
    if !are_sound(&slopes) {
        return films.into_iter().for_each(|film| film.end_leg(0));
    }
    for index in 0..updates {
        for (film, slope) in films.iter_mut().zip(&slopes) {
            film.leg.note_norm(index, [slope.gradient_norm; 2]);
            film.run.plain_step(&mut film.reel.head);
        }
        slopes = films.each_mut().map(|film| film.plain_slope());
        if !are_sound(&slopes) {
            return films.into_iter().for_each(|film| film.end_leg(index + 1));
        }
        for (film, slope) in films.iter_mut().zip(&slopes) {
            film.arrive(index, slope.batch_loss);
        }
    }
    for film in films {
        film.reel.wind(&film.leg, updates);
    }
}

/// Whether losses and gradients are far from the end of all numbers: told by one sum, for nearly all
/// are.
#[inline]
fn are_sound(slopes: &[Slope]) -> bool {
    let sizes = slopes.iter().map(|slope| slope.batch_loss.abs() + slope.gradient_norm);
    sizes.sum::<f64>() <= DIVERGENCE
}
