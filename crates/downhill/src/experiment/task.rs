//! A task: the problem of an experiment, made from its text and ready to be descended.

use std::sync::Arc;

use super::fitted::Fitted;
use super::problem::{Data, OwnData, Problem, Regression};
use super::{Experiment, check_dimension};
use crate::complaint::Complaint;
use crate::data::{Parts, Table};
use crate::film::Film;
use crate::objective::Objective;
use crate::regression::{Fit, Predictor};
use crate::settings::Settings;
use crate::shelf::Shelf;

/// What is descended, from where, and the data behind it.
#[derive(Clone)]
pub struct Task {
    /// The loss.
    pub objective: Arc<dyn Objective>,
    /// Where runs start.
    pub start: Vec<f64>,
    /// The data that the model is trained on, as it sees them, if there are data.
    pub table: Option<Arc<Table>>,
    /// The rows that it is not trained on, if some are held out.
    pub held_out: Option<HeldOut>,
    /// The model that is fitted to the data, if there are data.
    pub predictor: Option<Predictor>,
    /// The best parameters, where they can be had without descending: the least-squares solution,
    /// or the minimum of another convex loss.
    pub closed_form: Option<Fit>,
}

/// Rows that are held out.
#[derive(Clone)]
pub struct HeldOut {
    /// The rows, as the model sees them.
    pub table: Arc<Table>,
    /// The loss over them, without a penalty.
    pub objective: Arc<dyn Objective>,
}

impl Experiment {
    /// Makes the problem; data that the user loaded are looked up on `shelf`.
    ///
    /// # Errors
    /// If the start does not fit the problem, the model does not fit the data, or the data are not
    /// on the shelf.
    pub fn task(&self, shelf: &Shelf) -> Result<Task, Complaint> {
        let mut task = match &self.problem {
            Problem::Surface(surface) => Task::surface(surface.build(), surface.start()),
            Problem::Regression(regression) => Task::regression(regression, shelf)?,
        };
        if let Some(start) = &self.start {
            check_dimension(start, task.start.len())?;
            task.start.clone_from(start);
        }
        Ok(task)
    }
}

impl Task {
    fn surface(objective: Box<dyn Objective>, start: Vec<f64>) -> Self {
        let objective = objective.into();
        Self { objective, start, table: None, held_out: None, predictor: None, closed_form: None }
    }

    fn regression(regression: &Regression, shelf: &Shelf) -> Result<Self, Complaint> {
        let Parts { training, held_out } = regression.parts(shelf)?;
        let predictor = regression.predictor(&training)?;
        let start = regression.start(&predictor);
        let Fitted { objective, best } = regression.fitted(&training, &predictor)?;
        let held_out = held_out.map(|table| regression.held_out(table, &predictor)).transpose()?;
        Ok(Self {
            objective: objective.into(),
            start,
            table: Some(Arc::new(training)),
            held_out,
            predictor: Some(predictor),
            closed_form: best,
        })
    }

    /// The optima that are known: the minima of a surface, or the best fit.
    pub fn optima(&self, problem: &Problem) -> Vec<Vec<f64>> {
        match problem {
            Problem::Surface(surface) => surface.minima(),
            Problem::Regression(_) => {
                self.closed_form.iter().map(|fit| fit.theta.clone()).collect()
            }
        }
    }

    /// An unrecorded film for each run of `experiment`.
    pub fn films(&self, experiment: &Experiment) -> Vec<Film> {
        let film = |plan| self.film(plan, &experiment.course);
        experiment.plans.iter().map(film).collect()
    }

    /// An unrecorded film of one run.
    pub fn film(&self, plan: &super::Plan, course: &Settings) -> Film {
        let film = Film::new(Arc::clone(&self.objective), plan, course, &self.start);
        match &self.held_out {
            Some(held_out) => film.with_held_out(Arc::clone(&held_out.objective)),
            None => film,
        }
    }
}

impl Regression {
    /// The data as the model sees them: made or looked up, in parts if some are held out,
    /// standardised if that is asked for, and with classes 0 and 1 for the logistic loss.
    ///
    /// # Errors
    /// If the data are not on the shelf, have no such columns, or are no two classes.
    pub fn parts(&self, shelf: &Shelf) -> Result<Parts, Complaint> {
        let (share, seed) = (self.fitting.number("held_out"), self.fitting.count("held_out_seed"));
        let parts = Parts::of(self.coded(shelf)?, share, seed as u64);
        Ok(if self.standardises() { parts.standardised() } else { parts })
    }

    /// All rows as they are, but for the classes of the logistic loss.
    fn coded(&self, shelf: &Shelf) -> Result<Table, Complaint> {
        let table = match &self.data {
            Data::Made(made) => (made.record.make)(&made.settings),
            Data::Own(own) => own.table(shelf)?,
        };
        if !self.loss().classifies() {
            return Ok(table);
        }
        let allowed = "logistic for targets of two values; another loss for others";
        table.classes().ok_or_else(|| Complaint::new("loss", "logistic", allowed))
    }
}

impl OwnData {
    fn table(&self, shelf: &Shelf) -> Result<Table, Complaint> {
        let absent = || {
            let allowed =
                "data that are loaded in this browser: drop or paste the same CSV under “Your own”";
            Complaint::new("own", format!("{:016x}", self.digest), allowed)
        };
        let features: Vec<_> = self.features.iter().map(String::as_str).collect();
        shelf.sheet(self.digest).ok_or_else(absent)?.table(&self.target, &features)
    }
}
