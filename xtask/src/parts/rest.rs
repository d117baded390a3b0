//! The rest: the functions that are not early, around the first part's memory, tables and variables.

use super::{
    numbered::Numbered,
    table::{Places, Table, widen},
};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalKind,
    ImportId, ImportedFunction, Module, TableId, ir::Value, passes::gc,
};

/// What the rest calls the first part.
const FIRST: &str = "first";

/// Functions that stand side by side in a table.
struct Row {
    place: u64,
    functions: Vec<FunctionId>,
}

/// The part, and the names by which it imports from the first one.
pub fn part(
    module: &[u8],
    early: &BTreeSet<usize>,
    places: &Places,
) -> Result<(Vec<u8>, BTreeSet<String>)> {
    let numbered = Numbered::read(module)?;
    let shared = numbered.shared(early);
    let Numbered { mut module, functions } = numbered;
    let table = Table::of(&module)?;
    let late = places.iter().map(|(&number, &place)| (place, functions[number]));
    let rows = rows(&table, &late.collect());
    widen(&mut module, table.id, places);
    empty(&mut module);
    for (name, item) in shared {
        import(&mut module, &name, item);
    }
    for row in rows {
        put(&mut module, table.id, row)?;
    }
    gc::run(&mut module);
    let wanted = module.imports.iter().map(|import| import.name.clone()).collect();
    Ok((module.emit_wasm(), wanted))
}

/// The `late` functions wherever they stand in the table: there they take their stubs' places, so
/// that who calls through it goes no detour.
fn rows(table: &Table, late: &BTreeMap<u64, FunctionId>) -> Vec<Row> {
    let known: BTreeSet<_> = late.values().collect();
    let seats = table.functions.iter().filter(|(_, function)| known.contains(function));
    let seats: BTreeMap<_, _> = seats.chain(late).collect();
    let mut rows: Vec<Row> = Vec::new();
    for (&place, &function) in seats {
        match rows.last_mut() {
            Some(row) if row.place + row.functions.len() as u64 == place => {
                row.functions.push(function);
            }
            _ => rows.push(Row { place, functions: vec![function] }),
        }
    }
    rows
}

/// Leaves nothing but functions and what they name: the rest is the first part's in all else.
fn empty(module: &mut Module) {
    module.start = None;
    for export in module.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
        module.exports.delete(export);
    }
    for element in module.elements.iter().map(walrus::Element::id).collect::<Vec<_>>() {
        module.elements.delete(element);
    }
    for data in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        module.data.delete(data);
    }
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
}

fn import(module: &mut Module, name: &str, item: ExportItem) {
    match item {
        ExportItem::Function(id) => import_function(module, name, id),
        ExportItem::Table(id) => {
            module.tables.get_mut(id).import = Some(module.imports.add(FIRST, name, id));
        }
        ExportItem::Memory(id) => {
            module.memories.get_mut(id).import = Some(module.imports.add(FIRST, name, id));
        }
        ExportItem::Global(id) => {
            let import = module.imports.add(FIRST, name, id);
            module.globals.get_mut(id).kind = GlobalKind::Import(import);
        }
        ExportItem::Tag(_) => {}
    }
}

/// A function of the page is imported by its new name, another one from now on.
fn import_function(module: &mut Module, name: &str, id: FunctionId) {
    let of_page: Option<ImportId> = match &module.funcs.get(id).kind {
        FunctionKind::Import(function) => Some(function.import),
        _ => None,
    };
    if let Some(import) = of_page {
        let import = module.imports.get_mut(import);
        (import.module, import.name) = (FIRST.to_owned(), name.to_owned());
    } else {
        let import = module.imports.add(FIRST, name, id);
        let function = module.funcs.get_mut(id);
        function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
    }
}

fn put(module: &mut Module, table: TableId, Row { place, functions }: Row) -> Result<()> {
    let offset = ConstExpr::Value(Value::I32(i32::try_from(place)?));
    let kind = ElementKind::Active { table, offset };
    let element = module.elements.add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(element);
    Ok(())
}
