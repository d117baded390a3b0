//! Number fields: what they refuse, what they say then, and what they keep.

use downhill::catalogue::Catalogue;
use downhill::knob::{Domain, Knob};
use downhill::optimizer::Optimizer;
use downhill::settings::Chosen;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::page::Page;

const BAD: [&str; 6] = ["abc", "-1", "1e99", "NaN", "", "1;2"];

/// The knobs of a record that are numbers and have an effect at its defaults.
fn numbers(record: &'static Optimizer) -> impl Iterator<Item = &'static Knob> {
    let settings = Chosen::new(record).settings;
    let is_number = |knob: &&Knob| !matches!(knob.domain, Domain::Choice(_));
    record.entry.knobs.iter().filter(is_number).filter(move |knob| settings.matters(knob))
}

fn field(knob: &Knob) -> String {
    format!(".run.open input[type=text][aria-label='{}, number']", knob.name)
}

fn is_refused(knob: &Knob, text: &str) -> bool {
    !text.parse().is_ok_and(|value: f64| knob.allows(value))
}

#[wasm_bindgen_test]
async fn every_knob_refuses_what_it_does_not_allow() {
    for record in Optimizer::all() {
        let page =
            Page::open_at_end(&format!("surface=rosenbrock;steps=20&run={}", record.entry.key))
                .await;
        for knob in numbers(record) {
            for text in BAD.iter().filter(|text| is_refused(knob, text)) {
                refuse(&page, knob, text).await;
            }
            mend(&page, knob).await;
        }
    }
}

async fn refuse(page: &Page, knob: &Knob, text: &str) {
    let before = page.readings();
    page.set(&field(knob), text, "change").await;
    let says = |page: &Page, words: &str| page.text(".run.open [role=alert]").contains(words);
    page.until(&format!("a word against {text} for {}", knob.name), |page| {
        says(page, &knob.allowed())
    })
    .await;
    assert!(says(page, knob.name), "{}: {}", knob.name, page.text(".run.open [role=alert]"));
    assert!(says(page, text.trim()), "{text}: {}", page.text(".run.open [role=alert]"));
    assert_eq!(page.find(&field(knob)).get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(page.readings(), before, "{text} for {} changed something", knob.name);
}

/// Types what is allowed; the complaint goes.
async fn mend(page: &Page, knob: &Knob) {
    page.set(&field(knob), &knob.default.to_string(), "change").await;
    page.until(knob.name, |page| page.seek(".run.open [role=alert]").is_none()).await;
}

#[wasm_bindgen_test]
async fn fields_take_values_beyond_their_sliders() {
    let record = Optimizer::first();
    let rate = record.entry.knobs.iter().find(|knob| knob.key == "learning_rate").unwrap();
    let page =
        Page::open_at_end(&format!("surface=rosenbrock;steps=20&run={}", record.entry.key)).await;
    let beyond = 10.0 * rate.slider().unwrap().to;
    page.set(&field(rate), &beyond.to_string(), "change").await;
    page.until_address("a great rate", |shown| shown.plans[0].learning_rate() == beyond).await;
}

#[wasm_bindgen_test]
async fn a_typographic_minus_and_spaces_are_read() {
    let page = Page::open_at_end("surface=rosenbrock;steps=20&run=sgd").await;
    let rate = Optimizer::first().entry.knobs.iter().find(|knob| knob.key == "learning_rate");
    page.set(&field(rate.unwrap()), " 3.21e−4 ", "change").await;
    page.until_address("the rate", |shown| shown.plans[0].learning_rate() == 3.21e-4).await;
}

#[wasm_bindgen_test]
async fn a_field_shows_four_digits_and_knows_all() {
    let page =
        Page::open_at_end("surface=rosenbrock;steps=20&run=sgd;learning_rate=0.0123456789").await;
    let rate = Optimizer::first().entry.knobs.iter().find(|knob| knob.key == "learning_rate");
    let input: HtmlInputElement = page.find(&field(rate.unwrap())).unchecked_into();
    assert_eq!(input.value(), "0.01235");
    assert_eq!(input.get_attribute("title").as_deref(), Some("0.0123456789"));
}
