//! Quantities that goals are about.

use super::words::Words;
use downhill::experiment::{Data, Experiment, Plan, Problem};
use downhill::film::Film;
use downhill::settings::{Settings, Value};

/// A number that an experiment and its films have, or one that stands in a goal.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Quantity {
    Number(f64),
    /// The least loss so far, or among the first so many steps.
    BestLoss {
        run: usize,
        within: Option<u64>,
    },
    /// The loss at the start.
    FirstLoss {
        run: usize,
    },
    /// The loss at the last step, once the film is there.
    LastLoss {
        run: usize,
    },
    /// The least loss over held-out rows so far.
    BestHeldOut {
        run: usize,
    },
    /// The loss over held-out rows at the last step, once the film is there.
    LastHeldOut {
        run: usize,
    },
    /// A parameter at the last step, once the film is there.
    Parameter {
        index: usize,
        run: usize,
    },
    /// How many parameters there are.
    Parameters {
        run: usize,
    },
    /// A parameter at the start.
    Start {
        index: usize,
        run: usize,
    },
    /// The learning rate of the last update.
    LastRate {
        run: usize,
    },
    /// The learning rate of the update behind a step.
    Rate {
        run: usize,
        step: u64,
    },
    Setting(Setting),
}

/// A knob, or which record was chosen; of a run, or of the problem and the course.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Setting {
    pub(super) key: String,
    pub(super) run: Option<usize>,
}

impl Quantity {
    pub(super) fn take(words: &mut Words<'_>) -> Option<Self> {
        if let Some(number) = words.number() {
            return Some(Self::Number(number));
        }
        if words.take("best loss") {
            return Some(Self::BestLoss { run: words.of_run()?, within: None });
        }
        if words.take("first loss") {
            return Some(Self::FirstLoss { run: words.of_run()? });
        }
        if words.take("last loss") {
            return Some(Self::LastLoss { run: words.of_run()? });
        }
        if words.take("best held-out loss") {
            return Some(Self::BestHeldOut { run: words.of_run()? });
        }
        if words.take("last held-out loss") {
            return Some(Self::LastHeldOut { run: words.of_run()? });
        }
        if words.take("last rate") {
            return Some(Self::LastRate { run: words.of_run()? });
        }
        if words.take("rate") {
            let run = words.of_run()?;
            let step = words.take("at step").then(|| words.value())??;
            return Some(Self::Rate { run, step });
        }
        if words.take("parameters") {
            return Some(Self::Parameters { run: words.of_run()? });
        }
        if words.take("start") {
            let index = words.index()?;
            return Some(Self::Start { index, run: words.of_run()? });
        }
        if words.take("parameter") {
            let index = words.index()?;
            return Some(Self::Parameter { index, run: words.of_run()? });
        }
        let key =
            words.next().filter(|key| key.starts_with(|first: char| first.is_alphabetic()))?;
        let key = key.to_owned();
        Some(Self::Setting(Setting { key, run: words.of_run() }))
    }

    /// Looks at the first so many steps only. Returns whether that makes sense.
    pub(super) fn limit(&mut self, steps: u64) -> bool {
        let Self::BestLoss { within, .. } = self else { return false };
        *within = Some(steps);
        true
    }

    /// The value, as soon as there is one.
    pub(super) fn value(&self, experiment: &Experiment, films: &[&Film]) -> Option<f64> {
        let ended = |run: &usize| films.get(*run).filter(|film| film.last() == experiment.steps());
        match self {
            Self::Number(number) => Some(*number),
            Self::BestLoss { run, within: None } => films.get(*run).map(|film| film.reel.best.loss),
            Self::BestLoss { run, within: Some(steps) } => best_within(films.get(*run)?, *steps),
            Self::FirstLoss { run } => {
                let film = films.get(*run)?;
                Some(film.run().objective().loss(&start(film)))
            }
            Self::LastLoss { run } => ended(run).map(|film| film.end().1),
            Self::BestHeldOut { run } => {
                let best = films.get(*run)?.reel.best_held_out;
                Some(best.loss).filter(|loss| loss.is_finite())
            }
            Self::LastHeldOut { run } => ended(run)?.held_out_end(),
            Self::Parameter { index, run } => ended(run)?.end().0.theta.get(*index).copied(),
            Self::Parameters { run } => Some(films.get(*run)?.reel.head.theta.len() as f64),
            Self::Start { index, run } => start(films.get(*run)?).get(*index).copied(),
            Self::LastRate { run } => {
                films.get(*run).map(|film| film.run().rate(experiment.steps().saturating_sub(1)))
            }
            Self::Rate { run, step } => films.get(*run).map(|film| film.run().rate(*step)),
            Self::Setting(setting) => setting.number(experiment),
        }
    }
}

/// Where the film begins.
fn start(film: &Film) -> Vec<f64> {
    film.reel.nearest(0, None).theta
}

/// The least loss up to `steps`; of stretches that reach beyond, nothing is known.
fn best_within(film: &Film, steps: u64) -> Option<f64> {
    let inside = |step: u64| step + film.reel.loss.stride() - 1 <= steps;
    let stretches = film.reel.loss.stretches().filter(|stretch| inside(stretch.step));
    stretches.map(|stretch| stretch.least).min_by(f64::total_cmp)
}

impl Setting {
    fn number(&self, experiment: &Experiment) -> Option<f64> {
        match self.run {
            Some(run) => in_plan(experiment.plans.get(run)?, &self.key)?.1,
            None => in_problem(experiment, &self.key)?.1,
        }
    }

    /// What it is set to, as it is written in an experiment.
    pub(super) fn text(&self, experiment: &Experiment) -> Option<String> {
        match self.run {
            Some(run) => Some(in_plan(experiment.plans.get(run)?, &self.key)?.0),
            None => Some(in_problem(experiment, &self.key)?.0),
        }
    }
}

/// A value as it is written and, if it is one, as a number.
type Written = (String, Option<f64>);

fn in_plan(plan: &Plan, key: &str) -> Option<Written> {
    match key {
        "optimizer" => Some((plan.optimizer.key().to_owned(), None)),
        "schedule" => Some((plan.schedule.key().to_owned(), None)),
        _ => match key.strip_prefix("schedule.") {
            Some(key) => knob(&plan.schedule.settings, key),
            None => knob(&plan.optimizer.settings, key).or_else(|| knob(&plan.training, key)),
        },
    }
}

fn in_problem(experiment: &Experiment, key: &str) -> Option<Written> {
    let of_problem = match (&experiment.problem, key) {
        (Problem::Surface(surface), "surface") => Some((surface.key().to_owned(), None)),
        (Problem::Surface(surface), _) => knob(&surface.settings, key),
        (Problem::Regression(regression), _) => match (&regression.data, key) {
            (Data::Made(data), "data") => Some((data.key().to_owned(), None)),
            (Data::Made(data), _) => {
                knob(&data.settings, key).or_else(|| knob(&regression.fitting, key))
            }
            (Data::Own(_), _) => knob(&regression.fitting, key),
        },
    };
    of_problem.or_else(|| knob(&experiment.course, key))
}

fn knob(settings: &Settings, key: &str) -> Option<Written> {
    let (knob, value) = settings.values().find(|(knob, _)| knob.key == key)?;
    let number = if let Value::Number(number) = value { Some(*number) } else { None };
    Some((value.print(knob), number))
}
