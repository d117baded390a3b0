//! The rehearsal: a film that was made too fast to be timed is made again, until its pace is told.

use downhill::experiment::{Experiment, Plan};
use downhill::film::Film;
use downhill::tally::Tally;

use super::same_course;

/// Milliseconds in which a pace is told to the two digits that are shown.
const LEAST: f64 = 3.0;

/// Updates between two looks at the clock, once they are known to be fast.
const BURST: u64 = 64;

/// A film is begun anew after so many: its reel need not grow.
const LONGEST: u64 = 4096;

/// So many begin nothing more, however still the clock stands.
const MOST: u64 = 1_000_000;

/// Adds to `tally` what the film takes by the clock `now`, unless that is known already.
pub fn rehearse(
    tally: &mut Tally,
    film: impl FnOnce() -> Film,
    start: &[f64],
    mut now: impl FnMut() -> f64,
) {
    if tally.spent >= LEAST {
        return;
    }
    let mut film = film();
    let (begun, mut spent, mut made, mut burst) = (now(), 0.0, 0, 1);
    while tally.spent + spent < LEAST && made < MOST {
        if film.last() >= LONGEST || film.reel.divergence.is_some() {
            film.rewind(start);
        }
        let last = film.last();
        film.record(burst);
        if film.last() == last {
            break;
        }
        made += film.last() - last;
        spent = now() - begun;
        // An update takes nanoseconds or milliseconds.
        burst = (2 * burst).min(BURST);
    }
    tally.add(spent, made);
}

/// Whether updates of a plan in both take as long: nothing but start and length differs.
pub fn costs_the_same(last: &Experiment, next: &Experiment) -> bool {
    same_course(&Experiment { start: next.start.clone(), ..last.clone() }, next)
}

/// Whether updates of both take as long: nothing but numbers that are multiplied differs.
pub fn takes_as_long(one: &Plan, other: &Plan) -> bool {
    one.optimizer.key() == other.optimizer.key()
        && one.schedule.key() == other.schedule.key()
        && one.training == other.training
}

#[cfg(test)]
mod tests {
    use downhill::shelf::Shelf;

    use super::super::Engine;
    use super::*;

    fn experiment(text: &str) -> Experiment {
        text.parse().expect("an experiment")
    }

    fn film(text: &str) -> (Film, Vec<f64>) {
        let experiment = experiment(text);
        let task = experiment.task(&Shelf::default()).expect("a task");
        (task.film(&experiment.plans[0], &experiment.course), task.start)
    }

    #[test]
    fn a_slow_update_is_made_once() {
        let (film, start) = film("surface=bowl&run=sgd");
        let (mut tally, mut time) = (Tally::default(), 0.0);
        let clock = || {
            time += 20.0;
            time
        };
        rehearse(&mut tally, || film, &start, clock);
        assert_eq!(tally, Tally { spent: 20.0, made: 1 });
    }

    #[test]
    fn a_clock_that_stands_still_ends_too() {
        let (film, start) = film("surface=bowl;steps=10&run=sgd;learning_rate=1e-3");
        let mut tally = Tally::default();
        rehearse(&mut tally, || film, &start, || 0.0);
        assert!((MOST..2 * MOST).contains(&tally.made), "{}", tally.made);
    }

    #[test]
    fn what_is_still_computed_is_not_rehearsed() {
        let mut engine = Engine::default();
        engine.load(&experiment("surface=bowl&run=sgd"), &Shelf::default()).expect("a problem");
        engine.rehearse();
        assert_eq!(engine.paces(), [None]);
    }

    #[test]
    fn a_pace_outlives_another_start_and_no_other_problem() {
        let mut engine = Engine::default();
        let mut load = |text: &str, known: Option<Tally>| {
            engine.load(&experiment(text), &Shelf::default()).expect("a problem");
            if let Some(known) = known {
                engine.takes[0].tally = known;
            }
            engine.takes[0].tally
        };
        let known = Tally { spent: 4.0, made: 4000 };
        load("surface=bowl&run=sgd", Some(known));
        assert_eq!(load("surface=bowl;start=1,1&run=sgd", None), known);
        assert_eq!(load("surface=bowl;start=2,1;steps=7&run=sgd;learning_rate=0.5", None), known);
        assert_eq!(load("surface=bowl;start=2,1&run=adam", None), Tally::default());
        load("surface=bowl&run=sgd", Some(known));
        assert_eq!(load("surface=himmelblau&run=sgd", None), Tally::default());
    }
}
