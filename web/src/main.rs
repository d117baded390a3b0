//! Entry of the page, and of its workers, which start the same module.

fn main() {
    console_error_panic_hook::set_once();
    if web_sys::window().is_some() {
        // What the page is for is read while the rest is made: the first task is a long one.
        downhill_web::after_paint(|| leptos::mount::mount_to_body(downhill_web::App));
    } else {
        downhill_web::serve();
    }
}
