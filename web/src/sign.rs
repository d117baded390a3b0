//! The sign of the films that are shown: two screens with the same sign show the same runs.

use std::time::Duration;

use downhill::film::Sign;
use leptos::prelude::*;

use crate::live::live;
use crate::playground::Playground;
use crate::texts::header as texts;

/// How long nothing changes before the films are signed.
const PAUSE: Duration = Duration::from_millis(400);

/// The sign, once the films are complete.
#[component]
pub fn SignTag() -> impl IntoView {
    let playground = Playground::here();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let wait = move || waiting.try_update_value(Option::take).flatten();
    Effect::new(move |_| {
        playground.experiment.track();
        wait().iter().for_each(TimeoutHandle::clear);
        let computed = playground.progress.with(|progress| progress.computed);
        if computed < playground.steps() {
            playground.sign().set(None);
            return;
        }
        let later = set_timeout_with_handle(move || playground.put_sign(), PAUSE);
        waiting.set_value(later.ok());
    });
    on_cleanup(move || wait().iter().for_each(TimeoutHandle::clear));
    live(move || {
        let sign = playground.sign().get()?.to_string();
        Some(
            view! { <span class="sign" title=texts::SIGN_MEANING><small>{texts::SIGN}" "</small>{sign}</span> },
        )
    })
}

impl Playground {
    /// Signs the films.
    fn put_sign(self) {
        let mut sign = Sign::default();
        let steps = untrack(|| self.steps());
        self.retell(Sign::steps(steps), |_, frames| {
            for frame in frames {
                sign.take(frame);
            }
        });
        if self.sign().get_untracked() != Some(sign) {
            self.sign().set(Some(sign));
        }
    }
}
