//! Run cards: added, duplicated, removed, opened.

use downhill::catalogue::Catalogue;
use downhill::experiment::{Experiment, MOST_RUNS};
use downhill::optimizer::Optimizer;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlButtonElement;

use crate::page::Page;

fn count(page: &Page) -> usize {
    page.all(".runs > .run").len()
}

/// The number of the card that is open, from one on.
fn open(page: &Page) -> String {
    page.find(".run.open").get_attribute("aria-label").unwrap_or_default()
}

async fn add(page: &Page) {
    page.click_on(&page.find("button.add")).await;
}

#[wasm_bindgen_test]
async fn runs_are_added_until_there_are_eight() {
    let page = Page::open_at_end("surface=rosenbrock;steps=20&run=sgd").await;
    for number in 2..=MOST_RUNS {
        add(&page).await;
        page.until("one more reading", |page| page.readings().len() == number).await;
        assert_eq!(open(&page), format!("Run {number}"));
    }
    assert!(page.find("button.add").unchecked_into::<HtmlButtonElement>().disabled());
    let shown = page.until_address("eight runs", |shown| shown.plans.len() == MOST_RUNS).await;
    let mut keys: Vec<_> = shown.plans.iter().map(|plan| plan.optimizer.key()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(
        keys.len(),
        Optimizer::all().count().min(MOST_RUNS),
        "each optimizer comes once first"
    );
}

#[wasm_bindgen_test]
async fn eight_runs_cannot_be_duplicated() {
    let page =
        Page::open_at_end(&format!("surface=rosenbrock;steps=20{}", "&run=sgd".repeat(MOST_RUNS)))
            .await;
    page.click("Duplicate").await;
    assert_eq!(count(&page), MOST_RUNS);
}

#[wasm_bindgen_test]
async fn a_duplicate_does_what_its_original_does() {
    let page =
        Page::open_at_end("surface=rosenbrock;steps=20&run=sgd;learning_rate=0.001&run=adam").await;
    page.click("Duplicate").await;
    page.until("three readings", |page| page.readings().len() == 3).await;
    let readings = page.readings();
    assert_eq!(readings[0], readings[2]);
    assert_eq!(open(&page), "Run 3");
}

#[wasm_bindgen_test]
async fn runs_are_removed_down_to_the_last() {
    let page = Page::open_at_end("").await;
    let kept = page.readings()[1..].to_vec();
    page.click("Remove").await;
    page.until("one less", |page| page.readings() == kept).await;
    for left in (1..kept.len()).rev() {
        page.click("Remove").await;
        page.until("one less", |page| count(page) == left).await;
    }
    page.click("Remove").await;
    assert_eq!(count(&page), 1, "the last one stays");
    page.until_address("one run", |shown| shown.plans.len() == 1).await;
}

#[wasm_bindgen_test]
async fn a_click_opens_a_card_and_only_that() {
    let page = Page::open_at_end("").await;
    for (index, head) in page.all(".run .head").into_iter().enumerate() {
        page.click_on(&head).await;
        assert_eq!(open(&page), format!("Run {}", index + 1));
        assert_eq!(page.all(".run.open").len(), 1);
        assert_eq!(head.get_attribute("aria-expanded").as_deref(), Some("true"));
    }
}

#[wasm_bindgen_test]
async fn a_run_has_the_name_that_it_is_given() {
    let page = Page::open_at_end("surface=rosenbrock;steps=20&run=sgd").await;
    page.click("Rename").await;
    page.set(".run input.name", "  Grüße & 5;=%# ", "blur").await;
    page.until("the name", |page| page.text(".run .head strong") == "Grüße & 5;=%#").await;
    let named = |shown: &Experiment| shown.plans[0].name == "Grüße & 5;=%#";
    page.until_address("the name", named).await;
}

#[wasm_bindgen_test]
async fn divergence_is_told_on_the_card_and_the_others_go_on() {
    let page = Page::open_at_end("surface=square;steps=400&run=sgd;learning_rate=3&run=adam").await;
    let told = |page: &Page| page.text(".run .verdict");
    page.until("a verdict", |page| told(page).contains("diverges at step")).await;
    assert!(
        told(&page).contains("learning rate 3 is 3 × the stability limit 1"),
        "{}",
        told(&page)
    );
    let readings: Vec<_> =
        page.all(".run .reading").iter().filter_map(|reading| reading.text_content()).collect();
    assert_eq!(readings[0], "diverged");
    assert!(readings[1].starts_with("loss "), "{readings:?}");
}
