//! The animation: films grow and the cursor moves, frame by frame, and nothing runs when nothing is
//! to be done.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::clock::now;
use crate::playground::Playground;

/// Milliseconds of a frame that computation may take.
pub const SLICE: f64 = 7.0;

/// Milliseconds between two pictures of films that grow in workers.
const REFRESH: f64 = 80.0;

/// A frame that comes later than this, as after another tab, counts as this long, in milliseconds.
const LONGEST_FRAME: f64 = 100.0;

/// Runs the animation while the page lives.
pub fn animate(playground: Playground) {
    let step = Rc::new(Ticker::default());
    let ticker = SendWrapper::new(Rc::clone(&step));
    step.install(playground);
    Effect::new(move |_| {
        if playground.playing.get() || playground.due.get().is_something() {
            ticker.wake();
        }
    });
}

/// Asks for one frame after another, as long as there is something to do.
#[derive(Default)]
struct Ticker {
    request: Cell<Option<i32>>,
    last: Cell<f64>,
    fraction: Cell<f64>,
    painted: Cell<bool>,
    refreshed: Cell<f64>,
    callback: RefCell<Option<OnFrame>>,
}

/// What the browser calls before it paints, with the time in milliseconds.
type OnFrame = Closure<dyn FnMut(f64)>;

impl Ticker {
    fn install(self: &Rc<Self>, playground: Playground) {
        let ticker = Rc::downgrade(self);
        let frame = move |time| {
            if let Some(ticker) = ticker.upgrade() {
                ticker.frame(playground, time);
            }
        };
        *self.callback.borrow_mut() = Some(Closure::new(frame));
        let ticker = SendWrapper::new(Rc::clone(self));
        on_cleanup(move || ticker.sleep());
    }

    fn wake(&self) {
        if self.request.get().is_none() {
            self.last.set(now());
            self.request();
        }
    }

    fn request(&self) {
        let callback = self.callback.borrow();
        let Some(callback) = callback.as_ref() else { return };
        let request = window().request_animation_frame(callback.as_ref().unchecked_ref());
        self.request.set(request.ok());
    }

    fn sleep(&self) {
        if let Some(request) = self.request.take() {
            let _ = window().cancel_animation_frame(request);
        }
    }

    fn frame(&self, playground: Playground, time: f64) {
        self.request.set(None);
        let passed = (time - self.last.replace(time)).clamp(0.0, LONGEST_FRAME);
        self.catch_up(playground);
        if playground.playing.get_untracked() {
            self.advance(playground, passed);
            playground.echo();
        }
        if playground.playing.get_untracked() || playground.due.get_untracked().is_something() {
            self.request();
        }
    }

    /// Does what is left to do. Workers are started when the first picture is on the screen.
    fn catch_up(&self, playground: Playground) {
        let due = playground.due.get_untracked();
        if due.work {
            if self.painted.replace(true) {
                playground.staff();
            }
            playground.compute(SLICE);
        } else if due.news && now() - self.refreshed.get() > REFRESH {
            self.refreshed.set(now());
            playground.refresh();
        }
        if due.frames {
            playground.seek();
        }
    }

    /// Moves the cursor on by as many steps as `passed` milliseconds hold.
    fn advance(&self, playground: Playground, passed: f64) {
        let steps = self.fraction.get() + playground.speed.get_untracked() * passed / 1000.0;
        self.fraction.set(steps.fract());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few steps")]
        playground.play_on(steps as u64);
    }
}
