//! What stands below an exported figure: the experiment in words, and its link.

use downhill::experiment::{Data, Experiment, Plan, Problem};
use leptos::prelude::*;

use crate::playground::Playground;
use crate::run_card::digest::digest;
use crate::texts::exporting as texts;

/// The words below a figure.
pub struct Caption {
    /// What it shows, and when.
    pub title: String,
    /// What each run is that is drawn, with the number of its look.
    pub runs: Vec<(usize, String)>,
    /// Where it comes from.
    pub notes: Vec<String>,
}

impl Caption {
    /// The caption of the figure with this name.
    pub fn of(playground: Playground, figure: &str) -> Self {
        let experiment = playground.experiment.get_untracked();
        let hidden = playground.looks().hidden.get_untracked();
        let rows = untrack(|| playground.rows());
        let problem = Some(problem(&experiment)).filter(|problem| *problem != figure);
        let (step, steps) = (playground.cursor.get_untracked(), experiment.steps());
        let title = texts::caption(figure, problem, step, steps);
        let colours = playground.looks().colours.get_untracked();
        let run = |(index, plan): (usize, &Plan)| {
            let title = experiment.title(index).unwrap_or_default();
            (colours.of(index), texts::run(&title, &digest(plan, rows)))
        };
        let drawn = experiment.plans.iter().enumerate().filter(|(index, _)| !hidden.holds(*index));
        let sign = playground.sign().get_untracked().map(|sign| texts::made_by(&sign.to_string()));
        let notes = [sign, address(playground)].into_iter().flatten().collect();
        Self { title, runs: drawn.map(run).collect(), notes }
    }
}

/// The link to what is shown now, which the page's address follows with a pause.
pub fn address(playground: Playground) -> Option<String> {
    let href = window().location().href().ok()?;
    let page = href.split('#').next().unwrap_or_default();
    Some(format!("{page}#{}", untrack(|| playground.link())))
}

fn problem(experiment: &Experiment) -> &'static str {
    match &experiment.problem {
        Problem::Surface(surface) => surface.record.entry.name,
        Problem::Regression(regression) => match &regression.data {
            Data::Made(made) => made.record.entry.name,
            Data::Own(_) => texts::OWN_DATA,
        },
    }
}
