//! What is not the first thing that one looks at.

use leptos::prelude::*;

use crate::after_paint::after_paint;
use crate::show::Show;

/// Mounts its children in a task of their own, once what stands before them is painted, so that
/// the map is seen before everything else is ready, and no task is long.
#[component]
pub fn Soon(children: ChildrenFn) -> impl IntoView {
    let ready = RwSignal::new(false);
    after_paint(move || {
        // The page may be gone by then.
        let _ = ready.try_set(true);
    });
    view! { <Show when=move || ready.get()>{children()}</Show> }
}
