//! The film as a file: every number at so many steps.

use downhill::film::Account;
use leptos::prelude::*;

use super::file;
use crate::figure::parameter_name;
use crate::playground::Playground;

/// How the film is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table.
    Csv,
    /// An object.
    Json,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Json];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }
}

/// Saves the films of all runs.
pub fn save(playground: Playground, kind: Kind) {
    let account = untrack(|| account(playground));
    match kind {
        Kind::Csv => file::save_text(&file::name("film", "csv"), &account.csv(), "text/csv"),
        Kind::Json => {
            file::save_text(&file::name("film", "json"), &account.json(), "application/json");
        }
    }
}

fn account(playground: Playground) -> Account {
    let experiment = playground.experiment.get();
    let names = (0..playground.dimension()).map(|index| parameter_name(playground, index));
    let mut account = Account::new(&experiment, names.collect());
    let steps = Account::steps(experiment.steps());
    playground.retell(steps, |step, frames| account.note(step, frames));
    account
}
