//! The page's module in two parts: what runs until the map is painted, and the rest, which comes
//! behind it.
//!
//! Which functions a first visit runs is seen, not guessed: a copy of the page whose functions note
//! that they ran is opened in a browser, and gets no rest. In the first part every other function
//! is a stub that fetches the rest if that is not there yet, and calls it. So a function that is in
//! the wrong part costs time, never a result.

mod first_part;
mod first_visit;
mod marks;
mod numbered;
mod order;
mod rest;
mod table;

use crate::page;
use anyhow::{Context, Result};
use numbered::Numbered;
use std::{
    collections::BTreeSet,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

/// How Trunk ends the name of the module.
const ENDING: &str = "_bg.wasm";

/// Cuts the module of the page that was just built.
pub fn cut() -> Result<()> {
    let folder = Path::new(page::FOLDER);
    let file = module(folder)?;
    // In order, so that places in the table go up with the functions.
    let module = order::ordered(&fs::read(&file)?)?;
    let mut early = first_visit::functions(folder, &file, &module)?;
    early.extend(Numbered::read(&module)?.short());
    let Parts { first, rest } = parts(&module, &early)?;
    let names = Names::of(&file, (&first, &rest));
    fs::write(folder.join(&names.first), first)?;
    fs::write(folder.join(&names.rest), rest)?;
    fs::remove_file(&file)?;
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index)?.replace(&name(&file), &names.first);
    Ok(fs::write(index, with_rest(&page, &names.rest)?)?)
}

/// A module in two.
struct Parts {
    first: Vec<u8>,
    rest: Vec<u8>,
}

/// `early` are the numbers of the functions of the first part.
fn parts(module: &[u8], early: &BTreeSet<usize>) -> Result<Parts> {
    let stubs = first_part::stubs(module, early)?;
    let (rest, wanted) = rest::part(module, early, &stubs)?;
    let first = first_part::part(module, early, &stubs, &wanted)?;
    Ok(Parts { first: order::ordered(&first)?, rest: order::ordered(&rest)? })
}

/// Both have one digest in their names: parts of different modules never meet in a cache.
struct Names {
    first: String,
    rest: String,
}

impl Names {
    fn of(file: &Path, parts: (&[u8], &[u8])) -> Self {
        let mut hasher = DefaultHasher::new();
        parts.hash(&mut hasher);
        let stem = name(file).replace(ENDING, "");
        let digest = hasher.finish();
        let name = |part| format!("{stem}_{part}-{digest:016x}.wasm");
        Self { first: name("first"), rest: name("rest") }
    }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn module(folder: &Path) -> Result<PathBuf> {
    let files = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let is_module = |file: &PathBuf| name(file).ends_with(ENDING);
    files.into_iter().find(is_module).context("the built page has no module")
}

/// The page with the link by which it knows that there is a rest.
fn with_rest(page: &str, rest: &str) -> Result<String> {
    let (head, body) = page.split_once("</head>").context("the built page has no head")?;
    Ok(format!("{head}<link rel=\"rest\" href=\"./{rest}\"></head>{body}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::Module;

    /// Functions 0 and 1 are early. The late ones are called by name and through a table.
    const MODULE: &str = r#"(module
        (type $number (func (param i32) (result i32)))
        (import "page" "__wbg_joinTheRest_1" (func $join))
        (import "page" "say" (func $say (param i32)))
        (memory (export "memory") 1)
        (global $depth (mut i32) (i32.const 7))
        (table (export "table") 4 funcref)
        (elem (i32.const 1) $by_table $early)
        (func $early (type $number) (call $by_name (local.get 0)))
        (func $start (export "start") (type $number)
            (call_indirect (type $number) (call $early (local.get 0)) (i32.const 1)))
        (func $by_name (type $number)
            (call $say (global.get $depth)) (i32.load offset=1001 (call $deep (local.get 0))))
        (func $by_table (type $number) (i32.const 2002))
        (func $deep (type $number) (call $early (i32.const 3003))))"#;

    fn cut() -> Parts {
        parts(&wat::parse_str(MODULE).unwrap(), &BTreeSet::from([0, 1])).unwrap()
    }

    /// The number, as it would stand in the code.
    fn has(part: &[u8], number: [u8; 2]) -> bool {
        part.windows(2).any(|bytes| bytes == number)
    }

    #[test]
    fn each_function_is_in_one_part() {
        let Parts { first, rest } = cut();
        // 1001, 2002 and 3003, seven bits a byte.
        for number in [[0xe9, 0x07], [0xd2, 0x0f], [0xbb, 0x17]] {
            assert!(!has(&first, number) && has(&rest, number), "{number:x?}");
        }
    }

    #[test]
    fn the_rest_finds_all_it_imports_in_the_first_part() {
        let Parts { first, rest } = cut();
        let [first, rest] = [first, rest].map(|part| Module::from_buffer(&part).unwrap());
        let exported = |name: &str| first.exports.iter().any(|export| export.name == name);
        assert!(rest.imports.iter().all(|import| import.module == "first"));
        assert!(rest.imports.iter().all(|import| exported(&import.name)));
        assert!(["start", "memory", "table", "whole"].into_iter().all(exported));
        // `$by_table` has its place, `$by_name` gets one; nobody in the first part calls `$deep`.
        for part in [&first, &rest] {
            let [table] = part.tables.iter().collect::<Vec<_>>()[..] else { panic!("one table") };
            assert_eq!(table.initial, 5);
        }
    }

    #[test]
    fn a_module_that_cannot_get_a_rest_is_refused() {
        let module = wat::parse_str("(module (func) (func))").unwrap();
        assert!(parts(&module, &BTreeSet::from([0])).is_err());
    }

    #[test]
    fn the_page_names_its_rest() {
        assert_eq!(
            with_rest("<head></head>", "x.wasm").unwrap(),
            "<head><link rel=\"rest\" href=\"./x.wasm\"></head>"
        );
    }
}
