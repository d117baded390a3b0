//! Links: good ones are the experiment, broken ones a message and the experiment of a first visit.

use downhill::experiment::Experiment;
use downhill_figures::number;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, frame, shows_something};

const BROKEN: [&str; 10] = [
    "nonsense",
    "surface=nowhere&run=sgd",
    "surface=rosenbrock;start=1&run=sgd",
    "surface=rosenbrock;start=NaN,1&run=sgd",
    "surface=rosenbrock&run=nobody",
    "surface=rosenbrock&run=sgd;learning_rate=-1",
    "surface=rosenbrock&run=sgd;learning_rat=1",
    "surface=rosenbrock;steps=1e99&run=sgd",
    "surface=%E0%A4&run=%",
    "surface=rosenbrock&run=sgd&run=sgd&run=sgd&run=sgd&run=sgd&run=sgd&run=sgd&run=sgd&run=sgd",
];

fn complaint(page: &Page) -> String {
    page.text(".complaint")
}

#[wasm_bindgen_test]
async fn a_broken_link_is_a_message_and_the_welcome_experiment() {
    for link in BROKEN {
        let page = Page::open(link).await;
        assert!(complaint(&page).contains("This link is broken"), "{link}: {}", complaint(&page));
        assert!(complaint(&page).contains("allowed"), "{link}: {}", complaint(&page));
        is_welcome(&page).await;
    }
}

/// Data that was on another machine cannot be in a link.
#[wasm_bindgen_test]
async fn a_link_to_data_that_is_elsewhere_is_a_message_and_the_welcome_experiment() {
    let page = Page::open("data=own:1234567890abcdef;target=y;features=x&run=sgd").await;
    page.until("a message", |page| !complaint(page).is_empty()).await;
    is_welcome(&page).await;
}

async fn is_welcome(page: &Page) {
    let welcome = Experiment::default();
    page.until("as many readings", |page| page.readings().len() == welcome.plans.len()).await;
    page.until("a picture", |page| {
        page.all(".centre canvas").iter().any(shows_something)
            && page.seek(".centre canvas").is_some()
    })
    .await;
    let titles: Vec<_> =
        page.all(".run .head strong").iter().filter_map(|title| title.text_content()).collect();
    assert_eq!(titles, welcome.titles());
}

#[wasm_bindgen_test]
async fn a_message_can_be_dismissed() {
    let page = Page::open("nonsense").await;
    page.click("Dismiss").await;
    page.until("nothing", |page| complaint(page).is_empty()).await;
}

#[wasm_bindgen_test]
async fn another_hash_is_another_experiment() {
    let page = Page::open_at_end("").await;
    leptos::prelude::window().location().set_hash("surface=square;steps=7&run=adam").unwrap();
    page.until("seven steps", |page| page.horizon() == 7 && page.readings().len() == 1).await;
    leptos::prelude::window().location().set_hash("surface=nowhere").unwrap();
    page.until("a message", |page| complaint(page).contains("nowhere")).await;
    assert_eq!(page.horizon(), 7, "the last good experiment stays");
}

#[wasm_bindgen_test]
async fn the_loss_of_a_link_is_the_one_of_the_core() {
    let text = "surface=himmelblau;steps=50&run=adam;learning_rate=0.05";
    let experiment: Experiment = text.parse().unwrap();
    let task = experiment.task(&downhill::shelf::Shelf::default()).unwrap();
    let mut film = task.films(&experiment).remove(0);
    film.record(50);
    let state = film.seek(50, None);
    let loss = film.frame(state).loss;
    let page = Page::open_at_end(text).await;
    assert_eq!(page.readings(), [number::exact(loss)]);
}

#[wasm_bindgen_test]
async fn the_address_is_left_alone_until_something_changes() {
    let page = Page::open_at_end("").await;
    for _ in 0..20 {
        frame().await;
    }
    let hash = leptos::prelude::window().location().hash().unwrap();
    assert_eq!(hash, "");
    page.find("main").unchecked_into::<web_sys::HtmlElement>().click();
}
