//! A module whose functions are numbered as they stand in it, and what its parts share.

use anyhow::Result;
use std::collections::BTreeSet;
use walrus::{ExportItem, FunctionId, FunctionKind, ImportKind, Module};

/// The module, and the functions that are its own by their numbers.
pub struct Numbered {
    pub module: Module,
    pub functions: Vec<FunctionId>,
}

impl Numbered {
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let module = Module::from_buffer(bytes)?;
        let functions = module.funcs.iter_local().map(|(id, _)| id).collect();
        Ok(Self { module, functions })
    }

    /// The functions that are hardly longer than a stub. Many of them are one way of two that a
    /// visit may go, and only one of them is seen.
    pub fn short(&self) -> impl Iterator<Item = usize> {
        const INSTRUCTIONS: u64 = 6;
        let is_short = |function: &FunctionId| match &self.module.funcs.get(*function).kind {
            FunctionKind::Local(function) => function.size() <= INSTRUCTIONS,
            _ => false,
        };
        (0..).zip(&self.functions).filter(move |(_, id)| is_short(id)).map(|(number, _)| number)
    }

    /// What the first part has and the rest may need, by the names that both have for it: memories,
    /// tables and variables, the page's functions, and the `early` ones.
    pub fn shared(&self, early: &BTreeSet<usize>) -> Vec<(String, ExportItem)> {
        let Self { module, functions } = self;
        let memories = module.memories.iter().map(|it| ExportItem::Memory(it.id()));
        let tables = module.tables.iter().map(|it| ExportItem::Table(it.id()));
        let variables = module.globals.iter().map(|it| ExportItem::Global(it.id()));
        let of_page = module.imports.iter().filter_map(|import| match import.kind {
            ImportKind::Function(function) => Some(ExportItem::Function(function)),
            _ => None,
        });
        let functions = early.iter().map(|&number| ExportItem::Function(functions[number]));
        let items = memories.chain(tables).chain(variables).chain(of_page).chain(functions);
        items.enumerate().map(|(place, item)| (format!("{place:x}"), item)).collect()
    }
}
