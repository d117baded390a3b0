//! The rehearsal: a film that was made too fast to be timed is made again, until its pace is told.

use downhill::experiment::Plan;
use downhill::film::Film;
use downhill::tally::Tally;

use crate::clock::now;

/// Milliseconds in which a pace is told to the two digits that are shown.
const LEAST: f64 = 3.0;

/// Updates between two looks at the clock.
const BURST: u64 = 64;

/// A film is begun anew after so many: its reel need not grow.
const LONGEST: u64 = 4096;

/// So many begin nothing more, however still the clock stands.
const MOST: u64 = 1_000_000;

/// Adds to `tally` what the film takes, unless that is known already.
pub fn rehearse(tally: &mut Tally, film: impl FnOnce() -> Film, start: &[f64]) {
    if tally.spent >= LEAST {
        return;
    }
    let mut film = film();
    let (begun, mut made) = (now(), 0);
    while tally.spent + (now() - begun) < LEAST && made < MOST {
        if film.last() >= LONGEST || film.reel.divergence.is_some() {
            film.rewind(start);
        }
        let last = film.last();
        film.record(BURST);
        if film.last() == last {
            break;
        }
        made += film.last() - last;
    }
    tally.add(now() - begun, made);
}

/// Whether updates of both take as long: nothing but numbers that are multiplied differs.
pub fn takes_as_long(one: &Plan, other: &Plan) -> bool {
    one.optimizer.key() == other.optimizer.key()
        && one.schedule.key() == other.schedule.key()
        && one.training == other.training
}
