//! Sets the core's formulas as MathML, so that the page carries no LaTeX parser.

use std::fmt::Write;
use std::{env, fs, path::Path};

use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut table = String::from("&[\n");
    for latex in downhill::notation::formulas() {
        let _ = writeln!(table, "    ({latex:?}, {:?}),", mathml(&latex));
    }
    table.push(']');
    let folder = env::var("OUT_DIR").expect("cargo names the folder");
    fs::write(Path::new(&folder).join("mathml.rs"), table).expect("the folder can be written to");
}

/// The MathML of `latex`.
///
/// # Panics
/// If it is no LaTeX: better here than on the page.
fn mathml(latex: &str) -> String {
    let storage = Storage::new();
    if let Some(slip) = Parser::new(latex, &storage).find_map(Result::err) {
        panic!("{latex}: {slip}");
    }
    let mut mathml = String::new();
    let parser = Parser::new(latex, &storage);
    push_mathml(&mut mathml, parser, RenderConfig::default()).expect("a string can be written to");
    mathml
}
