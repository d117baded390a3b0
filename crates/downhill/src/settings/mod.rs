//! Settings: a value for each knob of a record, and the record with its settings.

mod value;

pub use value::{LONGEST_LIST, Value};

use std::borrow::Cow;

use crate::catalogue::Catalogue;
use crate::complaint::Complaint;
use crate::expression::Expression;
use crate::knob::{Company, Domain, Knob};
use crate::notation::parts;

/// A legal value for each of a list of knobs.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    knobs: &'static [Knob],
    values: Vec<Value>,
}

impl Settings {
    /// The defaults of `knobs`.
    pub fn of(knobs: &'static [Knob]) -> Self {
        Self { knobs, values: knobs.iter().map(Knob::initial).collect() }
    }

    /// The knobs, in the order of their values.
    pub fn knobs(&self) -> &'static [Knob] {
        self.knobs
    }

    /// Each knob with its value.
    pub fn values(&self) -> impl Iterator<Item = (&'static Knob, &Value)> + '_ {
        self.knobs.iter().zip(&self.values)
    }

    /// Each knob that is a number or a choice, with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Knob, f64)> + '_ {
        self.values().filter_map(|(knob, value)| match value {
            Value::Number(number) => Some((knob, *number)),
            _ => None,
        })
    }

    /// Each knob that is not at its default, with its value as text.
    pub fn changed(&self) -> impl Iterator<Item = (&'static Knob, String)> + '_ {
        let changed = self.values().filter(|(knob, value)| knob.initial() != **value);
        changed.map(|(knob, value)| (knob, value.print(knob)))
    }

    /// The value of the knob `key`.
    ///
    /// # Panics
    /// If the record has no such knob: a slip in the record, not in a user's text.
    pub fn value(&self, key: &str) -> &Value {
        let value = self.values().find(|(knob, _)| knob.key == key).map(|(_, value)| value);
        value.unwrap_or_else(|| panic!("no knob {key}"))
    }

    /// Whether `knob` has an effect beside the other settings.
    pub fn matters(&self, knob: &Knob) -> bool {
        knob.only_with.is_none_or(|(key, company)| match company {
            Company::Variant(variant) => self.variant(key) == variant,
            Company::Positive => self.number(key) > 0.0,
            Company::Uses(variable) => self.expression(key).arguments().contains(&variable),
        })
    }

    /// What `knob` is called beside the other settings: the name of a formula that lists all of its
    /// variables, such as “f(x, y) =”, lists those that it depends on.
    pub fn name(&self, knob: &Knob) -> Cow<'static, str> {
        match self.value(knob.key) {
            Value::Expression(formula) => {
                let all = list(formula.vocabulary().variables);
                knob.name.replacen(&all, &list(formula.arguments()), 1).into()
            }
            _ => knob.name.into(),
        }
    }

    /// The value of the knob `key`, if there is such a knob and it is a number.
    pub fn get(&self, key: &str) -> Option<f64> {
        self.iter().find(|(knob, _)| knob.key == key).map(|(_, value)| value)
    }

    /// The value of the knob `key`.
    ///
    /// # Panics
    /// If the record has no such knob: a slip in the record, not in a user's text.
    pub fn number(&self, key: &str) -> f64 {
        self.get(key).unwrap_or_else(|| panic!("no knob {key}"))
    }

    /// The value of the knob `key` as a count; see [`Settings::number`].
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole knob is a u32"
    )]
    pub fn count(&self, key: &str) -> usize {
        self.number(key) as usize
    }

    /// The key of the variant that the choice `key` is set to; see [`Settings::number`].
    ///
    /// # Panics
    /// If the record has no such choice.
    pub fn variant(&self, key: &str) -> &'static str {
        let index = self.count(key);
        let knob = self.knobs.iter().find(|knob| knob.key == key);
        match knob.map(|knob| knob.domain) {
            Some(Domain::Choice(variants)) => variants[index].key,
            _ => panic!("{key} is no choice"),
        }
    }

    /// The times that the knob `key` lists; see [`Settings::value`].
    ///
    /// # Panics
    /// If the record has no such list.
    pub fn times(&self, key: &str) -> &[f64] {
        match self.value(key) {
            Value::Times(times) => times,
            _ => panic!("{key} is no list of times"),
        }
    }

    /// The points that the knob `key` lists; see [`Settings::value`].
    ///
    /// # Panics
    /// If the record has no such list.
    pub fn points(&self, key: &str) -> &[[f64; 2]] {
        match self.value(key) {
            Value::Points(points) => points,
            _ => panic!("{key} is no list of points"),
        }
    }

    /// The formula that the knob `key` is set to; see [`Settings::value`].
    ///
    /// # Panics
    /// If the record has no such formula.
    pub fn expression(&self, key: &str) -> &Expression {
        match self.value(key) {
            Value::Expression(expression) => expression,
            _ => panic!("{key} is no formula"),
        }
    }

    /// Sets the knob `key` to the number `value`.
    ///
    /// # Errors
    /// As [`Settings::put`].
    pub fn set(&mut self, key: &str, value: f64) -> Result<(), Complaint> {
        self.put(key, Value::Number(value))
    }

    /// Sets the knob `key` to `value`.
    ///
    /// # Errors
    /// A [`Complaint`] if there is no such knob or it does not allow the value; nothing changes then.
    pub fn put(&mut self, key: &str, value: Value) -> Result<(), Complaint> {
        let index = self.index(key)?;
        let knob = &self.knobs[index];
        if !knob.accepts(&value) {
            let given = match value {
                Value::Number(number) => number.to_string(),
                other => other.print(knob),
            };
            return Err(Complaint::new(key, given, knob.allowed()));
        }
        self.values[index] = value;
        Ok(())
    }

    /// Sets the knob `key` to what `text` says: a number, a variant's key, a list or a formula.
    ///
    /// # Errors
    /// As [`Settings::put`], and if the text cannot be read; then with the place of the mistake in
    /// a formula.
    pub fn read(&mut self, key: &str, text: &str) -> Result<(), Complaint> {
        let index = self.index(key)?;
        self.values[index] = Value::read(&self.knobs[index], text)?;
        Ok(())
    }

    fn index(&self, key: &str) -> Result<usize, Complaint> {
        let found = self.knobs.iter().position(|knob| knob.key == key);
        found.ok_or_else(|| {
            let keys: Vec<_> = self.knobs.iter().map(|knob| knob.key).collect();
            Complaint::new(key, key, format!("one of {}", keys.join(", ")))
        })
    }
}

/// Variables as the arguments of a function.
fn list(variables: &[&str]) -> String {
    format!("({})", variables.join(", "))
}

/// What the number `value` is called in an experiment's text.
pub fn print(knob: &Knob, value: f64) -> String {
    Value::Number(value).print(knob)
}

/// A catalogue record with its knobs set.
#[derive(Debug)]
pub struct Chosen<T: 'static> {
    /// The record.
    pub record: &'static T,
    /// Its settings.
    pub settings: Settings,
}

impl<T: Catalogue> Chosen<T> {
    /// The record with its defaults.
    pub fn new(record: &'static T) -> Self {
        Self { record, settings: Settings::of(record.entry().knobs) }
    }

    /// The record with this key, with its defaults.
    ///
    /// # Errors
    /// A [`Complaint`] that lists the keys there are.
    pub fn named(key: &str) -> Result<Self, Complaint> {
        T::find(key).map(Self::new)
    }

    /// The same with the knob `key` set to `value`.
    ///
    /// # Errors
    /// As [`Settings::set`].
    pub fn with(mut self, key: &str, value: f64) -> Result<Self, Complaint> {
        self.settings.set(key, value).map(|()| self)
    }

    /// The parts of the record's formula as LaTeX, but for those about knobs without effect.
    pub fn formulas(&self) -> impl Iterator<Item = &'static str> {
        let idle = self.settings.knobs.iter().filter(|knob| !self.settings.matters(knob));
        let idle: Vec<_> = idle.map(|knob| knob.symbol).collect();
        let is_idle = move |part: &&str| idle.iter().any(|symbol| part.contains(symbol));
        parts(self.record.entry().formula).filter(move |part| !is_idle(part))
    }

    /// The record's key.
    pub fn key(&self) -> &'static str {
        self.record.entry().key
    }
}

impl<T> Clone for Chosen<T> {
    fn clone(&self) -> Self {
        Self { record: self.record, settings: self.settings.clone() }
    }
}

impl<T: Catalogue> PartialEq for Chosen<T> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key() && self.settings == other.settings
    }
}
