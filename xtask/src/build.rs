//! `cargo xtask build`: the page as it is published, with its module in two parts.

use crate::{browser, node, page, parts};
use anyhow::Result;

/// The command as it is typed.
pub const USAGE: &str = "build";

/// Builds it into `dist`.
pub fn run(_: &[String]) -> Result<()> {
    page::see_to_tools()?;
    browser::see_to()?;
    node::see_to_packages()?;
    published()?;
    println!("\nThe page is in `{}`, to be published under any path", page::FOLDER);
    Ok(())
}

/// The same where tools, browser and packages are there.
pub fn published() -> Result<()> {
    page::build()?;
    parts::cut()
}
