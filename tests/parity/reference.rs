//! A reference: its files by their paths.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json::{Obstacle, Part};

/// What the generator of a reference reads, which is no result.
const CASES: &str = "cases.json";

/// The files as pairs of path and text; written by `build.rs`.
#[cfg(target_arch = "wasm32")]
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/reference.rs"));

/// The JSON files of a reference.
#[derive(Debug, Clone, Default)]
pub struct Reference {
    files: BTreeMap<String, String>,
}

impl Reference {
    /// The reference with these paths and texts.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut reference = Self::default();
        files.into_iter().for_each(|(path, text)| reference.put(path, text.to_owned()));
        reference
    }

    /// The reference in the tests' own folder; in the browser what was there, or in the folder that
    /// `DOWNHILL_REFERENCE` names, when the tests were compiled.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn own() -> std::io::Result<Self> {
        #[cfg(target_arch = "wasm32")]
        return Ok(Self::new(EMBEDDED.iter().copied()));
        #[cfg(not(target_arch = "wasm32"))]
        Self::read(concat!(env!("CARGO_MANIFEST_DIR"), "/reference").as_ref())
    }

    /// The paths, separated by `/`.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Puts `text` in the place of a file, or adds it.
    pub fn put(&mut self, path: &str, text: String) {
        if path != CASES {
            self.files.insert(path.to_owned(), text);
        }
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    pub(super) fn json(&self, path: &str) -> Part<Value> {
        let missing = || Obstacle::broken(format!("there is no file {path}"));
        let text = self.text(path).ok_or_else(missing)?;
        serde_json::from_str(text)
            .map_err(|error| Obstacle::broken(format!("{path} is no JSON: {error}")))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Reference {
    /// The reference in a folder.
    ///
    /// # Errors
    /// If the folder or a file of it cannot be read.
    pub fn read(folder: &std::path::Path) -> std::io::Result<Self> {
        let mut reference = Self::default();
        reference.collect(folder, "")?;
        Ok(reference)
    }

    fn collect(&mut self, folder: &std::path::Path, prefix: &str) -> std::io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = format!("{prefix}{name}");
            if path.is_dir() {
                self.collect(&path, &format!("{name}/"))?;
            } else if path.extension().is_some_and(|extension| extension == "json") {
                self.put(&name, std::fs::read_to_string(&path)?);
            }
        }
        Ok(())
    }
}
