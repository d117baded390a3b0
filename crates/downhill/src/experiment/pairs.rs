//! The grammar of a section of an experiment's text: `key=value;key=value`.

use std::fmt::Write;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::catalogue::Catalogue;
use crate::complaint::Complaint;
use crate::settings::{Chosen, Settings};

/// What a value may not contain as it is: the grammar's own signs, and what a link may not carry.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b';')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'`');

/// The pairs of a section that nobody has taken yet.
#[derive(Debug)]
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// The pairs of `section`.
    ///
    /// # Errors
    /// If a part is no `key=value`, or a key stands there twice.
    pub fn parse(section: &str) -> Result<Self, Complaint> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for part in section.split(';').filter(|part| !part.is_empty()) {
            let pair = part.split_once('=').map(|(key, value)| (decode(key), decode(value)));
            let Some((key, value)) = pair.filter(|(key, _)| !key.is_empty()) else {
                return Err(Complaint::new("link", part, "parts such as key=value"));
            };
            if pairs.iter().any(|(known, _)| *known == key) {
                return Err(Complaint::new(&key, value, "only one value"));
            }
            pairs.push((key, value));
        }
        Ok(Self(pairs))
    }

    /// Takes the value of `key`, if it is there.
    pub fn take(&mut self, key: &str) -> Option<String> {
        let index = self.0.iter().position(|(known, _)| known == key)?;
        Some(self.0.remove(index).1)
    }

    /// Takes the record that `head` names, with its knobs, whose keys start with `prefix`.
    ///
    /// # Errors
    /// If there is no such record, or a knob does not allow its value.
    pub fn take_chosen<T: Catalogue>(
        &mut self,
        head: &str,
        prefix: &str,
    ) -> Option<Result<Chosen<T>, Complaint>> {
        let key = self.take(head)?;
        Some(Chosen::named(&key).and_then(|mut chosen| {
            self.take_settings(&mut chosen.settings, prefix)?;
            Ok(chosen)
        }))
    }

    /// Takes the values of the knobs of `settings`, whose keys start with `prefix`.
    ///
    /// # Errors
    /// If a knob does not allow its value.
    pub fn take_settings(
        &mut self,
        settings: &mut Settings,
        prefix: &str,
    ) -> Result<(), Complaint> {
        for knob in settings.knobs() {
            let key = format!("{prefix}{}", knob.key);
            if let Some(value) = self.take(&key) {
                settings
                    .read(knob.key, &value)
                    .map_err(|complaint| Complaint { key, ..complaint })?;
            }
        }
        Ok(())
    }

    /// Makes sure that everything was taken.
    ///
    /// # Errors
    /// If a pair is left: its key is none of `allowed`.
    pub fn finish(self, allowed: &[String]) -> Result<(), Complaint> {
        match self.0.into_iter().next() {
            None => Ok(()),
            Some((key, value)) => {
                let keys = format!("one of the keys {}", allowed.join(", "));
                Err(Complaint::new(key.clone(), format!("{key}={value}"), keys))
            }
        }
    }
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().trim().to_owned()
}

/// Appends `key=value` to a section.
pub fn write_pair(section: &mut String, key: &str, value: &str) {
    let separator = if section.is_empty() { "" } else { ";" };
    let value = utf8_percent_encode(value, ESCAPED);
    let _ = write!(section, "{separator}{key}={value}");
}

/// Appends the knobs that are not at their default.
pub fn write_settings(section: &mut String, prefix: &str, settings: &Settings) {
    for (knob, text) in settings.changed() {
        write_pair(section, &format!("{prefix}{}", knob.key), &text);
    }
}

/// Appends the record under `head` and its knobs under `prefix`.
pub fn write_chosen<T: Catalogue>(
    section: &mut String,
    head: &str,
    prefix: &str,
    chosen: &Chosen<T>,
) {
    write_pair(section, head, chosen.key());
    write_settings(section, prefix, &chosen.settings);
}

/// The keys of `settings` with `prefix`, for a complaint.
pub fn keys(prefix: &str, settings: &Settings) -> impl Iterator<Item = String> {
    settings.knobs().iter().map(move |knob| format!("{prefix}{}", knob.key))
}
