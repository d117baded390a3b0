//! A slider changes everything at once: reading, map and address.

use downhill::catalogue::Catalogue;
use downhill::experiment::Experiment;
use downhill::optimizer::Optimizer;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

use crate::page::{Page, address};

/// The name of a knob of the first optimizer.
fn knob(key: &str) -> &'static str {
    let knobs = Optimizer::first().entry.knobs;
    knobs.iter().find(|knob| knob.key == key).unwrap().name
}

/// Where the slider of the learning rate is.
fn rate() -> String {
    format!(".run.open input[type=range][aria-label='{}']", knob("learning_rate"))
}

fn position(page: &Page) -> f64 {
    page.find(&rate()).unchecked_into::<HtmlInputElement>().value_as_number()
}

async fn slide(page: &Page, by: f64) {
    page.set(&rate(), &(position(page) + by).to_string(), "input").await;
}

#[wasm_bindgen_test]
async fn the_learning_rate_changes_the_loss_that_is_read() {
    let page = Page::open_at_end("").await;
    let [before, others] = [page.readings()[..1].to_vec(), page.readings()[1..].to_vec()];
    slide(&page, -20.0).await;
    page.until("another loss", |page| page.readings()[..1] != before).await;
    assert_eq!(page.readings()[1..], others, "the other runs have nothing to do with it");
}

#[wasm_bindgen_test]
async fn the_learning_rate_changes_the_map_and_the_charts() {
    const FIGURES: [&str; 3] = [".map .stage", ".loss .stage", ".quantity .stage"];
    let page = Page::open_at_end("").await;
    let drawn = |page: &Page| {
        let is_drawn = |figure: &&str| {
            page.all(&format!("{figure} canvas")).iter().any(crate::page::shows_something)
        };
        FIGURES.iter().all(is_drawn) && has_reached(page)
    };
    page.until("figures", drawn).await;
    let before = FIGURES.map(|figure| page.pixels(figure));
    slide(&page, -20.0).await;
    for (figure, before) in FIGURES.iter().zip(&before) {
        page.until(figure, |page| page.pixels(figure) != *before).await;
    }
}

/// Whether nothing is left to be drawn: the text of the map says the step.
fn has_reached(page: &Page) -> bool {
    let words = page.find(".map [role=img]").get_attribute("aria-label").unwrap_or_default();
    words.contains(&page.cursor().to_string())
}

#[wasm_bindgen_test]
async fn the_learning_rate_comes_into_the_address() {
    let page = Page::open_at_end("").await;
    let rate = |shown: &Experiment| shown.plans[0].learning_rate();
    let before = rate(&Experiment::default());
    slide(&page, -20.0).await;
    let shown = page.until_address("another rate", |shown| rate(shown) < before).await;
    slide(&page, 20.0).await;
    page.until_address("the old rate", |shown| rate(shown) > rate(&address().unwrap()) / 2.0).await;
    assert_eq!(shown.plans[1..], Experiment::default().plans[1..]);
}

#[wasm_bindgen_test]
async fn a_double_click_brings_the_default_back() {
    let page = Page::open_at_end("").await;
    slide(&page, -20.0).await;
    page.set(&rate(), &position(&page).to_string(), "dblclick").await;
    let default = Optimizer::first().entry.knobs.iter().find(|knob| knob.key == "learning_rate");
    let default = default.unwrap().default;
    page.until_address("the default", |shown| shown.plans[0].learning_rate() == default).await;
}

#[wasm_bindgen_test]
async fn the_zones_of_the_learning_rate_stand_at_its_slider() {
    let page = Page::open_at_end("surface=square&run=sgd;learning_rate=0.1").await;
    let mark =
        |page: &Page| page.seek(".run.open .beside").and_then(|mark: Element| mark.text_content());
    assert_eq!(mark(&page).as_deref(), Some("smooth up to 0.5, stable below 1"));
    page.choose("Optimizer", "adam").await;
    page.until("no limit", |page| mark(page).is_none()).await;
}
