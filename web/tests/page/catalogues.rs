//! Whatever is in a catalogue is on the page: chosen by hand, with its formula set.

use downhill::catalogue::{Catalogue, Entry};
use downhill::data::DataSet;
use downhill::experiment::{Data, Experiment, Problem};
use downhill::optimizer::Optimizer;
use downhill::schedule::Schedule;
use downhill::surface::Surface;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::page::{Page, shows_something};

/// The key of the problem's record.
fn key(shown: &Experiment) -> &'static str {
    match &shown.problem {
        Problem::Surface(surface) => surface.key(),
        Problem::Regression(regression) => match &regression.data {
            Data::Made(data) => data.key(),
            Data::Own(_) => "",
        },
    }
}

/// The picture in the gallery with this name.
fn item(page: &Page, entry: &Entry) -> Element {
    let named = |item: &Element| item.text_content().as_deref() == Some(entry.name);
    let item = page.all(".gallery .item").into_iter().find(named);
    item.unwrap_or_else(|| panic!("{} is not in the gallery", entry.name))
}

async fn take(page: &Page, entry: &Entry) {
    page.click_on(&item(page, entry)).await;
    page.until_address(entry.name, |shown| key(shown) == entry.key).await;
    page.pause().await;
    page.until(entry.name, |page| {
        item(page, entry).get_attribute("aria-pressed").as_deref() == Some("true")
    })
    .await;
    is_drawn(page, entry.name).await;
    assert_eq!(page.text(".complaint"), "", "{}", entry.name);
    assert!(page.seek(".formula-line math").is_some(), "{} has no formula", entry.name);
}

fn canvases(stage: &Element) -> Vec<Element> {
    let found = stage.query_selector_all("canvas").unwrap();
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

async fn is_drawn(page: &Page, name: &str) {
    let drawn = |page: &Page| {
        let stages = page.all(".stage");
        !stages.is_empty() && stages.iter().all(|stage| canvases(stage).iter().any(shows_something))
    };
    page.until(&format!("pictures of {name}"), drawn).await;
}

#[wasm_bindgen_test]
async fn every_surface_can_be_chosen() {
    let page = Page::open_at_end("surface=rosenbrock;steps=20&run=adam").await;
    page.click("Surface").await;
    for record in Surface::all() {
        take(&page, &record.entry).await;
    }
}

#[wasm_bindgen_test]
async fn every_data_set_can_be_chosen() {
    let page = Page::open_at_end("surface=rosenbrock;steps=20&run=adam").await;
    page.click("Regression").await;
    for record in DataSet::all() {
        take(&page, &record.entry).await;
    }
}

#[wasm_bindgen_test]
async fn every_problem_has_its_picture_in_the_gallery() {
    let page = Page::open_at_end("surface=rosenbrock;steps=20&run=sgd").await;
    for tab in ["Surface", "Regression"] {
        page.click(tab).await;
        let drawn = |item: &Element| {
            let canvases = item.query_selector("canvas:last-of-type").unwrap();
            canvases.is_some_and(|canvas| shows_something(&canvas))
        };
        page.until(tab, |page| page.all(".gallery .item").iter().all(drawn)).await;
    }
    assert_eq!(page.all(".gallery .item").len(), DataSet::all().count());
}

#[wasm_bindgen_test]
async fn every_optimizer_shows_its_arithmetic_in_formulas() {
    let page = Page::open_at_end("surface=rosenbrock;steps=20&run=sgd").await;
    for record in Optimizer::all() {
        page.choose("Optimizer", record.entry.key).await;
        let shown = page.until_address(record.entry.name, |shown| {
            shown.plans[0].optimizer.key() == record.entry.key
        });
        shown.await;
        page.until(record.entry.name, |page| !page.all(".inspector tbody tr").is_empty()).await;
        for row in page.all(".inspector tbody tr") {
            assert!(
                row.query_selector("td math").unwrap().is_some(),
                "{}: {:?}",
                record.entry.name,
                row.text_content()
            );
            assert!(row.query_selector("td[title]").unwrap().is_some(), "{}", record.entry.name);
        }
    }
}

#[wasm_bindgen_test]
async fn every_schedule_can_be_chosen() {
    let page = Page::open_at_end("surface=rosenbrock;steps=20&run=sgd").await;
    for record in Schedule::all() {
        page.choose("Decay", record.entry.key).await;
        let chosen = |shown: &Experiment| shown.plans[0].schedule.key() == record.entry.key;
        page.until_address(record.entry.name, chosen).await;
        let is_constant = record.entry.key == Schedule::first().entry.key;
        assert_eq!(
            page.seek(".run.open .rate-curve").is_none(),
            is_constant,
            "{}",
            record.entry.name
        );
    }
}
