//! Two runs as one.

use std::array::from_fn;
use std::sync::Arc;

use super::{DIVERGENCE, Film};
use crate::lanes::Lanes;
use crate::norm::norm;
use crate::objective::TwoPoints;
use crate::rule::Pace;
use crate::stepper::State;

/// Two runs in the plane that differ in nothing but rate and place, as one run with the coordinates
/// x₁, x₂, y₁ and y₂: a rule moves coordinates two by two, and so both runs in the time of one.
pub(super) struct Joint {
    state: State,
    gradients: [f64; 4],
    rates: Lanes,
}

/// What is known of an update of both runs before it is made.
struct Slopes {
    losses: Lanes,
    norms: Lanes,
    /// Whether losses and gradients are far from the end of all numbers.
    are_sound: bool,
}

impl Slopes {
    /// Those of no update.
    const NONE: Self = Self { losses: Lanes::ZERO, norms: Lanes::ZERO, are_sound: false };

    /// The slopes with these losses and gradients (∂x₁, ∂x₂, ∂y₁, ∂y₂).
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope of one run")]
    fn of(losses: Lanes, gradients: &[f64; 4]) -> Self {
        let [x, y] = [0, 2].map(|at| Lanes::from([gradients[at], gradients[at + 1]]));
        let squares = x * x + y * y;
        // Nearly all are well within the range of numbers, which one comparison tells.
        let sizes = losses.abs() + squares;
        if squares.are_from(f64::MIN_POSITIVE, (sizes, DIVERGENCE)) {
            Self { losses, norms: squares.sqrt(), are_sound: true }
        } else {
            Self::rare(losses, gradients)
        }
    }

    #[cold]
    #[inline(never)]
    fn rare(losses: Lanes, [x1, x2, y1, y2]: &[f64; 4]) -> Self {
        let norms = Lanes::from([norm(&[*x1, *y1]), norm(&[*x2, *y2])]);
        Self { losses, norms, are_sound: (losses.abs() + norms).are_in(0.0..=DIVERGENCE) }
    }
}

impl Film {
    /// Whether this film and another, so far as they are, can be recorded as one.
    pub fn is_one_with(&self, other: &Self) -> bool {
        let (run, other_run) = (self.run(), other.run());
        let (State { step, shared, .. }, at) = (&self.reel.head, &other.reel.head);
        (*step, *shared) == (at.step, at.shared)
            && self.is_told()
            && other.is_told()
            && Arc::ptr_eq(run.objective(), other_run.objective())
            && run.objective().two_points().is_some()
            && run.steps_like(other_run)
    }
}

impl Joint {
    /// The runs of two films as one, if they can be.
    pub fn of([one, other]: [&Film; 2]) -> Option<Self> {
        one.is_one_with(other).then(|| Self {
            state: one.run().start(&[0.0; 4]),
            gradients: [0.0; 4],
            rates: [one, other].map(|film| film.run().learning_rate()).into(),
        })
    }

    /// The slopes of the next update.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope of one run")]
    fn slopes(&mut self, objective: &dyn TwoPoints) -> Slopes {
        let Some(points) = self.state.theta.first_chunk() else { return Slopes::NONE };
        let losses = objective.gradients(points, &mut self.gradients);
        Slopes::of(losses, &self.gradients)
    }

    /// Makes the update of which the slopes were just computed.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope of one run")]
    fn set_out(&mut self, [one, other]: &mut [&mut Film; 2], index: usize, slopes: &Slopes) {
        let [norm, other_norm] = slopes.norms.spread();
        one.leg.note_norm(index, norm.numbers());
        other.leg.note_norm(index, other_norm.numbers());
        let pace = Pace { rate: self.rates, momentum: None };
        one.run.stepper().step(&mut self.state, &self.gradients, pace);
    }

    /// Takes down where an update led, of which the next has these slopes.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for the slope of one run")]
    fn arrive(&self, [one, other]: &mut [&mut Film; 2], index: usize, slopes: &Slopes) {
        let ([loss, other_loss], [place, other_place]) = (slopes.losses.spread(), self.places());
        one.leg.note_arrival(index, place, loss.numbers());
        other.leg.note_arrival(index, other_place, other_loss.numbers());
        if one.reel.is_due(self.state.step) || other.reel.is_due(self.state.step) {
            self.keep_checkpoints([one, other]);
        }
    }

    /// Where both runs are.
    #[inline]
    fn places(&self) -> [[f64; 2]; 2] {
        match self.state.theta.as_chunks().0 {
            [x, y, ..] => Lanes::from(*x).paired(Lanes::from(*y)).map(Lanes::numbers),
            _ => [[0.0; 2]; 2],
        }
    }

    #[inline(never)]
    fn keep_checkpoints(&self, films: [&mut Film; 2]) {
        let [one, other] = films;
        self.part([one, other]);
        one.reel.note_checkpoint();
        other.reel.note_checkpoint();
    }

    /// Makes one of the states.
    fn join(&mut self, [one, other]: [&State; 2]) {
        let State { step, theta, memory, shared, .. } = &mut self.state;
        (*step, *shared) = (one.step, one.shared);
        for (coordinate, theta) in theta.as_chunks_mut().0.iter_mut().enumerate() {
            *theta = [one, other].map(|state| state.theta[coordinate]);
        }
        for (coordinate, memory) in memory.iter_mut().enumerate() {
            *memory = from_fn(|kept| {
                let [kept, other] = [one, other].map(|state| state.memory[0][kept]);
                kept.paired(other)[coordinate]
            });
        }
    }

    /// Gives each film its state.
    fn part(&self, films: [&mut Film; 2]) {
        let places = self.places();
        for (run, (film, place)) in films.into_iter().zip(places).enumerate() {
            let head = &mut film.reel.head;
            (head.step, head.shared) = (self.state.step, self.state.shared);
            head.theta.copy_from_slice(&place);
            head.memory[0] = from_fn(|kept| {
                let [x, y] = [0, 1].map(|coordinate: usize| self.state.memory[coordinate][kept]);
                x.paired(y)[run]
            });
        }
    }
}

/// Two films and their runs as one.
type Pair<'a> = (&'a mut Joint, [&'a mut Film; 2]);

/// Records a leg of up to so many updates of all films, or up to the first that may be the last of
/// one; an update of each pair in turn, for the processor goes on with one while another waits.
pub(super) fn record_pairs<const N: usize>(mut pairs: [Pair<'_>; N], updates: usize) {
    let films = pairs.iter().flat_map(|(_, films)| films);
    let updates = films.map(|film| film.leg.room).fold(updates, usize::min);
    for (joint, [one, other]) in &mut pairs {
        joint.join([&one.reel.head, &other.reel.head]);
    }
    let made = make(&mut pairs, updates);
    for (joint, [one, other]) in pairs {
        joint.part([one, other]);
        for film in [one, other] {
            match made {
                Ok(()) => film.reel.wind(&film.leg, updates),
                Err(made) => film.end_leg(made),
            }
        }
    }
}

/// Makes the updates of a leg, or as many as there are up to the first that may be the last.
fn make<const N: usize>(pairs: &mut [Pair<'_>; N], updates: usize) -> Result<(), usize> {
    let objectives = pairs.each_ref().map(|(_, [film, _])| film.run.objective().clone());
    let objectives = objectives.each_ref().map(|objective| objective.two_points());
    let slopes = |pairs: &mut [Pair<'_>; N]| -> [Slopes; N] {
        let mut objectives = objectives.iter().flatten();
        pairs.each_mut().map(|(joint, _)| {
            objectives.next().map_or(Slopes::NONE, |objective| joint.slopes(*objective))
        })
    };
    let mut all = slopes(pairs);
    if !all.iter().all(|slopes| slopes.are_sound) {
        return Err(0);
    }
    for index in 0..updates {
        for ((joint, films), slopes) in pairs.iter_mut().zip(&all) {
            joint.set_out(films, index, slopes);
        }
        all = slopes(pairs);
        if !all.iter().all(|slopes| slopes.are_sound) {
            return Err(index + 1);
        }
        for ((joint, films), slopes) in pairs.iter_mut().zip(&all) {
            joint.arrive(films, index, slopes);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::shelf::Shelf;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// Whether the films of two runs are one, the first of them so many updates ahead.
    fn are_one(text: &str, ahead: u64) -> bool {
        let experiment: Experiment = text.parse().expect(text);
        let task = experiment.task(&Shelf::default()).expect(text);
        let film = |plan| Film::new(task.objective.clone(), plan, &experiment.course, &task.start);
        let mut films: Vec<_> = experiment.plans.iter().map(film).collect();
        films[0].record(ahead);
        films[0].is_one_with(&films[1])
    }

    #[test]
    fn runs_are_one_if_they_differ_in_nothing_but_their_rate() {
        let two = |one: &str, other: &str| format!("surface=bowl&run={one}&run={other}");
        assert!(are_one(&two("adam", "adam"), 0));
        assert!(are_one(&two("adam", "adam;learning_rate=0.5"), 0));
        assert!(!are_one(&two("adam", "adam"), 1), "one is ahead");
        assert!(!are_one(&two("adam", "adamw"), 0));
        assert!(!are_one(&two("adam", "adam;beta1=0.8"), 0));
        for changed in ["schedule=cosine", "clip=1", "noise=0.1"] {
            assert!(!are_one(&two("adam", &format!("adam;{changed}")), 0), "{changed}");
        }
        assert!(!are_one(&two("asgd", "asgd"), 0), "what all coordinates share goes by the rate");
        let typed = "surface=function;expression=x^2 + y^2&run=adam&run=adam";
        assert!(!are_one(typed, 0), "a typed function may go by how large a number is");
        assert!(!are_one("data=line&run=adam&run=adam", 0), "data is no plane");
    }
}
