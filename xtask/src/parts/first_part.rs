//! The first part: early functions as they are, stubs for the others.

use super::{
    numbered::Numbered,
    table::{Places, Table, widen},
};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use walrus::{
    ConstExpr, FunctionBuilder, FunctionId, FunctionKind, GlobalId, ImportKind, LocalFunction,
    Module, TableId, ValType,
    ir::{UnaryOp, Value},
    passes::gc,
};

/// The variable that is 1 once the rest is there.
const WHOLE: &str = "whole";

/// A part of the name of the page's function that gets the rest at once.
const GET_THE_REST: &str = "joinTheRest";

/// What every stub needs.
struct Ways {
    /// Sees to it that the rest is there.
    ensure: FunctionId,
    table: TableId,
}

/// The functions for which the first part needs stubs: who stands in the table is found there, the
/// others behind them.
pub fn stubs(module: &[u8], early: &BTreeSet<usize>) -> Result<Places> {
    let numbered = Numbered::read(module)?;
    let table = Table::of(&numbered.module)?;
    let mut end = numbered.module.tables.get(table.id).initial;
    let late = (0..numbered.functions.len()).filter(|number| !early.contains(number));
    let late: Places = late.map(|number| (number, 0)).collect();
    let numbered = stubbed(numbered, &late)?;
    let used: BTreeSet<_> = numbered.module.funcs.iter().map(walrus::Function::id).collect();
    let seats: BTreeMap<_, _> = table.functions.iter().map(|(place, id)| (*id, *place)).collect();
    let late = late.into_keys().map(|number| (number, numbered.functions[number]));
    let late = late.filter(|(_, function)| used.contains(function));
    let place = |(number, function)| {
        let place = seats.get(&function).copied().unwrap_or_else(|| {
            end += 1;
            end - 1
        });
        (number, place)
    };
    Ok(late.map(place).collect())
}

/// The part, with `wanted` exported under the names by which the rest knows them.
pub fn part(
    module: &[u8],
    early: &BTreeSet<usize>,
    places: &Places,
    wanted: &BTreeSet<String>,
) -> Result<Vec<u8>> {
    let mut numbered = Numbered::read(module)?;
    for (name, item) in numbered.shared(early) {
        if wanted.contains(&name) {
            numbered.module.exports.add(&name, item);
        }
    }
    let Numbered { mut module, .. } = stubbed(numbered, places)?;
    Ok(module.emit_wasm())
}

/// The module with stubs for the functions that have `places`, and without what none needs then.
fn stubbed(numbered: Numbered, places: &Places) -> Result<Numbered> {
    let Numbered { mut module, functions } = numbered;
    let ways = ways(&mut module)?;
    widen(&mut module, ways.table, places);
    for (&number, &place) in places {
        let stub = stub(&mut module, functions[number], place, &ways)?;
        module.funcs.get_mut(functions[number]).kind = FunctionKind::Local(stub);
    }
    gc::run(&mut module);
    Ok(Numbered { module, functions })
}

fn ways(module: &mut Module) -> Result<Ways> {
    let get = module.imports.iter().find_map(|import| match import.kind {
        ImportKind::Function(function) if import.name.contains(GET_THE_REST) => Some(function),
        _ => None,
    });
    let get = get.with_context(|| format!("the module imports no {GET_THE_REST}"))?;
    let whole = lacking(module);
    let table = Table::of(module)?.id;
    let mut ensure = FunctionBuilder::new(&mut module.types, &[], &[]);
    let mut body = ensure.func_body();
    body.global_get(whole).unop(UnaryOp::I32Eqz).if_else(
        None,
        |lacking| {
            lacking.call(get);
        },
        |_| {},
    );
    Ok(Ways { ensure: ensure.finish(Vec::new(), &mut module.funcs), table })
}

/// Makes the module one that lacks its rest.
pub fn lacking(module: &mut Module) -> GlobalId {
    let zero = ConstExpr::Value(Value::I32(0));
    let whole = module.globals.add_local(ValType::I32, true, false, zero);
    module.exports.add(WHOLE, whole);
    whole
}

/// Calls what stands at `place`, of the same type as `function`, with its own arguments.
fn stub(
    module: &mut Module,
    function: FunctionId,
    place: u64,
    ways: &Ways,
) -> Result<LocalFunction> {
    let kind = module.funcs.get(function).ty();
    let (params, results) = module.types.params_results(kind);
    let (params, results) = (params.to_vec(), results.to_vec());
    let arguments: Vec<_> = params.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut stub = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = stub.func_body();
    body.call(ways.ensure);
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(i32::try_from(place)?).call_indirect(kind, ways.table);
    Ok(stub.local_func(arguments))
}
