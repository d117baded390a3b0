//! What a task leaves to be changed: a rate, a schedule, the number of steps. Whoever changes
//! something else may come to the same number by another way than the one that is asked for.

use super::words::Words;
use downhill::experiment::{Data, Experiment, Plan, Problem};
use downhill::knob::Knob;
use downhill::settings::{Settings, Value};

/// What may be changed of one part of the lesson's experiment; all else of that part is kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scope {
    /// The run; without one it is the problem with its start and its course.
    run: Option<usize>,
    /// The keys of what may be changed: knobs, `start`, and `schedule` for all of it.
    open: Vec<String>,
}

/// What is recorded of a run changes nothing about it.
const BESIDE: &str = "full_loss";

impl Scope {
    /// Takes `only steps and start changed` or `nothing of run 2 changed`.
    pub(super) fn take(words: &mut Words<'_>) -> Option<Self> {
        let mut open = Vec::new();
        if words.take("only") {
            open.push(words.next()?.to_owned());
            while words.take("and") {
                open.push(words.next()?.to_owned());
            }
        } else if !words.take("nothing") {
            return None;
        }
        let run = words.of_run();
        words.take("changed").then_some(Self { run, open })
    }

    /// Whether `experiment` is in all else what was `given`.
    pub(super) fn holds(&self, given: &Experiment, experiment: &Experiment) -> bool {
        let Some(run) = self.run else { return self.keeps_problem(given, experiment) };
        let plans = given.plans.get(run).zip(experiment.plans.get(run));
        plans.is_some_and(|(given, plan)| self.keeps_plan(given, plan))
    }

    fn keeps_plan(&self, given: &Plan, plan: &Plan) -> bool {
        given.optimizer.key() == plan.optimizer.key()
            && self.keeps(&given.optimizer.settings, &plan.optimizer.settings)
            && (self.is_open("schedule") || given.schedule == plan.schedule)
            && self.keeps(&given.training, &plan.training)
    }

    fn keeps_problem(&self, given: &Experiment, experiment: &Experiment) -> bool {
        let of_problem = match (&given.problem, &experiment.problem) {
            (Problem::Surface(given), Problem::Surface(surface)) => {
                given.key() == surface.key() && self.keeps(&given.settings, &surface.settings)
            }
            (Problem::Regression(given), Problem::Regression(fit)) => {
                self.keeps_data(&given.data, &fit.data) && self.keeps(&given.fitting, &fit.fitting)
            }
            _ => false,
        };
        of_problem
            && (self.is_open("start") || given.start == experiment.start)
            && self.keeps(&given.course, &experiment.course)
    }

    fn keeps_data(&self, given: &Data, data: &Data) -> bool {
        match (given, data) {
            (Data::Made(given), Data::Made(made)) => {
                given.key() == made.key() && self.keeps(&given.settings, &made.settings)
            }
            _ => given == data,
        }
    }

    /// Whether all that is not open is as it was `given`, or without effect.
    fn keeps(&self, given: &Settings, settings: &Settings) -> bool {
        let may_differ =
            |knob: &Knob| self.is_open(knob.key) || knob.key == BESIDE || !settings.matters(knob);
        let is_kept = |((knob, value), (_, was)): ((&Knob, &Value), (&Knob, &Value))| {
            value == was || may_differ(knob)
        };
        settings.values().zip(given.values()).all(is_kept)
    }

    fn is_open(&self, key: &str) -> bool {
        self.open.iter().any(|open| open == key)
    }
}
