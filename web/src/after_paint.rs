//! What can wait until the rest of the page is seen.

use std::time::Duration;

use leptos::prelude::*;

/// Calls `deed` in a task of its own, once what there is now is painted: before a frame is painted
/// its callbacks are called, behind it what was put off in them.
pub fn after_paint(deed: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(deed, Duration::ZERO));
}
