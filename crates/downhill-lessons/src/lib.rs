//! Lessons: experiments with a text beside them, with tasks that can be checked and with numbers
//! that others printed. A lesson is a file in the folder `lessons`; adding one is adding a file.
//!
//! ```text
//! title: One slope, one step
//! group: From the course notebooks
//! experiment: surface=square; steps=20
//!   & run=sgd; name=Rate 0.2; learning_rate=0.2
//! task: Find the rate that lands in one step.
//! goal: best loss of run 1 < 1e-6 within 1 step
//! solution: surface=square; steps=20 & run=sgd; learning_rate=0.5
//! printed: loss of run 1 at step 0 = 1 within 1e-12
//!
//! A paragraph.
//! It goes on up to the next empty line.
//! ```
//!
//! A line that is indented goes on with the one before. A task may have several goals, all of which
//! are to be met at once; its `solution` is an experiment that meets them. What goals may say is in
//! [`goal`], what may be printed in [`printed`].

#[cfg(test)]
mod attempts;
mod file;
pub mod goal;
pub mod printed;
mod quantity;
mod scope;
#[cfg(test)]
mod tests;
mod words;

use std::sync::OnceLock;

use downhill::complaint::Complaint;
use downhill::experiment::Experiment;
use downhill::film::Film;
use file::File;
use goal::{Goal, Trial};
use printed::Printed;

/// The files, in their order: name without extension, and text.
pub static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lessons.rs"));

/// An experiment with what is to be learnt from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// What its file is called.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The group that it is listed in.
    pub group: String,
    /// The experiment that it begins with.
    pub experiment: Experiment,
    /// What is to be found out by changing the experiment.
    pub tasks: Vec<Exercise>,
    /// Numbers that others printed for the experiment.
    pub printed: Vec<Printed>,
    /// The text.
    pub paragraphs: Vec<String>,
}

/// Something to be found out by changing the experiment.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    /// What is asked for.
    pub words: String,
    /// What is true when it is found: all of it.
    pub goals: Vec<Goal>,
    /// The experiment that the lesson begins with.
    pub given: Experiment,
    /// An experiment that meets the goals.
    pub solution: Experiment,
}

impl Exercise {
    /// Whether all goals are met by `experiment`, as far as its `films` are recorded. Of another
    /// problem than the task's nothing is said.
    pub fn is_done(&self, experiment: &Experiment, films: &[&Film]) -> bool {
        let trial = Trial { given: &self.given, experiment, films };
        self.given.problem.same_subject(&experiment.problem)
            && self.goals.iter().all(|goal| goal.is_met(&trial))
    }
}

/// All lessons that can be read, in the order of their files.
pub fn lessons() -> &'static [Lesson] {
    static LESSONS: OnceLock<Vec<Lesson>> = OnceLock::new();
    LESSONS.get_or_init(|| {
        FILES.iter().filter_map(|(key, text)| Lesson::parse(key, text).ok()).collect()
    })
}

impl Lesson {
    /// Reads the file `key` with this text.
    ///
    /// # Errors
    /// A [`Complaint`] that names the file, the line's key and what is allowed.
    pub fn parse(key: &str, text: &str) -> Result<Self, Complaint> {
        let in_file =
            |slip: Complaint| Complaint { key: format!("{key}.md, {}", slip.key), ..slip };
        Self::read(key, text).map_err(in_file)
    }

    /// What a link calls it: its file without the number, which changes when others come between.
    pub fn handle(&self) -> &str {
        self.key.split_once('-').map_or(&self.key, |(_, name)| name)
    }

    fn read(key: &str, text: &str) -> Result<Self, Complaint> {
        let mut file = File::parse(text)?;
        let experiment: Experiment = file.need("experiment")?.parse()?;
        let lesson = Self {
            key: key.to_owned(),
            title: file.need("title")?,
            group: file.need("group")?,
            tasks: tasks(&mut file, &experiment)?,
            experiment,
            printed: file
                .all("printed")
                .iter()
                .map(|line| line.parse())
                .collect::<Result<_, _>>()?,
            paragraphs: std::mem::take(&mut file.paragraphs),
        };
        file.finish()?;
        Ok(lesson)
    }
}

/// The tasks with their goals and solutions, which come behind each.
fn tasks(file: &mut File, given: &Experiment) -> Result<Vec<Exercise>, Complaint> {
    let mut tasks = Vec::new();
    while let Some(words) = file.take("task") {
        let mut goals = Vec::new();
        while let Some(line) = file.next("goal") {
            goals.push(line.parse()?);
        }
        if goals.is_empty() {
            return Err(Complaint::new("task", words, "a task with a line goal: … behind it"));
        }
        let missing = || Complaint::new("task", &*words, "a task with a line solution: …");
        let solution = file.next("solution").ok_or_else(missing)?.parse()?;
        tasks.push(Exercise { words, goals, given: given.clone(), solution });
    }
    Ok(tasks)
}
