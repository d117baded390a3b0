//! Films that are recorded side by side, an update of each in turn.

use super::{Film, Losses};

/// Records up to `steps` more updates of each film; fewer of one that diverges. Films whose updates
/// are short are made side by side: while an update of one waits for its divisions and roots, the
/// processor goes on with the other's.
pub fn record_side_by_side(films: &mut [&mut Film], steps: u64) {
    let ends: Vec<_> = films.iter().map(|film| film.reel.head.step.saturating_add(steps)).collect();
    if films.iter().all(|film| film.losses == Losses::Told && film.held_out.is_none()) {
        let left = |films: &[&mut Film]| {
            films.iter().zip(&ends).map(|(film, end)| film.left(*end)).min().unwrap_or(0)
        };
        while let left @ 1.. = left(films) {
            record_told(films, left);
        }
    }
    for (film, end) in films.iter_mut().zip(ends) {
        film.record(end - film.reel.head.step);
    }
}

/// Records a leg of up to so many updates of each film, or up to the first that may be its last, of
/// films for which the slope of the next update tells the loss after one.
pub(super) fn record_told(films: &mut [&mut Film], updates: usize) {
    let updates = films.iter().map(|film| film.leg.room()).fold(updates, usize::min);
    for film in films.iter_mut() {
        film.leg.goes_on = true;
    }
    for index in 0..=updates {
        for film in films.iter_mut().filter(|film| film.leg.goes_on) {
            let slope = film.run.slope(&film.reel.head);
            if index > 0 && !film.arrive(index - 1, slope.batch_loss) {
                film.leg.goes_on = false;
            } else if index < updates {
                film.leg.set_out(index, &slope);
                film.run.step(&mut film.reel.head, &slope);
            }
        }
    }
    for film in films.iter_mut().filter(|film| film.leg.goes_on) {
        film.reel.wind(&film.leg, updates);
    }
}
