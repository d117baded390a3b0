//! A module whose functions note that they ran, and which is never whole.

use super::first_part::lacking;
use super::numbered::Numbered;
use anyhow::Result;
use walrus::{ConstExpr, FunctionKind, ValType, ir::Value};

/// The exported variable of a function is its number behind this, and is 1 once it ran.
pub const MARK: &str = "ran";

/// The module with a variable for each function.
pub fn marked(module: &[u8]) -> Result<Vec<u8>> {
    let Numbered { mut module, functions } = Numbered::read(module)?;
    lacking(&mut module);
    for (number, function) in functions.into_iter().enumerate() {
        let zero = ConstExpr::Value(Value::I32(0));
        let mark = module.globals.add_local(ValType::I32, true, false, zero);
        module.exports.add(&format!("{MARK}{number}"), mark);
        if let FunctionKind::Local(function) = &mut module.funcs.get_mut(function).kind {
            let mut body = function.builder_mut().func_body();
            body.const_at(0, Value::I32(1)).global_set_at(1, mark);
        }
    }
    Ok(module.emit_wasm())
}
