//! How a run stands at a step, to be compared with others.

use super::{Best, Curve, Film, Frame};

/// How a run stands at a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The loss over all rows.
    pub loss: f64,
    /// The least loss up to here. In a long film its step is that of the stretch it lies in.
    pub best: Best,
    /// The loss over the rows that are held out and its least value up to here, if some are.
    pub held_out: Option<(f64, Best)>,
    /// The gradients of single examples that were computed: a batch of 16 counts 16.
    pub gradients: u64,
    /// How often all examples were gone through.
    pub epochs: f64,
    /// The distance to the nearest of the known optima.
    pub distance: Option<f64>,
    /// How it goes on.
    pub state: Course,
}

/// How a run goes on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Course {
    /// It diverged after so many updates.
    Diverged(u64),
    /// Its gradient has become a millionth of what it was at the start.
    Settled,
    /// It is on its way.
    Running,
}

/// The part of the first gradient's norm at which a run has settled.
const SETTLED: f64 = 1e-6;

impl Film {
    /// How the run stands at `frame`, one of this film's, when `optima` are the optima known.
    pub fn standing(&self, frame: &Frame, optima: &[Vec<f64>]) -> Standing {
        let step = frame.state.step;
        let batches = self.run().batches();
        let gradients = batches.examples(step);
        Standing {
            loss: frame.loss,
            best: best((&self.reel.loss, self.reel.best), step, frame.loss),
            held_out: frame.held_out.map(|loss| {
                (loss, best((&self.reel.held_out, self.reel.best_held_out), step, loss))
            }),
            gradients,
            epochs: gradients as f64 / self.run().objective().examples().max(1) as f64,
            distance: nearest(&frame.state.theta, optima),
            state: self.course(frame),
        }
    }

    fn course(&self, frame: &Frame) -> Course {
        let step = frame.state.step;
        let first = self.reel.gradient_norm.stretches().next().map_or(f64::NAN, |it| it.most);
        match self.reel.divergence {
            Some(divergence) if divergence.step <= step + 1 => Course::Diverged(divergence.step),
            _ if frame.slope.gradient_norm <= SETTLED * first => Course::Settled,
            _ => Course::Running,
        }
    }
}

/// The least value of a curve, of which the least of all is known, up to `step`, at which it is
/// `now`.
fn best((curve, best): (&Curve, Best), step: u64, now: f64) -> Best {
    if best.step <= step {
        return best;
    }
    // The stretch of the present step may hold what is to come.
    let stride = curve.stride();
    let past = curve.stretches().take_while(|it| it.step + stride <= step);
    let all = past.map(|it| Best { step: it.step, loss: it.least });
    let present = Best { step, loss: now };
    all.chain([present]).fold(present, |best, it| if it.loss < best.loss { it } else { best })
}

/// The distance ‖θ − θ*‖₂ to the nearest of the optima; `None` if none is known.
pub fn nearest(theta: &[f64], optima: &[Vec<f64>]) -> Option<f64> {
    let distance = |optimum: &Vec<f64>| {
        optimum.iter().zip(theta).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
    };
    optima.iter().map(distance).reduce(f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;
    use crate::shelf::Shelf;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// How the first run of `text` stands at `step` of a film of 100.
    fn standing(text: &str, step: u64, optima: &[Vec<f64>]) -> Standing {
        let experiment: Experiment = text.parse().unwrap();
        let task = experiment.task(&Shelf::default()).unwrap();
        let mut film = task.films(&experiment).remove(0);
        film.record(100);
        let state = film.seek(step, None);
        let frame = film.frame(state);
        film.standing(&frame, optima)
    }

    #[test]
    fn a_run_that_settles_is_told_from_one_on_its_way() {
        let link = "surface=square;start=4&run=sgd;learning_rate=0.25";
        let early = standing(link, 2, &[vec![0.0]]);
        assert_eq!((early.state, early.distance, early.loss), (Course::Running, Some(1.0), 1.0));
        assert_eq!((early.best, early.gradients), (Best { step: 2, loss: 1.0 }, 2));
        assert_eq!(standing(link, 60, &[]).state, Course::Settled);
        assert_eq!(standing(link, 60, &[]).distance, None);
    }

    #[test]
    fn a_run_that_diverged_says_when() {
        let link = "surface=square;start=1&run=sgd;learning_rate=100";
        let end = standing(link, 100, &[]);
        assert!(matches!(end.state, Course::Diverged(step) if step > 1), "{end:?}");
        assert_eq!(end.best, Best { step: 0, loss: 1.0 });
        assert_eq!(standing(link, 1, &[]).state, Course::Running);
    }

    #[test]
    fn the_gradients_of_single_examples_are_counted() {
        let end = standing("data=line;n=50&run=sgd;batch=10", 7, &[]);
        assert_eq!((end.gradients, end.epochs), (70, 1.4));
    }
}
