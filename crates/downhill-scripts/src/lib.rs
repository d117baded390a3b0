//! Scripts: a run as a Python program that prints the film's losses.

mod branch;
mod data;
mod fit;
mod formula;
mod language;
mod latex;
mod numpy;
mod optax;
mod plateau;
mod program;
mod python;
mod schedule;
mod subject;
mod surface;
mod term;
mod torch;
mod twins;
mod unsayable;
mod update;

pub use language::Language;
pub use latex::align;
pub use program::every;
pub use unsayable::Unsayable;

use downhill::experiment::Experiment;
use downhill::shelf::Shelf;
use subject::Subject;

/// The run number `run` of `experiment` as a Python program in `language`: data, model, start,
/// batches, optimizer and schedule. It prints the number of updates and the loss, and behind it
/// the loss over the rows that are held out if some are, as often as [`every`] says: the film's.
///
/// # Errors
/// If the library has no words for something of it, or the problem cannot be made.
pub fn script(
    experiment: &Experiment,
    run: usize,
    language: Language,
    shelf: &Shelf,
) -> Result<String, Unsayable> {
    let subject = Subject::new(experiment, run, shelf)?;
    match language {
        Language::PyTorch => torch::script(&subject),
        Language::Optax => optax::script(&subject),
        Language::NumPy => numpy::script(&subject),
    }
}
