//! The service: what a worker does. It records the films that it is asked for and sends what is new.

use std::cell::RefCell;
use std::rc::Rc;

use downhill::data::Sheet;
use downhill::experiment::{Experiment, Task};
use downhill::film::{Film, Mark};
use downhill::shelf::Shelf;
use downhill::tally::Tally;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};

use super::labour::{Making, record};
use super::message::{Parcel, Report, Request, Ticket};
use super::same_course;
use crate::clock::now;

/// Milliseconds between two looks into the letter box: less than a frame.
const BURST: f64 = 8.0;

/// Milliseconds between two reports.
const PACE: f64 = 60.0;

/// What a worker has in hand.
#[derive(Default)]
struct Service {
    shelf: Shelf,
    problem: Option<(Experiment, Task)>,
    jobs: Vec<Job>,
    reported: Option<f64>,
    busy: bool,
}

/// A film, what it took since the page was told, and how much of it the page has.
struct Job {
    ticket: Ticket,
    film: Film,
    tally: Tally,
    sent: Mark,
    reported: u64,
}

/// Listens to the page from now on, if this is a worker.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let Ok(channel) = MessageChannel::new() else { return };
    let service = Rc::new(RefCell::new(Service::default()));
    let (own, next) = (channel.port1(), channel.port2());
    let go_on = Rc::new(move || drop(next.post_message(&JsValue::NULL)));
    let work = working(&scope, &service, Rc::clone(&go_on));
    own.set_onmessage(Some(work.into_js_value().unchecked_ref()));
    let listen = listening(service, go_on);
    scope.set_onmessage(Some(listen.into_js_value().unchecked_ref()));
    send(&scope, &Report::Ready);
}

/// Takes requests. One that cannot be met is an error, which the page hears of.
fn listening(
    service: Rc<RefCell<Service>>,
    go_on: Rc<impl Fn() + 'static>,
) -> Closure<dyn FnMut(MessageEvent)> {
    Closure::new(move |event: MessageEvent| {
        let request = Request::of(&event.data());
        let taken = request.and_then(|request| service.borrow_mut().take(request));
        if taken.is_none() {
            wasm_bindgen::throw_str("a request that cannot be met");
        }
        if !service.borrow().busy {
            service.borrow_mut().busy = true;
            go_on();
        }
    })
}

/// Works for a moment, and goes on after a look at what the page has sent meanwhile.
fn working(
    scope: &DedicatedWorkerGlobalScope,
    service: &Rc<RefCell<Service>>,
    go_on: Rc<impl Fn() + 'static>,
) -> Closure<dyn FnMut()> {
    let (scope, service) = (scope.clone(), Rc::clone(service));
    Closure::new(move || {
        let report = service.borrow_mut().work();
        if let Some(report) = report {
            send(&scope, &report);
        }
        if service.borrow().busy {
            go_on();
        }
    })
}

fn send(scope: &DedicatedWorkerGlobalScope, report: &Report) {
    let (message, transfer) = report.post();
    let _ = scope.post_message_with_transfer(&message, &transfer);
}

impl Service {
    /// Takes a request up. `None` if it is none that can be met.
    fn take(&mut self, request: Request) -> Option<()> {
        match request {
            Request::Sheet(text) => {
                self.shelf.put(Sheet::read(&text).ok()?);
            }
            Request::Films(_, parcels) if parcels.is_empty() => self.jobs.clear(),
            Request::Films(text, parcels) => {
                let experiment: Experiment = text.parse().ok()?;
                self.pose(&experiment)?;
                self.employ(&experiment, &parcels)?;
                self.problem.as_mut()?.0 = experiment;
                self.reported = None;
            }
        }
        Some(())
    }

    /// Makes the problem, unless it is the last one.
    fn pose(&mut self, experiment: &Experiment) -> Option<()> {
        if self.problem.as_ref().is_none_or(|(last, _)| !same_course(last, experiment)) {
            let task = experiment.task(&self.shelf).ok()?;
            self.problem = Some((experiment.clone(), task));
        }
        Some(())
    }

    /// Goes on with films that it knows, takes up others, and drops the rest.
    fn employ(&mut self, experiment: &Experiment, parcels: &[Parcel]) -> Option<()> {
        let mut known = std::mem::take(&mut self.jobs);
        let (_, task) = self.problem.as_ref()?;
        for (plan, Parcel { ticket, chunk, .. }) in experiment.plans.iter().zip(parcels) {
            let place = known.iter().position(|job| job.ticket == *ticket && chunk.is_empty());
            let new = || {
                let mut film = task.film(plan, &experiment.course);
                let joined = film.reel.join(chunk);
                let (sent, reported) = (film.reel.mark(), film.reel.head.step);
                let tally = Tally::default();
                joined.then_some(Job { ticket: *ticket, film, tally, sent, reported })
            };
            self.jobs.push(place.map(|place| known.swap_remove(place)).or_else(new)?);
        }
        Some(())
    }

    /// Records for a moment. Returns what there is to report, if it is time to.
    fn work(&mut self) -> Option<Report> {
        let horizon = self.problem.as_ref().map_or(0, |(experiment, _)| experiment.steps());
        let mut films: Vec<_> = self.jobs.iter_mut().map(Job::making).collect();
        self.busy = record(&mut films, horizon, BURST);
        let time = now();
        if self.busy && self.reported.is_some_and(|last| time - last < PACE) {
            return None;
        }
        self.reported = Some(time);
        let parcels: Vec<_> = self.jobs.iter_mut().filter_map(Job::parcel).collect();
        (!parcels.is_empty()).then_some(Report::Films(parcels))
    }
}

impl Job {
    /// What is to be recorded.
    fn making(&mut self) -> Making<'_> {
        let Self { film, tally, .. } = self;
        Making { film, tally }
    }

    /// What the page has not got yet, if there is something.
    fn parcel(&mut self) -> Option<Parcel> {
        let mark = self.film.reel.mark();
        let reel = &self.film.reel;
        if reel.head.step == self.reported {
            return None;
        }
        self.reported = reel.head.step;
        let chunk = reel.since(&self.sent);
        self.sent = mark;
        let tally = std::mem::take(&mut self.tally);
        Some(Parcel { ticket: self.ticket, chunk, tally })
    }
}
