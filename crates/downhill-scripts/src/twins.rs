//! A record in another library's words: the call of its twin.

use super::python::{number, text, truth};
use super::{Language, Unsayable};
use downhill::catalogue::Catalogue;
use downhill::knob::{Domain, Knob};
use downhill::settings::{Chosen, Settings, Value};
use downhill::twin::{Argument, Library, Meaning, Twin};

/// A twin that does what the chosen record does.
pub(super) struct Said {
    /// What it is called there.
    pub name: &'static str,
    /// Its arguments as they are written between parentheses.
    pub arguments: Vec<String>,
}

/// What a record's knobs are measured by.
pub(super) struct Asked<'a, T: 'static> {
    pub language: Language,
    pub chosen: &'a Chosen<T>,
    pub twins: &'static [Twin],
    /// The rate: a literal or the name of a schedule, and its value.
    pub rate: (&'a str, f64),
    /// Knobs that are said in another way.
    pub elsewhere: &'a [&'a str],
}

impl<T: Catalogue> Asked<'_, T> {
    /// The first twin that says everything.
    pub fn said(&self) -> Result<Said, Unsayable> {
        let name = self.chosen.record.entry().name;
        let mut reason = Unsayable::none(self.language, name);
        for twin in self.twins.iter().filter(|twin| Some(twin.library) == self.language.twin()) {
            match self.obstacle(twin) {
                None => return Ok(self.call(twin)),
                Some(obstacle) => reason = obstacle,
            }
        }
        Err(reason)
    }

    fn obstacle(&self, twin: &Twin) -> Option<Unsayable> {
        let settings = &self.chosen.settings;
        let typed = settings.values().any(|(_, value)| matches!(value, Value::Expression(_)));
        if typed || twin.arguments.iter().any(|it| matches!(it.1, Meaning::Formula(_))) {
            return Some(Unsayable::none(self.language, self.chosen.record.entry().name));
        }
        let unsaid = settings.iter().find(|(knob, value)| {
            settings.matters(knob)
                && !says(twin.arguments, knob)
                && !self.elsewhere.contains(&knob.key)
                && expected(twin, knob) != *value
        });
        if let Some((knob, _)) = unsaid {
            return Some(self.no_words(twin, knob));
        }
        let refused =
            twin.refuses.iter().find(|keys| keys.iter().all(|key| settings.number(key) != 0.0));
        refused.map(|[one, other]| {
            let words = [one, other].map(|key| words(settings, key)).join(" with ");
            Unsayable::new(format!("{} refuses {words}.", self.language.path(twin.name)))
        })
    }

    fn no_words(&self, twin: &Twin, knob: &Knob) -> Unsayable {
        let name = self.language.path(twin.name);
        Unsayable::new(format!(
            "{name} has no words for {}.",
            words(&self.chosen.settings, knob.key)
        ))
    }

    fn call(&self, twin: &Twin) -> Said {
        let mut arguments: Vec<String> = Vec::new();
        for (name, meaning) in twin.arguments {
            let Some(value) = self.value(name, *meaning) else { continue };
            match name.split_once('.') {
                None => arguments.push(format!("{name}={value}")),
                Some((list, "0")) => arguments.push(format!("{list}=({value}")),
                Some(_) => {
                    let first = arguments.pop().unwrap_or_default();
                    arguments.push(format!("{first}, {value})"));
                }
            }
        }
        Said { name: twin.name, arguments }
    }

    fn value(&self, name: &str, meaning: Meaning) -> Option<String> {
        let settings = &self.chosen.settings;
        match meaning {
            Meaning::Knob("learning_rate") | Meaning::InitialRate => Some(self.rate.0.to_owned()),
            Meaning::Knob(key) => Some(literal(settings, key, name)),
            Meaning::Fraction(key) => Some(number(settings.number(key) * self.rate.1)),
            Meaning::Fixed(1.0) => Some(truth(true).to_owned()),
            Meaning::Fixed(_) | Meaning::Formula(_) => None,
        }
    }
}

/// Whether an argument sets `knob`.
fn says(arguments: &[Argument], knob: &Knob) -> bool {
    arguments.iter().any(|(_, meaning)| {
        matches!(meaning, Meaning::Knob(key) | Meaning::Fraction(key) if *key == knob.key)
    })
}

fn expected(twin: &Twin, knob: &Knob) -> f64 {
    let preset = twin.presets.iter().find(|(key, _)| *key == knob.key);
    preset.map_or(knob.default, |(_, value)| *value)
}

/// Arguments that take a choice by its name; others take a truth value.
const BY_NAME: [&str; 3] = ["mode", "anneal_strategy", "threshold_mode"];

/// The argument that is left open where its knob is 0.
const NONE_AT_0: &str = "step_size_down";

/// The knob's value in Python, for the argument `name`.
fn literal(settings: &Settings, key: &str, name: &str) -> String {
    match settings.value(key) {
        Value::Number(_) if BY_NAME.contains(&name) => text(settings.variant(key)),
        Value::Number(0.0) if name == NONE_AT_0 => "None".to_owned(),
        Value::Number(value) => {
            let is_choice = |knob: &Knob| matches!(knob.domain, Domain::Choice(_));
            let choice = settings.iter().any(|(knob, _)| knob.key == key && is_choice(knob));
            if choice { truth(*value != 0.0).to_owned() } else { number(*value) }
        }
        Value::Times(times) => {
            let times: Vec<_> = times.iter().map(|time| number(*time)).collect();
            format!("[{}]", times.join(", "))
        }
        Value::Points(points) => {
            let pair = |[time, value]: &[f64; 2]| format!("{}: {}", number(*time), number(*value));
            format!("{{{}}}", points.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
        Value::Expression(expression) => text(expression.text()),
    }
}

/// The knob and what it is set to, as the page calls them.
fn words(settings: &Settings, key: &str) -> String {
    let knob = settings.knobs().iter().find(|knob| knob.key == key);
    let value = settings.number(key);
    match knob.map(|knob| (knob.name, knob.domain)) {
        Some((name, Domain::Choice(variants))) => {
            let variant = variants.iter().enumerate().find(|(index, _)| *index as f64 == value);
            format!("“{name}: {}”", variant.map_or("", |(_, variant)| variant.name))
        }
        Some((name, _)) => format!("“{name}” {}", number(value)),
        None => format!("“{key}”"),
    }
}

impl Language {
    /// The library whose twins it takes.
    fn twin(self) -> Option<Library> {
        match self {
            Self::PyTorch => Some(Library::Torch),
            Self::Optax => Some(Library::Optax),
            Self::NumPy => None,
        }
    }

    fn path(self, name: &str) -> String {
        match self {
            Self::PyTorch if name.ends_with("LR") || name.ends_with("Restarts") => {
                format!("torch.optim.lr_scheduler.{name}")
            }
            Self::PyTorch => format!("torch.optim.{name}"),
            Self::Optax => format!("optax.{name}"),
            Self::NumPy => name.to_owned(),
        }
    }
}
