//! A knob: one hyperparameter with its name, its legal values and its slider.

use crate::expression::Vocabulary;
use crate::settings::{LONGEST_LIST, Value};
pub use crate::slider::{Scale, Slider};

/// What a knob may be set to, and how a slider runs through it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Domain {
    /// A real number from `least` to `most`, both included.
    Real {
        /// The smallest legal value.
        least: f64,
        /// The largest legal value.
        most: f64,
        /// What a slider covers.
        slider: Slider,
    },
    /// A whole number from `least` to `most`, both included.
    Whole {
        /// The smallest legal value.
        least: u32,
        /// The largest legal value.
        most: u32,
        /// What a slider covers.
        slider: Slider,
    },
    /// One of a few named variants; the value is the variant's index.
    Choice(&'static [Variant]),
    /// A list of increasing times: whole numbers from 1.
    Times {
        /// The list unless said otherwise, as text.
        default: &'static str,
    },
    /// A list of increasing times, each with a number from `least` to `most`.
    Points {
        /// The smallest legal number.
        least: f64,
        /// The largest legal number.
        most: f64,
        /// The list unless said otherwise, as text.
        default: &'static str,
    },
    /// A formula that is typed.
    Expression {
        /// The names that it may use.
        vocabulary: &'static Vocabulary,
        /// The formula unless said otherwise.
        default: &'static str,
    },
}

/// The last time that a list may name.
const LAST_TIME: f64 = 1e9;

/// A variant that a [`Domain::Choice`] offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// How it is written in an experiment.
    pub key: &'static str,
    /// How it is shown.
    pub name: &'static str,
}

/// What another knob must be set to for a knob to have an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company {
    /// The choice to this variant.
    Variant(&'static str),
    /// The number to more than 0.
    Positive,
    /// The formula to one in which this variable stands.
    Uses(&'static str),
}

/// One hyperparameter of a catalogue record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knob {
    /// How it is written in an experiment, by `PyTorch`'s name where there is one.
    pub key: &'static str,
    /// Its symbol in formulas, as LaTeX.
    pub symbol: &'static str,
    /// Its label beside the slider.
    pub name: &'static str,
    /// What it may be.
    pub domain: Domain,
    /// What it is unless said otherwise; for a choice, the index of the variant; 0 for a list or a
    /// formula, for which see [`Knob::initial`].
    pub default: f64,
    /// The other knob and what that must be set to for this one to have an effect, if there is one.
    pub only_with: Option<(&'static str, Company)>,
    /// Whether it stands in front, or behind “more”.
    pub front: bool,
}

/// A bound in words: `1e9` is read more easily than its zeros.
fn brief(bound: f64) -> String {
    if bound.abs() >= 1e6 { format!("{bound:e}") } else { bound.to_string() }
}

impl Knob {
    const fn new(key: &'static str, default: f64, domain: Domain) -> Self {
        Self { key, symbol: key, name: key, domain, default, only_with: None, front: true }
    }

    /// A real knob whose slider covers `from` to `to`.
    pub const fn real(
        key: &'static str,
        default: f64,
        allowed: (f64, f64),
        slider: Slider,
    ) -> Self {
        let domain = Domain::Real { least: allowed.0, most: allowed.1, slider };
        Self::new(key, default, domain)
    }

    /// A whole knob whose slider covers `from` to `to`.
    pub const fn whole(
        key: &'static str,
        default: u32,
        allowed: (u32, u32),
        slider: Slider,
    ) -> Self {
        let domain = Domain::Whole { least: allowed.0, most: allowed.1, slider };
        Self::new(key, default as f64, domain)
    }

    /// A choice among variants, of which the first is the default.
    pub const fn choice(key: &'static str, variants: &'static [Variant]) -> Self {
        Self::new(key, 0.0, Domain::Choice(variants))
    }

    /// A list of increasing times.
    pub const fn times(key: &'static str, default: &'static str) -> Self {
        Self::new(key, 0.0, Domain::Times { default })
    }

    /// A list of increasing times with a number each.
    pub const fn points(key: &'static str, default: &'static str, allowed: (f64, f64)) -> Self {
        Self::new(key, 0.0, Domain::Points { least: allowed.0, most: allowed.1, default })
    }

    /// A formula that is typed.
    pub const fn expression(
        key: &'static str,
        default: &'static str,
        vocabulary: &'static Vocabulary,
    ) -> Self {
        Self::new(key, 0.0, Domain::Expression { vocabulary, default })
    }

    /// The same knob with its label and its symbol (LaTeX).
    pub const fn named(self, name: &'static str, symbol: &'static str) -> Self {
        Self { symbol, name, ..self }
    }

    /// The same knob, of effect only where the choice `key` is set to `variant`.
    pub const fn only_with(self, key: &'static str, variant: &'static str) -> Self {
        Self { only_with: Some((key, Company::Variant(variant))), ..self }
    }

    /// The same knob, of effect only where the number `key` is more than 0.
    pub const fn only_beside(self, key: &'static str) -> Self {
        Self { only_with: Some((key, Company::Positive)), ..self }
    }

    /// The same knob, of effect only where `variable` stands in the formula `key`.
    pub const fn only_where(self, key: &'static str, variable: &'static str) -> Self {
        Self { only_with: Some((key, Company::Uses(variable))), ..self }
    }

    /// The same knob, behind “more”.
    pub const fn behind(self) -> Self {
        Self { front: false, ..self }
    }

    /// The same knob with another default.
    pub const fn starting_at(self, default: f64) -> Self {
        Self { default, ..self }
    }

    /// The slider, where the knob is a number.
    pub const fn slider(&self) -> Option<Slider> {
        match self.domain {
            Domain::Real { slider, .. } | Domain::Whole { slider, .. } => Some(slider),
            _ => None,
        }
    }

    /// What it is unless said otherwise.
    ///
    /// # Panics
    /// If the record's default is not legal: a slip in the record, not in a user's text.
    pub fn initial(&self) -> Value {
        match self.domain {
            Domain::Times { default }
            | Domain::Points { default, .. }
            | Domain::Expression { default, .. } => {
                Value::read(self, default).unwrap_or_else(|complaint| panic!("{complaint}"))
            }
            _ => Value::Number(self.default),
        }
    }

    /// Whether the number `value` is legal.
    pub fn allows(&self, value: f64) -> bool {
        match self.domain {
            Domain::Real { least, most, .. } => (least..=most).contains(&value),
            Domain::Whole { least, most, .. } => {
                libm::trunc(value) == value && (f64::from(least)..=f64::from(most)).contains(&value)
            }
            Domain::Choice(variants) => (0..variants.len()).any(|index| index as f64 == value),
            _ => false,
        }
    }

    /// Whether `value` is legal, of whatever kind it is.
    pub fn accepts(&self, value: &Value) -> bool {
        match (self.domain, value) {
            (_, Value::Number(number)) => self.allows(*number),
            (Domain::Times { .. }, Value::Times(times)) => are_times(times, 1.0),
            (Domain::Points { least, most, .. }, Value::Points(points)) => {
                let times: Vec<_> = points.iter().map(|[time, _]| *time).collect();
                are_times(&times, 0.0)
                    && points.iter().all(|[_, number]| (least..=most).contains(number))
            }
            (Domain::Expression { vocabulary, .. }, Value::Expression(expression)) => {
                expression.vocabulary() == vocabulary
            }
            _ => false,
        }
    }

    /// What is legal, in words for a message.
    pub fn allowed(&self) -> String {
        match self.domain {
            Domain::Real { least, most, .. } => {
                format!("a number from {} to {}", brief(least), brief(most))
            }
            Domain::Whole { least, most, .. } => format!("a whole number from {least} to {most}"),
            Domain::Choice(variants) => {
                let keys: Vec<_> = variants.iter().map(|variant| variant.key).collect();
                format!("one of {}", keys.join(", "))
            }
            Domain::Times { .. } => {
                format!("up to {LONGEST_LIST} increasing whole numbers, separated by commas")
            }
            Domain::Points { least, most, .. } => format!(
                "up to {LONGEST_LIST} pairs time:number, separated by commas, with increasing \
                 whole times and numbers from {least} to {most}"
            ),
            Domain::Expression { vocabulary, .. } => {
                format!("a formula of {}", vocabulary.variables.join(", "))
            }
        }
    }
}

/// Whether `times` are increasing whole numbers from `least`, at least one and not too many.
fn are_times(times: &[f64], least: f64) -> bool {
    let legal = |time: &f64| libm::trunc(*time) == *time && (least..=LAST_TIME).contains(time);
    (1..=LONGEST_LIST).contains(&times.len())
        && times.iter().all(legal)
        && times.is_sorted_by(|earlier, later| earlier < later)
}
