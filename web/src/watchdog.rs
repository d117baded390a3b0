//! The watchdog: looks for workers that fall silent without an error, as one whose process the
//! system stopped.

use std::time::Duration;

use leptos::prelude::*;

use crate::playground::Playground;

/// Between two looks.
const PAUSE: Duration = Duration::from_secs(1);

/// Watches while workers have something to do.
pub fn watch(playground: Playground) {
    let waits = Memo::new(move |_| playground.progress.get().waits);
    Effect::new(move |_| {
        if waits.get()
            && let Ok(looks) =
                set_interval_with_handle(move || playground.look_for_workers(), PAUSE)
        {
            on_cleanup(move || looks.clear());
        }
    });
}
