//! What is on the page only under a condition.

use leptos::children::ViewFn;
use leptos::prelude::*;

/// Shows its children while a condition holds.
///
/// Leptos's own `Show` is compiled for every condition and every content anew, this one once: the
/// page has some thirty, and all of it is downloaded.
#[component(transparent)]
pub fn Show(
    /// The condition.
    when: impl Fn() -> bool + Send + Sync + 'static,
    /// What stands there while it does not hold.
    #[prop(optional, into)]
    fallback: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    shown(Box::new(when), fallback, children)
}

fn shown(
    when: Box<dyn Fn() -> bool + Send + Sync>,
    fallback: ViewFn,
    children: ChildrenFn,
) -> AnyView {
    let holds = ArcMemo::new(move |_| when());
    (move || if holds.get() { children() } else { fallback.run() }).into_any()
}
