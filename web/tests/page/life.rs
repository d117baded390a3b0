//! The page comes and goes without a trace.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::ErrorEvent;

use crate::page::{Page, frame};

/// What nobody caught, while it lives.
struct Errors {
    heard: Rc<RefCell<Vec<String>>>,
    listener: Closure<dyn FnMut(ErrorEvent)>,
}

impl Errors {
    fn listen() -> Self {
        let heard = Rc::<RefCell<Vec<String>>>::default();
        let record = Rc::clone(&heard);
        let listener =
            Closure::new(move |event: ErrorEvent| record.borrow_mut().push(event.message()));
        let callback = listener.as_ref().unchecked_ref();
        window().add_event_listener_with_callback("error", callback).unwrap();
        Self { heard, listener }
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        let callback = self.listener.as_ref().unchecked_ref();
        window().remove_event_listener_with_callback("error", callback).unwrap();
    }
}

async fn frames(count: usize) {
    for _ in 0..count {
        frame().await;
    }
}

#[wasm_bindgen_test]
async fn a_page_that_goes_while_it_plays_leaves_no_error() {
    let errors = Errors::listen();
    let page = Page::open("surface=rosenbrock;steps=1000000&run=sgd&run=adam").await;
    frames(3).await;
    drop(page);
    frames(20).await;
    assert_eq!(*errors.heard.borrow(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_page_that_goes_with_work_in_hand_leaves_no_error() {
    let errors = Errors::listen();
    let page = Page::open("").await;
    page.click("Duplicate").await;
    page.set(".run.open input[type=range]", "10", "input").await;
    drop(page);
    frames(30).await;
    assert_eq!(*errors.heard.borrow(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn keys_mean_nothing_to_a_page_that_is_gone() {
    let errors = Errors::listen();
    drop(Page::open("").await);
    let page = Page::open_at_end("surface=rosenbrock;steps=20&run=sgd").await;
    page.press("ArrowLeft").await;
    page.until("step 19", |page| page.cursor() == 19).await;
    assert_eq!(*errors.heard.borrow(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_page_that_is_gone_writes_no_address() {
    let page = Page::open("").await;
    page.set(".run.open input[type=range]", "10", "input").await;
    drop(page);
    let left = window().location().hash().unwrap();
    frames(30).await;
    assert_eq!(window().location().hash().unwrap(), left);
}
