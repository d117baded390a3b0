//! From a library's name and arguments to a record with its knobs, by the record's twins.

use downhill::catalogue::Catalogue;
use downhill::optimizer::Optimizer;
use downhill::schedule::Schedule;
use downhill::settings::Chosen;
use downhill::twin::{Library, Meaning, Twin};
use serde_json::{Map, Value};

use super::json::{Obstacle, Part, number, text};

/// A record that other libraries have too.
pub trait Twinned: Catalogue {
    fn twins(&self) -> &'static [Twin];
}

impl Twinned for Optimizer {
    fn twins(&self) -> &'static [Twin] {
        self.twins
    }
}

impl Twinned for Schedule {
    fn twins(&self) -> &'static [Twin] {
        self.twins
    }
}

/// A name with arguments, as a library writes it.
#[derive(Debug, Clone)]
pub struct Call {
    pub library: Library,
    pub name: String,
    /// The arguments.
    pub arguments: Vec<(String, Value)>,
}

/// A call in the core's words.
#[derive(Debug, Clone)]
pub struct Translation<T: 'static> {
    pub chosen: Chosen<T>,
    pub twin: &'static Twin,
    /// The rate that a schedule starts from.
    pub initial: Option<f64>,
}

/// The library that a file names.
pub fn library(name: &str) -> Part<Library> {
    match name.split([' ', '.']).next() {
        Some("torch") => Ok(Library::Torch),
        Some("optax") => Ok(Library::Optax),
        _ => Err(Obstacle::unknown(format!("the library {name}"))),
    }
}

impl Call {
    pub fn new(library: Library, object: &Map<String, Value>) -> Part<Self> {
        let name = object.get("name").ok_or_else(|| Obstacle::broken("name is missing"))?;
        let arguments = object.iter().filter(|(key, _)| !["name", "library"].contains(&&***key));
        let arguments = arguments.map(|(key, value)| (key.clone(), value.clone())).collect();
        Ok(Self { library, name: text(name)?.to_owned(), arguments })
    }

    pub fn get(&self, key: &str) -> Option<&Value> {
        self.arguments.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The record that this is, with its knobs. `initial` is the rate that a schedule starts from,
    /// unless the library gives it to the schedule.
    pub fn translate<T: Twinned>(&self, initial: Option<f64>) -> Part<Translation<T>> {
        let same = |twin: &&Twin| twin.library == self.library && twin.name == self.name;
        let mut reason = format!("the {} {} of {:?}", T::KIND, self.name, self.library);
        for record in T::all() {
            for twin in record.twins().iter().filter(same) {
                match self.as_twin(record, twin, initial) {
                    Err(Obstacle::Unknown(what)) => reason = format!("{}: {what}", self.name),
                    translation => return translation,
                }
            }
        }
        Err(Obstacle::Unknown(reason))
    }

    fn as_twin<T: Twinned>(
        &self,
        record: &'static T,
        twin: &'static Twin,
        initial: Option<f64>,
    ) -> Part<Translation<T>> {
        let initial = self.initial(twin).or(initial);
        let mut chosen = Chosen::new(record);
        for (key, value) in twin.presets {
            chosen.settings.set(key, *value)?;
        }
        for (key, value) in self.arguments_of(twin) {
            let known = twin.arguments.iter().find(|(known, _)| *known == key);
            let (_, meaning) =
                known.ok_or_else(|| Obstacle::unknown(format!("{key} = {value}")))?;
            match meant(*meaning, (&key, &value), initial)? {
                Some((knob, Given::Number(number))) => chosen.settings.set(knob, number)?,
                Some((knob, Given::Text(text))) => chosen.settings.read(knob, &text)?,
                None => {}
            }
        }
        Ok(Translation { chosen, twin, initial })
    }

    /// The arguments; the entries of a list `betas` are `betas.0`, `betas.1` unless the twin knows
    /// it as one.
    fn arguments_of(&self, twin: &Twin) -> Vec<(String, Value)> {
        let knows = |key: &str| twin.arguments.iter().any(|(known, _)| *known == key);
        let pieces = |(key, value): &(String, Value)| {
            if knows(key) { vec![(key.clone(), value.clone())] } else { flat(key, value) }
        };
        self.arguments.iter().flat_map(pieces).collect()
    }

    fn initial(&self, twin: &Twin) -> Option<f64> {
        let mut arguments = twin.arguments.iter();
        let (key, _) = arguments.find(|(_, meaning)| *meaning == Meaning::InitialRate)?;
        self.get(key)?.as_f64()
    }
}

fn flat(key: &str, value: &Value) -> Vec<(String, Value)> {
    match value.as_array() {
        None => vec![(key.to_owned(), value.clone())],
        Some(items) => {
            let named = |(index, item): (usize, &Value)| (format!("{key}.{index}"), item.clone());
            items.iter().enumerate().map(named).collect()
        }
    }
}

/// What a knob is to be set to: a number, or a text that it reads.
#[derive(Debug, Clone, PartialEq)]
enum Given {
    Number(f64),
    Text(String),
}

impl Given {
    fn of(value: &Value) -> Part<Self> {
        match value {
            Value::String(text) => Ok(Self::Text(text.clone())),
            Value::Array(items) => Ok(Self::Text(join(items.iter().map(Value::to_string)))),
            Value::Object(pairs) => {
                let mut pairs: Vec<_> = pairs.iter().collect();
                pairs.sort_by_key(|(time, _)| time.parse::<u64>().unwrap_or(0));
                Ok(Self::Text(join(pairs.iter().map(|(time, value)| format!("{time}:{value}")))))
            }
            _ => number(value).map(Self::Number),
        }
    }
}

fn join(entries: impl Iterator<Item = String>) -> String {
    entries.collect::<Vec<_>>().join(",")
}

/// The knob that an argument sets, and its value.
fn meant(
    meaning: Meaning,
    (key, value): (&str, &Value),
    initial: Option<f64>,
) -> Part<Option<(&'static str, Given)>> {
    let differs = || Obstacle::unknown(format!("{key} = {value}"));
    match meaning {
        // Python's None: not given.
        _ if value.is_null() => Ok(None),
        Meaning::Knob(knob) => Ok(Some((knob, Given::of(value)?))),
        Meaning::Fraction(knob) => {
            let initial = initial.ok_or_else(|| Obstacle::broken("there is no initial rate"))?;
            Ok(Some((knob, Given::Number(number(value)? / initial))))
        }
        Meaning::Fixed(only) if number(value).is_ok_and(|value| value == only) => Ok(None),
        Meaning::Fixed(_) => Err(differs()),
        Meaning::InitialRate => Ok(None),
        Meaning::Formula(formula) => read(formula, text(value)?).ok_or_else(differs),
    }
}

/// Reads `text` as `formula`, which has at most one knob in braces: nothing if it is another one.
#[expect(clippy::option_option, reason = "another formula, no knob, or a knob")]
fn read(formula: &'static str, text: &str) -> Option<Option<(&'static str, Given)>> {
    let text = text.replace(' ', "");
    let Some((before, rest)) = formula.split_once('{') else {
        return (formula == text).then_some(None);
    };
    let (knob, behind) = rest.split_once('}')?;
    let value = text.strip_prefix(before)?.strip_suffix(behind)?;
    Some(Some((knob, Given::Number(value.parse().ok()?))))
}

#[cfg(test)]
mod tests {
    use downhill::settings::{self, Settings};

    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_formula_is_read_with_its_knob() {
        let factor = Some(Some(("factor", Given::Number(0.1))));
        assert_eq!(read("{factor}**epoch", "0.1 ** epoch"), factor);
        assert_eq!(read("{factor}**epoch", "epoch**2"), None);
        assert_eq!(read("1/sqrt(epoch+1)", "1/sqrt(epoch + 1)"), Some(None));
        assert_eq!(read("1/sqrt(epoch+1)", "1/sqrt(epoch+2)"), None);
    }

    /// Every record that has a twin is found by it, with the twin's presets.
    fn is_found_by_its_twins<T: Twinned>() {
        for (record, twin) in T::all().flat_map(|it| it.twins().iter().map(move |twin| (it, twin)))
        {
            let fixed = twin.arguments.iter().filter_map(|&(key, meaning)| match meaning {
                Meaning::Fixed(value) => Some((key.to_owned(), value.into())),
                Meaning::Formula(formula) => {
                    Some((key.to_owned(), formula.replace("{factor}", "0.5").into()))
                }
                Meaning::Knob(knob) => {
                    typed(record, knob).map(|text| (key.to_owned(), text.into()))
                }
                _ => None,
            });
            let (library, name) = (twin.library, twin.name.to_owned());
            let call = Call { library, name, arguments: fixed.collect() };
            let found = call.translate::<T>(Some(1.0)).unwrap();
            assert_eq!(found.chosen.key(), record.entry().key);
        }
    }

    /// The formula that a knob is set to, if it is one.
    fn typed<T: Twinned>(record: &'static T, knob: &str) -> Option<String> {
        let settings = Settings::of(record.entry().knobs);
        settings.values().find(|(known, _)| known.key == knob).and_then(|(_, value)| match value {
            settings::Value::Expression(expression) => Some(expression.text().to_owned()),
            _ => None,
        })
    }

    #[test]
    fn records_are_found_by_their_twins() {
        is_found_by_its_twins::<Optimizer>();
        is_found_by_its_twins::<Schedule>();
    }

    #[test]
    fn an_argument_that_no_knob_stands_for_is_unknown() {
        let twin = &Optimizer::first().twins[0];
        let arguments = vec![("of_another_time".to_owned(), 1.into())];
        let call = Call { library: twin.library, name: twin.name.to_owned(), arguments };
        let unknown = call.translate::<Optimizer>(None).map(|_| ()).unwrap_err();
        assert!(matches!(unknown, Obstacle::Unknown(what) if what.contains("of_another_time")));
    }
}
