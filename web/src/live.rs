//! What changes on the page.

use leptos::prelude::*;

/// A part of the page that is made anew when something changes that it reads.
pub type Live = Box<dyn Fn() -> AnyView + Send>;

/// The part that `view` makes.
///
/// Leptos takes the closure itself as well, but compiles all that goes with it for every closure
/// anew; those that come as the same type share it, and all of it is downloaded.
pub fn live<V: IntoView + 'static>(view: impl Fn() -> V + Send + 'static) -> Live {
    Box::new(move || view().into_any())
}
