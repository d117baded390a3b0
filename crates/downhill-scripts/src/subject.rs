//! What a script is about: one run of an experiment with its problem made.

use super::data::data;
use super::fit::Fit;
use super::program::start;
use super::surface::Formula;
use super::{Language, Unsayable};
use downhill::batches::{Batches, Cut, Order};
use downhill::experiment::{Experiment, Plan, Problem, Regression, Task};
use downhill::settings::Value;
use downhill::shelf::Shelf;

/// One run of an experiment.
pub(super) struct Subject<'a> {
    pub experiment: &'a Experiment,
    pub plan: &'a Plan,
    /// What the run is called.
    pub title: String,
    pub task: Task,
    shelf: &'a Shelf,
}

/// The problem in Python.
pub(super) struct Loss {
    /// Modules that it needs beside the library's own: whole lines.
    pub imports: Vec<String>,
    /// Definitions, one after another: data, and the functions `loss` and, for NumPy, `gradient`.
    pub definitions: Vec<String>,
}

impl<'a> Subject<'a> {
    pub fn new(
        experiment: &'a Experiment,
        run: usize,
        shelf: &'a Shelf,
    ) -> Result<Self, Unsayable> {
        let absent = || Unsayable::new("There is no such run.");
        let plan = experiment.plans.get(run).ok_or_else(absent)?;
        let title = experiment.title(run).unwrap_or_default();
        Ok(Self { experiment, plan, title, task: experiment.task(shelf)?, shelf })
    }

    /// The number of updates.
    pub fn steps(&self) -> u64 {
        self.experiment.steps()
    }

    /// The rows that the gradient of an update is of, where they are not all of them.
    pub fn cut(&self) -> Option<Cut> {
        let rows = self.task.objective.examples();
        let size = self.plan.training.count("batch").clamp(1, rows);
        let course = &self.experiment.course;
        let order =
            if course.variant("batch_order") == "once" { Order::Once } else { Order::EachEpoch };
        let seed = course.count("batch_seed") as u64;
        (size < rows).then_some(Cut { rows, size, order, seed })
    }

    /// The number of updates after which the schedule's time goes on by 1.
    pub fn updates_per_time(&self) -> u64 {
        match (self.plan.training.variant("per"), self.cut()) {
            ("epoch", Some(cut)) => Batches::new(cut).per_epoch(),
            _ => 1,
        }
    }

    /// The norm at which gradients are clipped.
    pub fn clip(&self) -> Option<f64> {
        Some(self.plan.training.number("clip")).filter(|clip| *clip > 0.0)
    }

    /// The standard deviation of the noise on gradients, and its seed.
    pub fn noise(&self) -> Option<(f64, usize)> {
        let sigma = self.plan.training.number("noise");
        (sigma > 0.0).then(|| (sigma, self.experiment.course.count("batch_seed")))
    }

    fn fit<'b>(
        &self,
        regression: &'b Regression,
        language: Language,
    ) -> Result<Fit<'b>, Unsayable> {
        let absent = || Unsayable::new("There is no model.");
        let predictor = self.task.predictor.ok_or_else(absent)?;
        let examples = self.task.objective.examples();
        let holds_out = self.task.held_out.is_some();
        Ok(Fit { regression, predictor, language, examples, holds_out })
    }

    /// The start: lines before it, and the numbers as an expression.
    pub fn start(&self) -> (Option<String>, String) {
        let drawn = match &self.experiment.problem {
            Problem::Regression(regression) if self.experiment.start.is_none() => {
                self.fit(regression, Language::NumPy).ok().and_then(|fit| fit.drawn_start())
            }
            _ => None,
        };
        match drawn {
            Some(lines) => (Some(lines), "np.concatenate(weights)".to_owned()),
            None => (None, start(&self.task.start)),
        }
    }

    /// The problem in Python.
    pub fn loss(&self, language: Language) -> Result<Loss, Unsayable> {
        match &self.experiment.problem {
            Problem::Surface(surface) => {
                let typed = surface.settings.values().find_map(|(_, value)| match value {
                    Value::Expression(typed) => Some(format!("f(x, y) = {}", typed.latex())),
                    _ => None,
                });
                let latex = typed.as_deref().unwrap_or(surface.record.entry.formula);
                let formula = Formula { latex, settings: &surface.settings };
                let (objective, start) = (&*self.task.objective, &*self.task.start);
                let definitions = formula.functions(language, objective, start)?;
                Ok(Loss { imports: Vec::new(), definitions })
            }
            Problem::Regression(regression) => {
                let fit = self.fit(regression, language)?;
                let (imports, mut lines): (Vec<_>, Vec<_>) = data(regression, self.shelf)?
                    .into_iter()
                    .partition(|line| line.starts_with("from ") || line.starts_with("import "));
                lines.extend(fit.features());
                let definitions = [lines.join("\n")].into_iter().chain(fit.functions());
                Ok(Loss { imports, definitions: definitions.chain(fit.marks()).collect() })
            }
        }
    }
}
