//! What comes with the rest of the page's module.

use leptos::prelude::*;

use crate::rest;
use crate::show::Show;

/// Mounts its children once the module is whole: the map is seen before the rest has come.
#[component]
pub fn Later(children: ChildrenFn) -> impl IntoView {
    let ready = RwSignal::new(false);
    rest::then(move || {
        // The page may be gone by then.
        let _ = ready.try_set(true);
    });
    view! { <Show when=move || ready.get()>{children()}</Show> }
}
