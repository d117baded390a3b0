//! The page in a browser: mounted, used and looked at, part by part.

#![cfg(target_arch = "wasm32")]

mod catalogues;
mod fields;
mod lessons;
mod life;
mod links;
mod page;
mod runs;
mod slider;
mod transport;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
