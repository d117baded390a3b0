//! The lessons that come with the page.

use downhill::experiment::Experiment;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlOptionElement};

use crate::page::{Page, address, shows_something};

fn titles(page: &Page) -> Vec<HtmlOptionElement> {
    page.all(".picker option:not([hidden])").into_iter().map(JsCast::unchecked_into).collect()
}

#[wasm_bindgen_test]
async fn every_lesson_can_be_picked() {
    let page = Page::open("").await;
    for title in titles(&page).iter().skip(1) {
        let before = address();
        page.choose("Experiment", &title.value()).await;
        let shown = page.until_address(&title.text(), |shown| Some(shown) != before.as_ref()).await;
        let runs = shown.plans.len();
        page.until("all readings", |page| page.readings().len() == runs).await;
        page.until("figures", |page| page.all(".centre canvas").iter().any(shows_something)).await;
        assert_eq!(page.text(".complaint"), "", "{}", title.text());
        assert_eq!(page.select("Experiment").value(), title.value());
    }
}

#[wasm_bindgen_test]
async fn next_and_previous_go_round() {
    let page = Page::open("").await;
    let count = titles(&page).len();
    for index in (1..count).chain([0]) {
        page.click("Next ›").await;
        page.until("the next", |page| page.select("Experiment").value() == index.to_string()).await;
    }
    page.click("‹ Prev").await;
    page.until("the last", |page| page.select("Experiment").value() == (count - 1).to_string())
        .await;
}

#[wasm_bindgen_test]
async fn the_first_lesson_is_the_first_visit() {
    let page = Page::open_at_end("").await;
    assert_eq!(page.select("Experiment").value(), "0");
    let runs = page.all(".runs .run");
    assert_eq!(runs.len(), Experiment::default().plans.len());
    assert!(runs.first().is_some_and(|run: &Element| run.class_list().contains("open")));
}

#[wasm_bindgen_test]
async fn a_lesson_stays_open_while_it_is_changed_and_can_begin_again() {
    let page = Page::open_at_end("").await;
    page.click("Duplicate").await;
    page.until("a way back", |page| page.seek(".lesson .again").is_some()).await;
    assert_eq!(page.select("Experiment").value(), "0");
    page.click("Start again").await;
    page.until("no way back", |page| page.seek(".lesson .again").is_none()).await;
    assert_eq!(page.readings().len(), Experiment::default().plans.len());
}

#[wasm_bindgen_test]
async fn what_is_no_lesson_is_ones_own() {
    let page = Page::open_at_end("surface=square;steps=7&run=adam").await;
    assert_eq!(page.select("Experiment").value(), "own");
    assert!(page.seek(".lesson").is_none());
}
