//! A plan: one run's optimizer, schedule and batches.

use super::pairs::{Pairs, keys, write_chosen, write_pair, write_settings};
use crate::catalogue::Catalogue;
use crate::complaint::Complaint;
use crate::knob::{Knob, Slider, Variant};
use crate::optimizer::Optimizer;
use crate::run::Slope;
use crate::schedule::Schedule;
use crate::settings::{Chosen, Settings};

/// How one run of an experiment descends.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The name that the user gave it; empty for the optimizer's own.
    pub name: String,
    /// The optimizer.
    pub optimizer: Chosen<Optimizer>,
    /// The schedule of the learning rate.
    pub schedule: Chosen<Schedule>,
    /// What is common to all optimizers: [`TRAINING`].
    pub training: Settings,
}

/// A batch that takes in all rows, however many there are.
pub const ALL_ROWS: u32 = 1_000_000_000;

/// What such a batch is called.
pub(super) const ALL_ROWS_NAME: &str = "all rows";

/// The longest name of a run.
const LONGEST_NAME: usize = 60;

/// The knobs that every run has.
pub const TRAINING: &[Knob] = &[
    Knob::whole("batch", ALL_ROWS, (1, ALL_ROWS), Slider::logarithmic(1.0, 1e4))
        .named("Batch size", "B"),
    Knob::real("clip", 0.0, (0.0, 1e12), Slider::linear(0.0, 10.0))
        .named("Clip ‖g‖ at (0: off)", "c"),
    Knob::real("noise", 0.0, (0.0, 1e6), Slider::linear(0.0, 1.0))
        .named("Noise on g (0: off)", r"\sigma"),
    Knob::choice(
        "per",
        &[Variant { key: "update", name: "Updates" }, Variant { key: "epoch", name: "Epochs" }],
    )
    .named("Decay counts", "t"),
];

impl Plan {
    /// The optimizer with its defaults, at a constant rate, on all rows.
    pub fn new(optimizer: Chosen<Optimizer>) -> Self {
        let schedule = Chosen::new(Schedule::first());
        Self { name: String::new(), optimizer, schedule, training: Settings::of(TRAINING) }
    }

    /// Whether both make the same steps: whether they differ in nothing but their name.
    pub fn same_course(&self, other: &Self) -> bool {
        let renamed = Self { name: other.name.clone(), ..self.clone() };
        renamed == *other
    }

    /// The initial learning rate.
    pub fn learning_rate(&self) -> f64 {
        self.optimizer.settings.number("learning_rate")
    }

    /// What the optimizer's symbols (LaTeX) stand for in the update that `slope` is known of: its
    /// knobs, but for the rate and the momentum that the schedule has come to.
    pub fn numbers(&self, slope: &Slope) -> Vec<(&'static str, f64)> {
        let settings = &self.optimizer.settings;
        let is_number = |knob: &Knob| knob.slider().is_some() && settings.matters(knob);
        let now = |(knob, value): (&'static Knob, f64)| {
            let value = match knob.key {
                "learning_rate" => slope.rate,
                "momentum" | "beta1" => slope.momentum.unwrap_or(value),
                _ => value,
            };
            (knob.symbol, value)
        };
        settings.iter().filter(|(knob, _)| is_number(knob)).map(now).collect()
    }

    pub(super) fn parse(section: &str) -> Result<Self, Complaint> {
        let mut pairs = Pairs::parse(section)?;
        let missing = || Complaint::new("run", section, "run=… with an optimizer");
        let mut plan = Self::new(pairs.take_chosen("run", "").ok_or_else(missing)??);
        plan.name = name(pairs.take("name").unwrap_or_default())?;
        if let Some(schedule) = pairs.take_chosen("schedule", "schedule.") {
            plan.schedule = schedule?;
        }
        pairs.take_settings(&mut plan.training, "")?;
        pairs.finish(&plan.keys())?;
        Ok(plan)
    }

    fn keys(&self) -> Vec<String> {
        let heads = ["run", "name", "schedule"].map(String::from);
        let knobs =
            keys("", &self.optimizer.settings).chain(keys("schedule.", &self.schedule.settings));
        heads.into_iter().chain(knobs).chain(keys("", &self.training)).collect()
    }

    pub(super) fn print(&self) -> String {
        let mut section = String::new();
        write_chosen(&mut section, "run", "", &self.optimizer);
        if !self.name.is_empty() {
            write_pair(&mut section, "name", &self.name);
        }
        if self.schedule.key() != "constant" {
            write_chosen(&mut section, "schedule", "schedule.", &self.schedule);
        }
        write_settings(&mut section, "", &self.training);
        section
    }
}

fn name(text: String) -> Result<String, Complaint> {
    if text.chars().count() <= LONGEST_NAME {
        return Ok(text);
    }
    Err(Complaint::new("name", text, format!("a name of at most {LONGEST_NAME} characters")))
}
