//! The module's table of functions, in which both parts have a place for each function that one of
//! them calls in the other.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, Module, TableId, ir::Value};

/// Where a stub finds its function once the rest is there, by the function's number.
pub type Places = BTreeMap<usize, u64>;

/// Who stands where in it.
pub struct Table {
    pub id: TableId,
    pub functions: BTreeMap<u64, FunctionId>,
}

impl Table {
    pub fn of(module: &Module) -> Result<Self> {
        let (mut id, mut functions) = (None, BTreeMap::new());
        for element in module.elements.iter() {
            let ElementItems::Functions(side_by_side) = &element.items else { continue };
            let ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(first)) } =
                element.kind
            else {
                bail!("functions stand in a table at a place that is not known");
            };
            functions.extend((u64::try_from(first)?..).zip(side_by_side.iter().copied()));
            id = Some(table);
        }
        let id = id.context("the module has no table of functions")?;
        Ok(Self { id, functions })
    }
}

/// Sees to it that the table has all the places.
pub fn widen(module: &mut Module, table: TableId, places: &Places) {
    let size = places.values().map(|place| place + 1).max().unwrap_or(0);
    let table = module.tables.get_mut(table);
    table.initial = table.initial.max(size);
    table.maximum = table.maximum.map(|most| most.max(size));
}
