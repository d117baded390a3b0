//! The built page, used as a person uses it.

use crate::{
    browser, node, page,
    program::{program, run_tests},
    static_site::StaticSite,
    tally::Tally,
};
use anyhow::Result;
use std::{net::TcpListener, thread};

/// Publishing happens under a path as often as not, so the tests always look there.
const UNDER: &str = "/some/sub/path";

/// Serves the page and has Node run the tests against it.
pub fn run() -> Result<Tally> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let site = StaticSite::new(page::FOLDER, UNDER);
    let address = site.address(&listener)?;
    thread::spawn(move || site.serve(&listener));
    let mut node = program("node", &["--test", "--test-reporter=spec", "--test-concurrency=1"]);
    node.current_dir(node::FOLDER).env("DOWNHILL_URL", address).env("CHROME", browser::chrome()?);
    run_tests(&mut node)
}
