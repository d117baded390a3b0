//! A problem: a surface, or a model to fit to data.

use super::fitting::FITTING;
use super::pairs::{Pairs, keys, write_chosen, write_pair, write_settings};
use crate::complaint::Complaint;
use crate::data::DataSet;
use crate::settings::{Chosen, Settings};
use crate::surface::Surface;

/// What an experiment descends.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// A loss that is a formula of its parameters.
    Surface(Chosen<Surface>),
    /// A model fitted to data.
    Regression(Regression),
}

/// A model fitted to data.
#[derive(Debug, Clone, PartialEq)]
pub struct Regression {
    /// The data.
    pub data: Data,
    /// The model and how its loss is put together: [`FITTING`].
    pub fitting: Settings,
}

/// Where the rows come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// A data set of the catalogue.
    Made(Chosen<DataSet>),
    /// Data that the user loaded. Only its name travels with the text, never its rows.
    Own(OwnData),
}

/// What the text says of data that stays on the user's machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnData {
    /// The digest of the sheet's content, by which it is found again.
    pub digest: u64,
    /// The column that is predicted.
    pub target: String,
    /// The columns that it is predicted from.
    pub features: Vec<String>,
}

impl Problem {
    /// The data that the user loaded, if the problem is made of such.
    pub fn own_data(&self) -> Option<&OwnData> {
        match self {
            Self::Regression(Regression { data: Data::Own(own), .. }) => Some(own),
            _ => None,
        }
    }

    /// Whether both are about the same thing, however it is set and fitted: the same surface, or
    /// the same data.
    pub fn same_subject(&self, other: &Self) -> bool {
        let data = |of: &Regression| match &of.data {
            Data::Made(made) => Ok(made.record.entry.key),
            Data::Own(own) => Err(own.digest),
        };
        match (self, other) {
            (Self::Surface(one), Self::Surface(other)) => {
                one.record.entry.key == other.record.entry.key
            }
            (Self::Regression(one), Self::Regression(other)) => data(one) == data(other),
            _ => false,
        }
    }

    pub(super) fn take(pairs: &mut Pairs) -> Result<Self, Complaint> {
        if let Some(surface) = pairs.take_chosen("surface", "") {
            return surface.map(Self::Surface);
        }
        let data = take_data(pairs)?;
        let mut fitting = Settings::of(FITTING);
        pairs.take_settings(&mut fitting, "")?;
        Ok(Self::Regression(Regression { data, fitting }))
    }

    pub(super) fn print(&self) -> String {
        let mut section = String::new();
        match self {
            Self::Surface(surface) => write_chosen(&mut section, "surface", "", surface),
            Self::Regression(regression) => regression.print(&mut section),
        }
        section
    }

    pub(super) fn keys(&self) -> Vec<String> {
        match self {
            Self::Surface(surface) => {
                keys("", &surface.settings).chain(["surface".to_owned()]).collect()
            }
            Self::Regression(regression) => regression.keys(),
        }
    }

    /// The start as it is given, without a y where a function that was typed has none. Refuses one
    /// of another dimension, where the dimension can be known without the data.
    pub(super) fn start(&self, given: Vec<f64>) -> Result<Vec<f64>, Complaint> {
        let Self::Surface(surface) = self else { return Ok(given) };
        let dimension = surface.dimension();
        if surface.variables().is_some_and(|own| own.len() == 1) && given.len() == 2 {
            return Ok(surface.start_beside(&given));
        }
        super::check_dimension(&given, dimension).map(|()| given)
    }
}

fn take_data(pairs: &mut Pairs) -> Result<Data, Complaint> {
    if let Some(digest) = pairs.take("own") {
        return OwnData::take(&digest, pairs).map(Data::Own);
    }
    let missing =
        || Complaint::new("link", "no problem", "surface=…, data=… or own=… at the beginning");
    pairs.take_chosen("data", "").ok_or_else(missing)?.map(Data::Made)
}

impl OwnData {
    fn take(digest: &str, pairs: &mut Pairs) -> Result<Self, Complaint> {
        let wrong =
            || Complaint::new("own", digest, "the digest of loaded data: 16 hexadecimal digits");
        let digest = u64::from_str_radix(digest, 16).map_err(|_| wrong())?;
        let target = pairs.take("target").unwrap_or_default();
        let features = pairs.take("features").unwrap_or_default();
        let features = features.split(',').filter(|name| !name.is_empty()).map(unescape).collect();
        Ok(Self { digest, target, features })
    }

    fn print(&self, section: &mut String) {
        write_pair(section, "own", &format!("{:016x}", self.digest));
        write_pair(section, "target", &self.target);
        let features: Vec<_> = self.features.iter().map(|name| escape(name)).collect();
        write_pair(section, "features", &features.join(","));
    }
}

/// A column's name within a list: its own commas as `\,`.
fn escape(name: &str) -> String {
    name.replace('%', "%25").replace(',', "%2C")
}

fn unescape(name: &str) -> String {
    name.replace("%2C", ",").replace("%25", "%")
}

impl Regression {
    /// A fit of `data` with the defaults of [`FITTING`].
    pub fn new(data: Data) -> Self {
        Self { data, fitting: Settings::of(FITTING) }
    }

    fn print(&self, section: &mut String) {
        match &self.data {
            Data::Made(data) => write_chosen(section, "data", "", data),
            Data::Own(own) => own.print(section),
        }
        write_settings(section, "", &self.fitting);
    }

    fn keys(&self) -> Vec<String> {
        let data: Vec<_> = match &self.data {
            Data::Made(data) => keys("", &data.settings).chain(["data".to_owned()]).collect(),
            Data::Own(_) => ["own", "target", "features"].map(String::from).to_vec(),
        };
        data.into_iter().chain(keys("", &self.fitting)).collect()
    }
}
