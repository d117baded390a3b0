//! Every formula and symbol of the catalogues is LaTeX that a parser can read.
#![cfg(not(target_arch = "wasm32"))]

use downhill::catalogue::Catalogue;
use downhill::data::DataSet;
use downhill::notation::{formulas, parts};
use downhill::optimizer::Optimizer;
use downhill::schedule::Schedule;
use downhill::surface::Surface;
use pulldown_latex::{Parser, Storage};

/// The LaTeX of each record of a catalogue, with the record's key.
fn texts<T: Catalogue>() -> impl Iterator<Item = (&'static str, &'static str)> {
    T::all().map(Catalogue::entry).flat_map(|entry| {
        let symbols = entry.knobs.iter().map(|knob| knob.symbol);
        symbols.chain([entry.formula]).map(|text| (entry.key, text))
    })
}

#[test]
fn formulas_and_symbols_are_latex() {
    let surfaces = texts::<Surface>().chain(texts::<DataSet>());
    for (key, text) in surfaces.chain(texts::<Optimizer>()).chain(texts::<Schedule>()) {
        let storage = Storage::new();
        let slip = Parser::new(text, &storage).find_map(Result::err);
        assert!(slip.is_none(), "{key}: {}", slip.expect("there is one"));
    }
}

#[test]
fn everything_that_is_shown_is_latex() {
    for text in formulas() {
        let storage = Storage::new();
        let slip = Parser::new(&text, &storage).find_map(Result::err);
        assert!(slip.is_none(), "{text}: {}", slip.expect("there is one"));
    }
}

#[test]
fn the_parts_of_a_surface_are_set_as_well() {
    let set = formulas();
    for surface in Surface::all() {
        assert!(
            parts(surface.entry.formula).all(|part| set.contains(part)),
            "{}",
            surface.entry.key
        );
    }
    let [value, u, v] =
        parts(Surface::find("ravine").expect("it is there").entry.formula).collect::<Vec<_>>()[..]
    else {
        panic!("not three parts")
    };
    assert!(value.starts_with("f(x, y) =") && u.starts_with("u =") && v.starts_with("v ="));
}
