//! Entry of the page, and of its workers, which start the same module.

use downhill_web::rest;

fn main() {
    console_error_panic_hook::set_once();
    rest::begin();
    if web_sys::window().is_some() {
        // What the page is for is read while the rest is made: the first task is a long one.
        let page = || leptos::mount::mount_to_body(downhill_web::App);
        rest::enough(move || downhill_web::after_paint(page));
    } else {
        rest::join();
        downhill_web::serve();
    }
}
