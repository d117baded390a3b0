//! The page in one column, as on a phone.

use leptos::prelude::window;

/// When the page has one column, as the style sheet says it too.
const WHEN: &str = "(max-width: 900px), (max-height: 480px)";

/// Whether the page has one column: what one does not need at once is put away at first there.
pub fn is_the_only_one() -> bool {
    window().match_media(WHEN).ok().flatten().is_some_and(|query| query.matches())
}
