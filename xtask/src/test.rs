//! `cargo xtask test`: everything that has to hold, or one part of it.

use crate::{
    browser, build, end_to_end, lint, native_tests, node, pinned_crate,
    step::{Step, report, run_all},
    tally::Tally,
    wasm_target, wasm_tests,
};
use anyhow::{Result, bail};

/// The command as it is typed.
pub const USAGE: &str = "test [lint] [native] [wasm] [e2e]";

const PARTS: &[&str] = &["lint", "native", "wasm", "e2e"];

const STEPS: &[Step] = &[
    Step { name: "format", parts: &["lint"], needs: &[], run: lint::format },
    Step {
        name: "wasm target",
        parts: &["lint", "wasm", "e2e"],
        needs: &[],
        run: || untested(wasm_target::see_to),
    },
    Step { name: "clippy", parts: &["lint"], needs: &[], run: lint::clippy },
    Step {
        name: "clippy for wasm",
        parts: &["lint"],
        needs: &["wasm target"],
        run: lint::clippy_for_wasm,
    },
    Step { name: "native tests", parts: &["native"], needs: &[], run: native_tests::run },
    Step { name: "documentation", parts: &["lint"], needs: &[], run: lint::documentation },
    Step {
        name: "browser",
        parts: &["wasm", "e2e"],
        needs: &[],
        run: || untested(browser::see_to),
    },
    Step {
        name: "wasm-bindgen",
        parts: &["wasm", "e2e"],
        needs: &[],
        run: || untested(pinned_crate::wasm_bindgen),
    },
    Step {
        name: "wasm tests",
        parts: &["wasm"],
        needs: &["wasm target", "browser", "wasm-bindgen"],
        run: wasm_tests::run,
    },
    Step { name: "Trunk", parts: &["e2e"], needs: &[], run: || untested(pinned_crate::trunk) },
    Step {
        name: "Node packages",
        parts: &["e2e"],
        needs: &[],
        run: || untested(node::see_to_packages),
    },
    Step {
        name: "page",
        parts: &["e2e"],
        needs: &["wasm target", "browser", "wasm-bindgen", "Trunk", "Node packages"],
        run: || untested(build::published),
    },
    Step { name: "end-to-end tests", parts: &["e2e"], needs: &["page"], run: end_to_end::run },
];

/// Runs the named parts, or all of them.
pub fn run(words: &[String]) -> Result<()> {
    if let Some(unknown) = words.iter().find(|word| !PARTS.contains(&word.as_str())) {
        bail!("`{unknown}` is unknown: cargo xtask {USAGE}");
    }
    let is_wanted = |step: &&Step| {
        words.is_empty() || words.iter().any(|part| step.parts.contains(&part.as_str()))
    };
    let outcomes = run_all(STEPS.iter().filter(is_wanted));
    std::process::exit(i32::from(!report(&outcomes)))
}

/// A step that does something and counts no tests.
fn untested(act: fn() -> Result<()>) -> Result<Tally> {
    act().map(|()| Tally::default())
}
