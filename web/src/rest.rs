//! The rest of the page's module, which comes when the map is there already. `cargo xtask build`
//! cuts it off; in one piece, the module lacks nothing, and nothing here waits.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use crate::address::fragment;
use crate::session;
use crate::texts::complaints as texts;

mod script {
    use super::{JsValue, wasm_bindgen};

    #[wasm_bindgen(module = "/rest.js")]
    extern "C" {
        pub fn begin(exports: &JsValue, words: &str);
        pub async fn comes();
        pub fn compiled() -> JsValue;
        #[wasm_bindgen(js_name = joinTheRest)]
        pub fn join_the_rest();
    }
}

/// Begins the module: from now on, what it lacks can be got.
pub fn begin() {
    script::begin(&wasm_bindgen::exports(), texts::REST_IS_MISSING);
}

/// The rest, compiled, for workers; nothing if there is none.
pub fn compiled() -> JsValue {
    script::compiled()
}

/// Joins the rest that the page sent along.
pub fn join() {
    script::join_the_rest();
}

/// Calls `deed` once the module is whole.
pub fn then(deed: impl FnOnce() + 'static) {
    spawn_local(async {
        script::comes().await;
        deed();
    });
}

/// Calls `deed` when the module has all that the first picture needs: only what a first visit shows
/// needs less than the whole.
pub fn enough(deed: impl FnOnce() + 'static) {
    let is_first_visit = fragment().is_empty() && session::is_empty();
    if is_first_visit { deed() } else { then(deed) }
}
