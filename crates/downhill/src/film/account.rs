//! The account of a film: what it says at so many steps, as CSV and as JSON.

use std::fmt::Write;

use super::Frame;
use crate::experiment::Experiment;
use crate::number::as_typed;

/// Films of up to so many updates are told step by step, longer ones at as many steps.
const ROWS: u64 = 1000;

/// What films say at a number of steps.
#[derive(Debug, Clone)]
pub struct Account {
    experiment: String,
    runs: Vec<String>,
    parameters: Vec<String>,
    /// The last is left out where nothing is held out.
    keys: &'static [&'static str],
    rows: Vec<(u64, Vec<Option<Row>>)>,
}

/// Loss, loss of the batch, rate, norm of the gradient, loss over held-out rows (no number if none
/// are), and the parameters of a run at a step.
type Row = ([f64; 5], Vec<f64>);

/// What the numbers of a [`Row`] are called in JSON.
const KEYS: [&str; 5] = ["loss", "batch_loss", "learning_rate", "gradient_norm", "held_out_loss"];

impl Account {
    /// An account of the films of `experiment`, whose parameters have these names, with no row yet.
    pub fn new(experiment: &Experiment, parameters: Vec<String>) -> Self {
        let runs = experiment.titles();
        let (experiment, keys) = (experiment.to_string(), &KEYS[..4]);
        Self { experiment, runs, parameters, keys, rows: Vec::new() }
    }

    /// The steps at which a film of `steps` updates is told.
    pub fn steps(steps: u64) -> impl Iterator<Item = u64> {
        let rows = ROWS.min(steps).max(1);
        let step = move |row| u128::from(steps) * u128::from(row) / u128::from(rows);
        (0..=rows).map(move |row| u64::try_from(step(row)).unwrap_or(steps))
    }

    /// Writes down the frames of all runs at `step`; a run that ended before has none.
    pub fn note(&mut self, step: u64, frames: &[Frame]) {
        let row = |frame: &Frame| {
            let slope = &frame.slope;
            let held_out = frame.held_out.unwrap_or(f64::NAN);
            let numbers = [frame.loss, slope.batch_loss, slope.rate, slope.gradient_norm, held_out];
            (frame.state.step == step).then(|| (numbers, frame.state.theta.clone()))
        };
        self.rows.push((step, frames.iter().map(row).collect()));
        if frames.iter().any(|frame| frame.held_out.is_some()) {
            self.keys = &KEYS;
        }
    }

    /// As a table: a row a step, the columns of the runs side by side.
    pub fn csv(&self) -> String {
        let mut text = format!("# {}\nstep", self.experiment);
        for (place, run) in self.runs.iter().enumerate() {
            let names = self.keys.iter().copied().chain(self.parameters.iter().map(String::as_str));
            for name in names {
                let head = format!("{} {run}: {name}", place + 1).replace('"', "\"\"");
                let _ = write!(text, ",\"{head}\"");
            }
        }
        for (step, runs) in &self.rows {
            let _ = write!(text, "\n{step}");
            for row in runs {
                self.cells(&mut text, row.as_ref());
            }
        }
        text + "\n"
    }

    fn cells(&self, text: &mut String, row: Option<&Row>) {
        let Some((numbers, theta)) = row else {
            text.push_str(&",".repeat(self.keys.len() + self.parameters.len()));
            return;
        };
        for value in numbers[..self.keys.len()].iter().chain(theta) {
            let _ = write!(text, ",{}", number(*value).unwrap_or_default());
        }
    }

    /// As an object: for each run its name and a list for each quantity.
    pub fn json(&self) -> String {
        let names = |names: &[String]| listed(names.iter().map(|name| quoted(name)));
        let runs = self.runs.iter().enumerate().map(|(place, name)| self.run(place, name));
        format!(
            "{{\"experiment\":{},\"parameters\":{},\"runs\":{}}}\n",
            quoted(&self.experiment),
            names(&self.parameters),
            listed(runs)
        )
    }

    fn run(&self, place: usize, name: &str) -> String {
        let rows = || {
            let row = move |(step, runs): &'_ (u64, Vec<Option<Row>>)| {
                runs.get(place).cloned().flatten().map(|row| (*step, row))
            };
            self.rows.iter().filter_map(row)
        };
        let steps = listed(rows().map(|(step, _)| step.to_string()));
        let mut text = format!("{{\"name\":{},\"steps\":{steps}", quoted(name));
        for (index, key) in self.keys.iter().enumerate() {
            let values = listed(rows().map(|(_, row)| value(row.0[index])));
            let _ = write!(text, ",\"{key}\":{values}");
        }
        let theta = rows().map(|(_, row)| listed(row.1.into_iter().map(value)));
        let _ = write!(text, ",\"theta\":{}}}", listed(theta));
        text
    }
}

/// A number that reads back as the same bits; nothing for what is none.
fn number(value: f64) -> Option<String> {
    value.is_finite().then(|| as_typed(value))
}

fn value(value: f64) -> String {
    number(value).unwrap_or_else(|| "null".to_owned())
}

fn listed(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\u{0}'..='\u{1f}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(sign));
            }
            _ => quoted.push(sign),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::Shelf;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn account(text: &str) -> Account {
        let experiment: Experiment = text.parse().expect("an experiment");
        let task = experiment.task(&Shelf::default()).expect("a task");
        let mut films = task.films(&experiment);
        for film in &mut films {
            film.record(experiment.steps());
        }
        let mut account = Account::new(&experiment, vec!["x".to_owned()]);
        for step in Account::steps(experiment.steps()) {
            let frame = |film: &mut crate::film::Film| {
                let state = film.seek(step, None);
                film.frame(state)
            };
            account.note(step, &films.iter_mut().map(frame).collect::<Vec<_>>());
        }
        account
    }

    #[test]
    fn a_row_a_step_with_every_digit() {
        let account =
            account("surface=square;start=3;steps=2&run=sgd;learning_rate=0.1;name=a%22b");
        let csv = account.csv();
        let lines: Vec<_> = csv.lines().collect();
        assert_eq!(lines.len(), 5, "{csv}");
        assert!(lines[0].starts_with("# surface=square"));
        assert!(lines[1].starts_with("step,\"1 a\"\"b: loss\",\"1 a\"\"b: batch_loss\""));
        assert!(lines[2].starts_with("0,9,9,0.1,6,3"), "{csv}");
        let last: Vec<f64> =
            lines[4].split(',').map(|cell| cell.parse().expect("a number")).collect();
        assert_eq!(last[5].powi(2), last[1]);
        assert!(account.json().contains(r#""name":"a\"b","steps":[0,1,2],"loss":[9,"#));
    }

    #[test]
    fn what_is_held_out_has_a_column() {
        let text = "data=line;n=20;held_out=0.25;steps=2&run=sgd&run=adam";
        let account = account(text);
        let csv = account.csv();
        assert_eq!(csv.matches(": held_out_loss").count(), 2, "{csv}");
        let columns = |line: &str| line.split(',').filter(|cell| !cell.is_empty()).count();
        assert!(csv.lines().skip(2).all(|line| columns(line) == 15), "{csv}");
        assert_eq!(account.json().matches(r#""held_out_loss":["#).count(), 2);
    }

    #[test]
    fn what_ended_leaves_its_cells_empty() {
        let account = account(
            "surface=square;start=3;steps=300&run=sgd;name=A;learning_rate=3&run=sgd;name=B;learning_rate=0.1",
        );
        let csv = account.csv();
        let last = csv.lines().last().unwrap_or_default();
        assert!(last.starts_with("300,,,,,,"), "{last}");
        let columns = |line: &str| line.split(',').count();
        assert!(csv.lines().skip(1).all(|line| columns(line) == 11), "{csv}");
    }

    #[test]
    fn long_films_are_told_in_few_rows() {
        let steps: Vec<_> = Account::steps(10_000_000).collect();
        assert_eq!((steps.len(), steps[1], steps[1000]), (1001, 10_000, 10_000_000));
    }

    #[test]
    fn numbers_read_back() {
        for value in [0.1 + 0.2, -1e-7, 1e300, 0.0, -0.0, f64::MIN_POSITIVE] {
            assert_eq!(number(value).and_then(|text| text.parse().ok()), Some(value));
        }
        assert_eq!([f64::NAN, f64::INFINITY].map(number), [None, None]);
    }
}
