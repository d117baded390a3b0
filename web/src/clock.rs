//! The clock, on the page and in a worker.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Performance;

thread_local! {
    static CLOCK: Option<Performance> =
        js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance"))
            .ok()
            .and_then(|clock| clock.dyn_into().ok());
}

/// Milliseconds since this page or this worker began.
pub fn now() -> f64 {
    CLOCK.with(|clock| clock.as_ref().map_or(0.0, Performance::now))
}
