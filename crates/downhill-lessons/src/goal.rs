//! Goals: what is true of an experiment and its films when a task is done.
//!
//! ```text
//! best loss of run 1 < 1e-6 within 1 step      also <=, >, >=, and without a limit
//! last loss of run 1 < last loss of run 2
//! last loss of run 1 < first loss of run 1     the first is the loss at the start
//! last held-out loss of run 1 < 0.1            also: best held-out loss
//! parameter 1 of run 2 between 2.9 and 3.1     at the last step
//! start 1 of run 2 = 0                         the parameter at the first step
//! parameters of run 1 = 2                      how many there are
//! rate of run 1 at step 0 between 0.19 and 0.21
//! last rate of run 1 < 0.1                     of the last update
//! learning_rate of run 1 between 0.9 and 1
//! momentum of run 2 = 0.9
//! condition <= 10                              a knob of the problem or of the course
//! schedule of run 1 is cosine                  also: optimizer of run 1 is adam
//! scaling is standard                          also: loss is not squared
//! run 2 diverges
//! run 2 does not diverge
//! only beta2 and schedule of run 2 changed     all else of the run is as in the lesson
//! nothing of run 1 changed
//! only steps and start changed                 all else of the problem, start and course
//! ```

use std::str::FromStr;

use super::quantity::{Quantity, Setting};
use super::scope::Scope;
use super::words::Words;
use downhill::complaint::Complaint;
use downhill::experiment::Experiment;
use downhill::film::Film;

/// What was made of a lesson's experiment.
#[derive(Debug, Clone, Copy)]
pub struct Trial<'a> {
    /// What the lesson begins with.
    pub given: &'a Experiment,
    /// What it is now.
    pub experiment: &'a Experiment,
    /// The films of its runs, as far as they are recorded.
    pub films: &'a [&'a Film],
}

/// Something that is true or not of an experiment and its films.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal(Condition);

#[derive(Debug, Clone, PartialEq)]
enum Condition {
    Compared { left: Quantity, sign: Sign, right: Quantity },
    Between { quantity: Quantity, least: f64, most: f64 },
    Is { setting: Setting, text: String, does: bool },
    Diverges { run: usize, does: bool },
    Kept(Scope),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
}

const SIGNS: [(&str, Sign); 5] = [
    ("<", Sign::Less),
    ("<=", Sign::AtMost),
    (">", Sign::More),
    (">=", Sign::AtLeast),
    ("=", Sign::Equal),
];

impl Goal {
    /// Whether it is met, as far as the films of the experiment's runs are recorded.
    pub fn is_met(&self, trial: &Trial<'_>) -> bool {
        let Trial { given, experiment, films } = *trial;
        let value = |quantity: &Quantity| quantity.value(experiment, films);
        match &self.0 {
            Condition::Compared { left, sign, right } => {
                let both = value(left).zip(value(right));
                both.is_some_and(|(left, right)| sign.holds(left, right))
            }
            Condition::Between { quantity, least, most } => {
                value(quantity).is_some_and(|value| (*least..=*most).contains(&value))
            }
            Condition::Is { setting, text, does } => {
                setting.text(experiment).is_some_and(|set| (set == *text) == *does)
            }
            Condition::Kept(scope) => scope.holds(given, experiment),
            Condition::Diverges { run, does } => films.get(*run).is_some_and(|film| {
                let ended = film.reel.divergence.is_some() || film.last() == experiment.steps();
                ended && film.reel.divergence.is_some() == *does
            }),
        }
    }
}

impl Sign {
    fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
            Self::Equal => left == right,
        }
    }
}

impl FromStr for Goal {
    type Err = Complaint;

    fn from_str(line: &str) -> Result<Self, Complaint> {
        let allowed = "such as: best loss of run 1 < 1e-6 within 1 step; learning_rate of run 1 \
            between 0.9 and 1; schedule of run 1 is cosine; run 2 diverges";
        Words::read(line, condition).map(Self).ok_or_else(|| Complaint::new("goal", line, allowed))
    }
}

fn condition(words: &mut Words<'_>) -> Option<Condition> {
    if words.take("run") {
        let run = words.index()?;
        let does = words.take("diverges");
        return (does || words.take("does not diverge"))
            .then_some(Condition::Diverges { run, does });
    }
    if let Some(scope) = Scope::take(words) {
        return Some(Condition::Kept(scope));
    }
    let mut left = Quantity::take(words)?;
    if words.take("between") {
        let least = words.number()?;
        let most = words.take("and").then(|| words.number())??;
        return Some(Condition::Between { quantity: left, least, most });
    }
    if words.take("is") {
        let Quantity::Setting(setting) = left else { return None };
        let does = !words.take("not");
        return Some(Condition::Is { setting, text: words.next()?.to_owned(), does });
    }
    let sign = SIGNS.iter().find(|(sign, _)| words.take(sign))?.1;
    let mut right = Quantity::take(words)?;
    if words.take("within") {
        let steps = words.value()?;
        let in_steps = words.take("steps") || words.take("step");
        let limited = left.limit(steps) | right.limit(steps);
        return (in_steps && limited).then_some(Condition::Compared { left, sign, right });
    }
    Some(Condition::Compared { left, sign, right })
}
