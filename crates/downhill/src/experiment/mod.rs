//! An experiment: a problem, where to start, how long to run, and the runs that compete. It is a
//! line of text, and the text is the experiment.
//!
//! ```text
//! surface=rosenbrock;start=-1.5,2;steps=400&run=adam;learning_rate=0.05&run=sgd;momentum=0.9
//! ```
//!
//! Sections are separated by `&`: the problem first, then a section for each run. A section is
//! `key=value` pairs separated by `;`, a list's entries are separated by `,`. What stands at its
//! default is left out. A value may be percent-encoded.

mod difference;
mod fitted;
mod fitting;
mod origin;
pub(crate) mod pairs;
mod plan;
mod problem;
mod task;
mod title;

use std::fmt;
use std::str::FromStr;

pub use fitting::FITTING;
pub use origin::origins;
pub use pairs::{Pairs, write_pair};
pub use plan::{ALL_ROWS, Plan, TRAINING};
pub use problem::{Data, OwnData, Problem, Regression};
pub use task::{HeldOut, Task};

use crate::catalogue::Catalogue;
use crate::complaint::Complaint;
use crate::decimal;
use crate::knob::{Knob, Slider, Variant};
use crate::optimizer::Optimizer;
use crate::settings::{Chosen, Settings};
use crate::surface::Surface;
use pairs::{keys, write_settings};

/// The most runs that an experiment may have.
pub const MOST_RUNS: usize = 8;

/// The farthest from zero that a start may be.
const FARTHEST: f64 = 1e9;

/// The knobs of an experiment as a whole.
pub const COURSE: &[Knob] = &[
    Knob::whole("steps", 1000, (1, 10_000_000), Slider::logarithmic(10.0, 100_000.0))
        .named("Steps", "K"),
    Knob::whole("batch_seed", 1, (0, u32::MAX), Slider::linear(0.0, 100.0))
        .named("Random seed", "s")
        .behind(),
    Knob::choice(
        "batch_order",
        &[
            Variant { key: "each-epoch", name: "Reshuffled each epoch" },
            Variant { key: "once", name: "Shuffled once" },
        ],
    )
    .named("Batch order", r"\text{order}")
    .behind(),
    Knob::choice(
        "full_loss",
        &[
            Variant { key: "automatic", name: "Where a curve shows it" },
            Variant { key: "every", name: "At every update" },
        ],
    )
    .named("Loss over all rows", r"\text{loss}")
    .behind(),
];

/// A problem, a start, a course and the runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Experiment {
    /// What is descended.
    pub problem: Problem,
    /// Where the runs start; nothing for the problem's own start.
    pub start: Option<Vec<f64>>,
    /// How long the runs are and how batches are drawn: [`COURSE`].
    pub course: Settings,
    /// The runs.
    pub plans: Vec<Plan>,
}

impl Experiment {
    /// A problem with no run yet.
    pub fn new(problem: Problem) -> Self {
        Self { problem, start: None, course: Settings::of(COURSE), plans: Vec::new() }
    }

    /// The number of updates of each run.
    pub fn steps(&self) -> u64 {
        self.course.count("steps") as u64
    }

    fn print_problem(&self) -> String {
        let mut section = self.problem.print();
        if let Some(start) = &self.start {
            let numbers: Vec<_> = start.iter().map(f64::to_string).collect();
            write_pair(&mut section, "start", &numbers.join(","));
        }
        write_settings(&mut section, "", &self.course);
        section
    }

    fn parse_problem(section: &str) -> Result<Self, Complaint> {
        let mut pairs = Pairs::parse(section)?;
        let mut experiment = Self::new(Problem::take(&mut pairs)?);
        let given = pairs.take("start").map(|text| start(&text)).transpose()?;
        pairs.take_settings(&mut experiment.course, "")?;
        let mut allowed = experiment.problem.keys();
        allowed.push("start".to_owned());
        allowed.extend(keys("", &experiment.course));
        pairs.finish(&allowed)?;
        experiment.start = given.map(|given| experiment.problem.start(given)).transpose()?;
        Ok(experiment)
    }
}

/// Refuses a start of another dimension than the problem's.
fn check_dimension(start: &[f64], dimension: usize) -> Result<(), Complaint> {
    if start.len() == dimension {
        return Ok(());
    }
    let allowed = format!("{}, one for each parameter", numbers(dimension));
    Err(Complaint::new("start", numbers(start.len()), allowed))
}

fn numbers(count: usize) -> String {
    format!("{count} number{}", if count == 1 { "" } else { "s" })
}

fn start(text: &str) -> Result<Vec<f64>, Complaint> {
    let number = |part: &str| decimal::read(&part.trim().replace('−', "-"));
    let legal = |value: &f64| value.abs() <= FARTHEST;
    let numbers: Option<Vec<f64>> =
        text.split(',').map(|part| number(part).filter(legal)).collect();
    let allowed = format!("numbers from −{FARTHEST} to {FARTHEST}, separated by commas");
    numbers.ok_or_else(|| Complaint::new("start", text, allowed))
}

impl fmt::Display for Experiment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print_problem())?;
        self.plans.iter().try_for_each(|plan| write!(f, "&{}", plan.print()))
    }
}

impl FromStr for Experiment {
    type Err = Complaint;

    fn from_str(text: &str) -> Result<Self, Complaint> {
        let mut sections = text.trim().split('&').filter(|section| !section.is_empty());
        let mut experiment = Self::parse_problem(sections.next().unwrap_or_default())?;
        experiment.plans = sections.map(Plan::parse).collect::<Result<_, _>>()?;
        match experiment.plans.len() {
            0..=MOST_RUNS => Ok(experiment),
            runs => Err(Complaint::new(
                "run",
                format!("{runs} runs"),
                format!("at most {MOST_RUNS} runs"),
            )),
        }
    }
}

impl Default for Experiment {
    /// What a first visit shows: gradient descent, momentum and Adam in one narrow valley.
    fn default() -> Self {
        const WELCOME: &str = "surface=rosenbrock;start=-1.45,2.4;steps=1000\
            &run=sgd;name=Gradient%20descent;learning_rate=0.0005\
            &run=sgd;name=SGD,%20momentum%200.9;learning_rate=0.0005;momentum=0.9\
            &run=adam;learning_rate=0.05";
        WELCOME.parse().unwrap_or_else(|_| {
            let problem = Problem::Surface(Chosen::new(Surface::first()));
            Self { plans: vec![Plan::new(Chosen::new(Optimizer::first()))], ..Self::new(problem) }
        })
    }
}
