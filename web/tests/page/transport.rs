//! The transport moves the cursor, and the readings follow.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

use crate::page::Page;

const BOWL: &str = "surface=bowl;steps=60&run=sgd;learning_rate=0.01";

async fn at(page: &Page, step: u64) -> Vec<String> {
    page.until(&format!("step {step}"), |page| page.cursor() == step).await;
    crate::page::frame().await;
    page.readings()
}

#[wasm_bindgen_test]
async fn the_film_plays_by_itself_to_its_end() {
    let page = Page::open(BOWL).await;
    at(&page, 60).await;
    page.until("rest", |page| page.seek("button[aria-label=Play]").is_some()).await;
}

#[wasm_bindgen_test]
async fn steps_and_steps_back_are_the_same_way() {
    let page = Page::open_at_end(BOWL).await;
    page.click("Restart").await;
    let start = at(&page, 0).await;
    page.click("Step").await;
    let first = at(&page, 1).await;
    page.click("Step").await;
    let second = at(&page, 2).await;
    assert!(start != first && first != second);
    page.click("Step back").await;
    assert_eq!(at(&page, 1).await, first);
    page.click("Step back").await;
    page.click("Step back").await;
    assert_eq!(at(&page, 0).await, start);
}

#[wasm_bindgen_test]
async fn keys_do_what_the_buttons_do() {
    let page = Page::open_at_end(BOWL).await;
    for (key, step) in
        [("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 60), ("r", 0)]
    {
        page.press(key).await;
        at(&page, step).await;
    }
}

#[wasm_bindgen_test]
async fn the_end_does_not_end() {
    let page = Page::open_at_end(BOWL).await;
    page.click("Step").await;
    page.until("a step beyond", |page| page.cursor() == 61 && page.horizon() == 120).await;
    page.click("Play").await;
    page.until("the new end", |page| page.cursor() == 120).await;
}

#[wasm_bindgen_test]
async fn the_timeline_is_scrubbed() {
    let page = Page::open(BOWL).await;
    page.set("input[aria-label=Step]", "30", "input").await;
    let middle = at(&page, 30).await;
    page.press("End").await;
    assert_ne!(at(&page, 60).await, middle);
    page.set("input[aria-label=Step]", "30", "input").await;
    assert_eq!(at(&page, 30).await, middle);
    assert_eq!(page.text(".readings dd"), "30");
}

#[wasm_bindgen_test]
async fn the_loss_is_logarithmic_or_linear() {
    let page = Page::open_at_end(BOWL).await;
    let select = "select[aria-label='Spacing of the losses']";
    let spacing = |page: &Page| page.find(select).unchecked_into::<HtmlSelectElement>().value();
    assert_eq!(spacing(&page), "log");
    page.press("l").await;
    page.until("linear", |page| spacing(page) == "linear").await;
    page.set(select, "log", "change").await;
    page.until("log", |page| spacing(page) == "log").await;
}
