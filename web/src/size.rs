//! Follows how large something is on the page.

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Does `act` when `element` has got a size, and whenever it gets another, while the owner lives.
pub fn follow(element: &Element, act: impl FnMut() + 'static) {
    let act = Closure::<dyn FnMut()>::new(act);
    let Ok(observer) = ResizeObserver::new(act.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let kept = SendWrapper::new((observer, act));
    on_cleanup(move || kept.0.disconnect());
}
