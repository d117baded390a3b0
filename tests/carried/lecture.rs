//! The lecture's regression as experiments: a row of its tables is a run.

use std::fmt::Write;

use serde_json::Value;

/// The tables with what the lecture printed, and what Optax, PyTorch and NumPy gave.
const TABLES: &str = include_str!("../reference/lecture/regression-tables.json");

/// The number of examples.
const EXAMPLES: u64 = 10_000;

/// A row of the tables.
#[derive(Debug, Clone)]
pub struct Row {
    /// What the table is called.
    pub table: String,
    /// The optimizer.
    pub optimizer: String,
    /// The batch size.
    pub batch: u64,
    /// The rate, or how it falls.
    pub rate: String,
    /// The final loss that the lecture printed.
    pub printed: f64,
    /// The run.
    pub text: String,
}

/// All rows.
///
/// # Panics
/// If the file is not as it should be.
pub fn rows() -> Vec<Row> {
    let file: Value = serde_json::from_str(TABLES).expect("JSON");
    file["rows"].as_array().into_iter().flatten().map(|row| read(row).expect("a row")).collect()
}

fn read(row: &Value) -> Option<Row> {
    let number = |key: &str| row[key].as_u64();
    let (epochs, batch) = (number("epochs")?, number("batch_size")?);
    let optimizer = row["optimizer"].as_str()?.to_owned();
    let (rate, schedule, words) = rate(&row["lr"])?;
    let steps = epochs * EXAMPLES.div_ceil(batch);
    let text = format!(
        "data=regression;reduction=sum;steps={steps};batch_seed=1234;batch_order=once\
         &run={optimizer};learning_rate={rate};batch={batch}{schedule}"
    );
    let table = format!("{}, {epochs} epochs", row["table"].as_str()?);
    Some(Row { table, optimizer, batch, rate: words, printed: row["printed"].as_f64()?, text })
}

/// The initial rate, the schedule, and both in words.
fn rate(lr: &Value) -> Option<(f64, String, String)> {
    if let Some(rate) = lr.as_f64() {
        return Some((rate, String::new(), rate.to_string()));
    }
    let [initial, every, factor] =
        ["init_value", "transition_steps", "decay_rate"].map(|key| lr[key].as_f64());
    let (initial, every, factor) = (initial?, every?, factor?);
    let schedule = format!(";schedule=exponential;schedule.factor={factor};schedule.every={every}");
    Some((initial, schedule, format!("{initial}, × {factor} every {every}")))
}

/// The tables in Markdown, with the loss that `here` gives for a row beside the printed one.
pub fn markdown(here: impl Fn(&Row) -> f64) -> String {
    let mut text = String::new();
    let mut table = String::new();
    for row in rows() {
        if row.table != table {
            let _ = writeln!(text, "\n**{}**\n\n| batch | rate | printed | here |", row.table);
            let _ = writeln!(text, "|---:|---|---:|---:|");
            table.clone_from(&row.table);
        }
        let (printed, loss) = (row.printed, here(&row));
        let _ = writeln!(text, "| {} | {} | {printed:?} | {loss:?} |", row.batch, row.rate);
    }
    text
}
