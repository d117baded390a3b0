//! A hand: one worker, as the page sees it.

use std::collections::BTreeSet;

use js_sys::{Array, Reflect};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::message::{Parcel, Report, Request, Ticket};
use crate::rest;

/// The script, beside the page wherever that is published.
const SCRIPT: &str = "./worker.js";

/// How often a worker that has something to do may be looked for in vain. It reports many times
/// between two looks, unless it makes a large problem or one update of it takes long.
const PATIENCE: u32 = 5;

/// What the browser calls when a worker says something, and when it dies.
type OnMessage = Closure<dyn FnMut(MessageEvent)>;
type OnError = Closure<dyn FnMut(JsValue)>;

/// A worker. It ends when this is dropped.
pub struct Hand {
    worker: Worker,
    /// Whether it listens.
    pub ready: bool,
    /// How often it was looked for since it said something or was asked for something else.
    silence: u32,
    /// The digests of the sheets that it has.
    sheets: BTreeSet<u64>,
    /// The runs it was asked for last.
    asked: (String, Vec<Ticket>),
    _heard: (OnMessage, OnError),
}

/// What is heard of a worker.
pub enum News {
    /// What it says.
    Says(Report),
    /// It died.
    Died,
}

impl Hand {
    /// Starts a worker, of which `hear` gets the news. `None` where there are no workers.
    pub fn start(hear: impl Fn(News) + Clone + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = script()?;
        let worker = Worker::new_with_options(SCRIPT, &options).ok()?;
        let dies = hear.clone();
        let says = OnMessage::new(move |event: MessageEvent| {
            hear(Report::of(&event.data()).map_or(News::Died, News::Says));
        });
        let dies = OnError::new(move |_| dies(News::Died));
        worker.set_onmessage(Some(says.as_ref().unchecked_ref()));
        worker.set_onerror(Some(dies.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(dies.as_ref().unchecked_ref()));
        let program = Array::of3(&address, &wasm_bindgen::module(), &rest::compiled());
        worker.post_message(&program).ok()?;
        Some(Self {
            worker,
            ready: false,
            silence: 0,
            sheets: BTreeSet::new(),
            asked: (String::new(), Vec::new()),
            _heard: (says, dies),
        })
    }

    /// Gives it the sheet with this digest, unless it has it.
    pub fn bring(&mut self, digest: u64, text: &str) {
        if self.sheets.insert(digest) {
            self.post(&Request::Sheet(text.to_owned()));
        }
    }

    /// Asks for these runs, and nothing else any more, unless it was asked for just that.
    pub fn ask(&mut self, text: String, parcels: Vec<Parcel>) {
        let tickets = parcels.iter().map(|parcel| parcel.ticket).collect();
        let asked = (text, tickets);
        if self.asked != asked {
            self.asked.clone_from(&asked);
            self.silence = 0;
            self.post(&Request::Films(asked.0, parcels));
        }
    }

    /// Notes that it said something.
    pub fn speaks(&mut self) {
        self.silence = 0;
    }

    /// Looks for it. Returns whether it has been silent too often to be alive.
    pub fn is_lost(&mut self) -> bool {
        self.silence += 1;
        self.silence > PATIENCE
    }

    fn post(&self, request: &Request) {
        let (message, transfer) = request.post();
        let _ = self.worker.post_message_with_transfer(&message, &transfer);
    }
}

impl Drop for Hand {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

/// The address of the page's own script, which a worker starts as well.
fn script() -> Option<JsValue> {
    let link = document().query_selector("link[rel=modulepreload]").ok()??;
    Reflect::get(&link, &JsValue::from_str("href")).ok()
}
