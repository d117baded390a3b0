//! The page in one column, as on a phone.

use leptos::ev::WheelEvent;
use leptos::prelude::window;

/// When the page has one column, as the style sheet says it too.
const WHEN: &str = "(max-width: 900px), (max-height: 480px)";

/// Whether the page has one column: what one does not need at once is put away at first there.
pub fn is_the_only_one() -> bool {
    window().match_media(WHEN).ok().flatten().is_some_and(|query| query.matches())
}

/// Whether the wheel is the page's own: where that has one column, a figure may fill the window, and
/// the wheel scrolls past it unless Ctrl is held, as it seems to be when a trackpad is pinched.
pub fn scrolls_by(event: &WheelEvent) -> bool {
    is_the_only_one() && !event.ctrl_key()
}
