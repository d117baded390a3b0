//! The page as it is shipped, measured in a browser.

use crate::{
    browser, build, page,
    program::{program, said},
    static_site::StaticSite,
};
use anyhow::{Context, Result};
use std::{collections::BTreeMap, fmt::Write, net::TcpListener, thread};

/// A number that is measured, and the most that it may be.
struct Measure {
    key: &'static str,
    title: &'static str,
    unit: Unit,
    most: Option<f64>,
}

#[derive(Clone, Copy)]
enum Unit {
    Milliseconds,
    Kilobytes,
    Count,
}

use Unit::{Count, Kilobytes, Milliseconds};

const fn measure(key: &'static str, title: &'static str, unit: Unit, most: Option<f64>) -> Measure {
    Measure { key, title, unit, most }
}

const MEASURES: &[Measure] = &[
    measure(
        "first_visit",
        "First visit: from navigation to a map with paths, median",
        Milliseconds,
        Some(500.0),
    ),
    measure(
        "early",
        "First visit: files up to a map with paths, in brotli",
        Kilobytes,
        Some(350.0),
    ),
    measure("transferred", "First visit: all files, in brotli", Kilobytes, Some(350.0)),
    measure(
        "slider_median",
        "Slider of the learning rate: input to painted curves, median",
        Milliseconds,
        None,
    ),
    measure(
        "slider_p95",
        "Slider of the learning rate: input to painted curves, 95 in 100",
        Milliseconds,
        Some(50.0),
    ),
    measure(
        "longest_task",
        "Longest task of the main thread while 8 runs compute and play",
        Milliseconds,
        Some(50.0),
    ),
    measure("long_tasks", "Tasks over 50 ms in those 8 seconds", Count, Some(0.0)),
    measure("frame_median", "Time from frame to frame meanwhile, median", Milliseconds, None),
    measure("frame_p95", "Time from frame to frame meanwhile, 95 in 100", Milliseconds, Some(17.0)),
    measure(
        "lighthouse_desktop",
        "Lighthouse, desktop: points of 100 that are missing for performance",
        Count,
        Some(5.0),
    ),
    measure("lighthouse_mobile", "Lighthouse, a slow phone: the same", Count, Some(5.0)),
];

/// What came out, as Markdown.
pub fn table(rounds: usize) -> Result<String> {
    page::see_to_tools()?;
    build::published()?;
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let site = StaticSite::new(page::FOLDER, "");
    let address = site.address(&listener)?;
    thread::spawn(move || site.serve(&listener));
    let mut node = program("node", &["bench/page.mjs", &address, &rounds.to_string()]);
    rows(&read(&said(node.env("CHROME", browser::chrome()?))?)?)
}

/// The numbers by their keys.
fn read(said: &str) -> Result<BTreeMap<&str, f64>> {
    said.lines()
        .map(|line| {
            let (key, number) = line.split_once(' ').with_context(|| format!("a line {line:?}"))?;
            Ok((key, number.parse()?))
        })
        .collect()
}

fn rows(numbers: &BTreeMap<&str, f64>) -> Result<String> {
    let mut text = String::from("| of the page | at most | measured | |\n|---|---:|---:|---|\n");
    for Measure { key, title, unit, most } in MEASURES {
        let number = *numbers.get(key).with_context(|| format!("no {key}"))?;
        let (limit, verdict) = most.map_or((String::new(), ""), |most| {
            (unit.say(most), if unit.of(number) <= most { "met" } else { "not met" })
        });
        let _ = writeln!(text, "| {title} | {limit} | {} | {verdict} |", unit.say(unit.of(number)));
    }
    Ok(text)
}

impl Unit {
    /// The number in this unit; the browser says bytes.
    fn of(self, number: f64) -> f64 {
        if matches!(self, Kilobytes) { number / 1000.0 } else { number }
    }

    fn say(self, number: f64) -> String {
        match self {
            Milliseconds => format!("{number:.0} ms"),
            Kilobytes => format!("{number:.0} kB"),
            Count => format!("{number:.0}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_whether_the_goal_is_met() {
        let numbers: BTreeMap<_, _> = MEASURES.iter().map(|it| (it.key, 60.0)).collect();
        let text = rows(&numbers).unwrap();
        assert!(text.contains("input to painted curves, 95 in 100 | 50 ms | 60 ms | not met |"));
        assert!(text.contains("in brotli | 350 kB | 0 kB | met |"), "{text}");
        assert!(rows(&BTreeMap::new()).is_err());
    }

    #[test]
    fn reads_what_the_browser_said() {
        assert_eq!(read("a 1\nb 2.5\n").unwrap(), BTreeMap::from([("a", 1.0), ("b", 2.5)]));
        assert!(read("a").is_err());
    }
}
