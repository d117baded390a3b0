//! Numbers that others printed for a lesson's experiment, to stand beside ours.
//!
//! ```text
//! loss of run 4 at step 30 = 10195.133454434466 within 1e-12     relative
//! loss of run 3 at step 4 = 8.7e-17 ± 1e-15                      absolute
//! rate of run 1 at step 3 = 0.4 ± 0
//! parameter 2 of run 1 at step 1 = −0.339 ± 1e-4
//! gradient 2 of run 1 at step 0 = −0.081 ± 1e-4                  of the update behind the step
//! first moment 3 of run 1 at step 1 = −0.0017 ± 5e-5             also: second moment
//! best fit = 10105.859508383426 within 1e-12
//! ```

use std::str::FromStr;

use super::words::Words;
use downhill::complaint::Complaint;
use downhill::decimal;
use downhill::experiment::Task;
use downhill::film::{Film, Frame};

/// A number as it was printed, and what it is of.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// What it is of.
    pub place: Place,
    /// The number as it was printed.
    pub text: String,
    number: f64,
    tolerance: f64,
}

/// What a printed number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The loss of the best fit.
    BestFit,
    /// A part of a film.
    Film {
        /// The index of the run.
        run: usize,
        /// The step.
        step: u64,
        /// The quantity.
        part: Part,
    },
}

/// A quantity at one step of a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The loss.
    Loss,
    /// The learning rate of the next update.
    Rate,
    /// The parameter with this index.
    Parameter(usize),
    /// The entry of the next update's gradient with this index.
    Gradient(usize),
    /// What the optimizer remembers of the parameter with this index: Adam's first moment.
    FirstMoment(usize),
    /// Adam's second moment of the parameter with this index.
    SecondMoment(usize),
}

impl Printed {
    /// Whether `ours` is what was printed, as far as its digits and the machine it came from tell.
    pub fn agrees(&self, ours: f64) -> bool {
        (ours - self.number).abs() <= self.tolerance
    }
}

impl Place {
    /// Our number, if it is one of the problem.
    pub fn of_task(self, task: &Task) -> Option<f64> {
        match self {
            Self::BestFit => task.closed_form.as_ref().map(|fit| fit.loss),
            Self::Film { .. } => None,
        }
    }

    /// Our number, if it is one of `film` and the film is there.
    pub fn of_film(self, film: &mut Film) -> Option<f64> {
        let Self::Film { step, part, .. } = self else { return None };
        if film.last() < step {
            return None;
        }
        let state = film.seek(step, None);
        part.of(&film.frame(state))
    }
}

/// The mean of a coordinate that stands in this slot of an optimizer's memory.
fn remembered(frame: &Frame, index: usize, slot: usize) -> Option<f64> {
    (index < frame.state.theta.len()).then(|| frame.state.remembered(index)[slot])
}

impl Part {
    fn of(self, frame: &Frame) -> Option<f64> {
        match self {
            Self::Loss => Some(frame.loss),
            Self::Rate => Some(frame.slope.rate),
            Self::Parameter(index) => frame.state.theta.get(index).copied(),
            Self::Gradient(index) => frame.gradient.get(index).copied(),
            Self::FirstMoment(index) => remembered(frame, index, 0),
            Self::SecondMoment(index) => remembered(frame, index, 1),
        }
    }
}

impl FromStr for Printed {
    type Err = Complaint;

    fn from_str(line: &str) -> Result<Self, Complaint> {
        let allowed =
            "such as: loss of run 4 at step 30 = 10195.13 within 1e-12; best fit = 3.5 ± 0.05";
        Words::read(line, printed).ok_or_else(|| Complaint::new("printed", line, allowed))
    }
}

fn printed(words: &mut Words<'_>) -> Option<Printed> {
    let place = place(words)?;
    let text = words.take("=").then(|| words.next())??;
    let number = decimal::read(&text.replace('−', "-"))?;
    let unit = if words.take("within") { number.abs() } else { words.take("±").then_some(1.0)? };
    Some(Printed { place, text: text.to_owned(), number, tolerance: unit * words.number()? })
}

fn place(words: &mut Words<'_>) -> Option<Place> {
    if words.take("best fit") {
        return Some(Place::BestFit);
    }
    let part = part(words)?;
    let run = words.of_run()?;
    let step = words.take("at step").then(|| words.value())??;
    Some(Place::Film { run, step, part })
}

fn part(words: &mut Words<'_>) -> Option<Part> {
    Some(match words.next()? {
        "loss" => Part::Loss,
        "rate" => Part::Rate,
        "parameter" => Part::Parameter(words.index()?),
        "gradient" => Part::Gradient(words.index()?),
        "first" if words.take("moment") => Part::FirstMoment(words.index()?),
        "second" if words.take("moment") => Part::SecondMoment(words.index()?),
        _ => return None,
    })
}
