//! The functions that a first visit runs until the rest of the page would be there.

use super::{marks, name, with_rest};
use crate::{
    browser,
    program::{program, said},
    static_site::StaticSite,
};
use anyhow::{Context, Result, ensure};
use std::{collections::BTreeSet, fs, net::TcpListener, path::Path, thread};

/// The copy of the page whose functions note that they ran.
const MARKED: &str = "target/first_visit";

/// What opens the copy and tells which functions ran.
const WATCH: &str = "xtask/src/parts/first_visit.mjs";

/// The numbers of the functions, as the browser saw them.
pub fn functions(page: &Path, file: &Path, module: &[u8]) -> Result<BTreeSet<usize>> {
    copy(page, Path::new(MARKED))?;
    fs::write(Path::new(MARKED).join(name(file)), marks::marked(module)?)?;
    let index = Path::new(MARKED).join("index.html");
    // It is asked for, and never comes.
    fs::write(&index, with_rest(&fs::read_to_string(&index)?, "rest.wasm")?)?;
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let site = StaticSite::new(MARKED, "");
    let address = site.address(&listener)?;
    thread::spawn(move || site.serve(&listener));
    ran(&address)
}

fn ran(address: &str) -> Result<BTreeSet<usize>> {
    let mut node = program("node", &[WATCH, address, marks::MARK]);
    node.env("CHROME", browser::chrome()?);
    let numbers = said(&mut node)?;
    let numbers: BTreeSet<usize> =
        numbers.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    ensure!(!numbers.is_empty(), "a first visit ran no function");
    Ok(numbers)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("no {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
