//! The table on the terminal and the page of the docs.

use super::comparison::{GOALS, Goal, REFERENCE, WORKLOADS};
use super::sampling::Timing;
use super::statistics::Spread;
use anyhow::Result;
use std::{fmt::Write, fs};

/// The page.
const PAGE: &str = "docs/performance.md";

/// The goals, and all times, as Markdown; nothing if nothing was timed.
pub fn tables(timings: &[Timing]) -> String {
    if timings.is_empty() {
        return String::new();
    }
    format!("{}\n## Times\n\n{}", goals(timings), times(timings))
}

fn goals(timings: &[Timing]) -> String {
    let mut text = String::from(
        "| workload | compared with | at most | measured (quartiles) | |\n|---|---|---:|---:|---|\n",
    );
    for goal in GOALS {
        let (title, candidate) = goal.words();
        let (measured, verdict) = match goal.measured(timings) {
            Some(ratio) => (spread(ratio), verdict(goal, ratio)),
            None => ("–".to_owned(), "not measured"),
        };
        let most = number(goal.most);
        let _ = writeln!(text, "| {title} | {candidate} | {most} | {measured} | {verdict} |");
    }
    text
}

fn verdict(goal: &Goal, ratio: Spread) -> &'static str {
    if ratio.median <= goal.most { "met" } else { "not met" }
}

fn times(timings: &[Timing]) -> String {
    let mut text = String::from(
        "| workload | candidate | median | quartiles | times the tab’s (quartiles) |\n\
         |---|---|---:|---:|---:|\n",
    );
    for timing in timings {
        let title = WORKLOADS.iter().find(|it| it.key == timing.key).map_or("", |it| it.title);
        for (name, seconds) in &timing.times {
            let it = Spread::of(seconds.iter().copied());
            let ratio = timing.ratio(name, REFERENCE).map_or_else(String::new, spread);
            let [low, median, high] = [it.low, it.median, it.high].map(duration);
            let _ = writeln!(text, "| {title} | {name} | {median} | {low} to {high} | {ratio} |");
        }
    }
    text
}

fn spread(it: Spread) -> String {
    format!("{} ({} to {})", number(it.median), number(it.low), number(it.high))
}

/// Two digits and more; small ratios as one part of so many.
fn number(ratio: f64) -> String {
    match ratio {
        _ if ratio < 0.1 => format!("1/{:.0}", 1.0 / ratio),
        _ if ratio < 10.0 => format!("{ratio:.2}"),
        _ => format!("{ratio:.0}"),
    }
}

fn duration(seconds: f64) -> String {
    match seconds {
        _ if seconds < 1e-3 => format!("{:.3} ms", seconds * 1e3),
        _ if seconds < 1.0 => format!("{:.1} ms", seconds * 1e3),
        _ => format!("{seconds:.2} s"),
    }
}

/// Writes the page.
pub fn write(machine: &str, rounds: usize, tables: &str) -> Result<()> {
    let text = format!(
        "# Performance\n\n\
         `cargo xtask bench` wrote this page. “The tab” is the core as it is shipped, WebAssembly \
         in headless Chromium; “native” is the same code as a program with 128-bit vectors; \
         “JavaScript” is plain typed arrays and loops in the same tab; NumPy has the gradient by \
         hand, PyTorch is written as it is taught (a module, its optimizer, automatic \
         differentiation, rows picked by index), JAX is compiled whole, as a scan over batches. \
         All compute in float64 on one thread, and came to the same losses.\n\n\
         Everyone is one long-lived process, and does a unit for 0.3 s before it is timed, for \
         engines compile what is hot while it runs. In each of {rounds} rounds every candidate has \
         one turn, another one first each time; a turn repeats its unit until it takes 10 ms. A ratio \
         is that of two times of the same round; the median of all rounds is given, with the \
         quartiles.\n\n\
         The data, unless said otherwise, are the lecture's 10 000 rows of 20 features and an \
         intercept, the loss their summed squares, the batches those of an order that was shuffled \
         once. A loss “of all rows” costs the tab O(k²) by a triangular factor that is computed \
         once, and is summed up from the rows by the others, as it is taught.\n\n\
         The page is built for release and served from this machine; a first visit has an empty \
         cache, and the map with its paths waits for all files but the rest of the module, which \
         comes behind; a slider is dragged by the mouse on the default experiment, and the 8 runs \
         that compute and play are on the lecture's rows in batches of 10. Lighthouse visits it behind a \
         server that compresses, as hosts do, and sends 32 Mbit a second: \
         what Lighthouse makes of a slow line depends on the order in which things come.\n\n\
         {machine}\n## Goals\n\n{tables}"
    );
    fs::create_dir_all("docs")?;
    Ok(fs::write(PAGE, text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_one_says_them() {
        assert_eq!([0.002, 1.0 / 15.0, 0.4, 41.6].map(number), ["1/500", "1/15", "0.40", "42"]);
        assert_eq!([0.000_09, 0.0125, 2.0].map(duration), ["0.090 ms", "12.5 ms", "2.00 s"]);
    }

    #[test]
    fn tables_tell_what_is_missing() {
        let times = vec![(REFERENCE, vec![1e-4, 2e-4]), ("JAX", vec![1e-3, 2e-3])];
        let text = tables(&[Timing { key: "epoch-10".to_owned(), times }]);
        assert!(
            text.contains("| One epoch, batches of 10 | JAX | 0.40 | 0.10 (0.10 to 0.10) | met |")
        );
        assert!(text.contains("| One epoch, batches of 10 | PyTorch | 1/500 | – | not measured |"));
    }
}
