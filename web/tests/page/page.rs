//! A page to be tested: mounted in a document of its own style, and taken down in the end.

use std::any::Any;
use std::cell::RefCell;

use downhill::experiment::Experiment;
use downhill_web::App;
use leptos::prelude::{document, mount_to, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, Element, Event, EventInit, HtmlCanvasElement, HtmlElement,
    HtmlInputElement, HtmlSelectElement, KeyboardEvent, KeyboardEventInit,
};

const STYLE: &str = include_str!("../../style.css");

/// Milliseconds after which what has not come will not come.
const PATIENCE: f64 = 20_000.0;

thread_local! {
    /// What is mounted. A test that fails does not unwind, so that the next one clears up.
    static MOUNTED: RefCell<Option<(HtmlElement, Box<dyn Any>)>> = const { RefCell::new(None) };
}

/// A mounted page. It goes, with its address, when it is dropped.
pub struct Page {
    root: HtmlElement,
}

impl Page {
    /// The page at the address with the fragment `hash`, playing.
    pub async fn open(hash: &str) -> Self {
        unmount();
        set_hash(hash);
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let handle: Box<dyn Any> = Box::new(mount_to(root.clone(), App));
        MOUNTED.set(Some((root.clone(), handle)));
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(STYLE));
        root.append_child(&style).unwrap();
        let page = Self { root };
        frame().await;
        page.until("a reading", |page| !page.readings().is_empty()).await;
        page
    }

    /// The page at rest, at its last step, with all films computed.
    pub async fn open_at_end(hash: &str) -> Self {
        let page = Self::open(hash).await;
        page.pause().await;
        page.click("End").await;
        page.until("the last step", |page| page.cursor() == page.horizon()).await;
        page
    }

    /// Waits until something is true of the page.
    pub async fn until(&self, what: &str, is_true: impl Fn(&Self) -> bool) {
        let start = now();
        while !is_true(self) {
            assert!(now() - start < PATIENCE, "waited in vain for {what}{}", self.state());
            frame().await;
        }
    }

    /// What helps to understand why something does not come.
    fn state(&self) -> String {
        let hash = window().location().hash().unwrap();
        format!("\n{hash}\n{}{}", self.text(".complaint"), self.text("main"))
    }

    /// Waits until the address has caught up with the page; returns its experiment.
    pub async fn until_address(
        &self,
        what: &str,
        is_true: impl Fn(&Experiment) -> bool,
    ) -> Experiment {
        self.until(what, |_| address().is_some_and(|shown| is_true(&shown))).await;
        address().unwrap()
    }

    /// The first element that the selector fits.
    pub fn find(&self, selector: &str) -> Element {
        self.seek(selector).unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    /// The first element that the selector fits, if there is one.
    pub fn seek(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    /// All elements that the selector fits.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.get(index).unwrap().unchecked_into()).collect()
    }

    /// The text of the first element that the selector fits; nothing if there is none.
    pub fn text(&self, selector: &str) -> String {
        self.seek(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    /// The losses that the run cards show, with all digits.
    pub fn readings(&self) -> Vec<String> {
        let exact = |element: Element| element.get_attribute("title").unwrap_or_default();
        let readings: Vec<_> = self.all(".run .reading").into_iter().map(exact).collect();
        readings.into_iter().filter(|reading| !reading.is_empty()).collect()
    }

    /// The step that is looked at.
    pub fn cursor(&self) -> u64 {
        self.timeline().value().parse().unwrap()
    }

    /// The last step.
    pub fn horizon(&self) -> u64 {
        self.timeline().max().parse().unwrap()
    }

    fn timeline(&self) -> HtmlInputElement {
        self.find("input[type=range][aria-label=Step]").unchecked_into()
    }

    /// Stops the film.
    pub async fn pause(&self) {
        if self.seek("button[aria-label=Pause]").is_some() {
            self.click_on(&self.find("button[aria-label=Pause]")).await;
        }
    }

    /// Clicks on the button with this label or text, or presses the key of this name.
    pub async fn click(&self, name: &str) {
        let named = |button: &Element| {
            button.get_attribute("aria-label").as_deref() == Some(name)
                || button.text_content().is_some_and(|text| text.trim() == name)
        };
        match self.all("button").into_iter().find(named) {
            Some(button) => self.click_on(&button).await,
            None => self.press(name).await,
        }
    }

    /// Clicks on the element.
    pub async fn click_on(&self, element: &Element) {
        element.unchecked_ref::<HtmlElement>().click();
        frame().await;
    }

    /// Presses a key while nothing has the focus.
    pub async fn press(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_key(key);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        document().body().unwrap().dispatch_event(&event).unwrap();
        frame().await;
    }

    /// Moves the slider or types into the field, as `event` tells the page.
    pub async fn set(&self, selector: &str, value: &str, event: &str) {
        let field: HtmlInputElement = self.find(selector).unchecked_into();
        field.set_value(value);
        dispatch(&field, event).await;
    }

    /// Chooses the option with this value where the label is `label`.
    pub async fn choose(&self, label: &str, value: &str) {
        let field = self.select(label);
        field.set_value(value);
        dispatch(&field, "change").await;
    }

    /// The choice with this label.
    pub fn select(&self, label: &str) -> HtmlSelectElement {
        let labelled = |element: &Element| {
            let caption = element.query_selector("span").unwrap();
            caption.and_then(|caption| caption.text_content()).as_deref() == Some(label)
        };
        let found = self.all("label").into_iter().find(labelled);
        let found = found.unwrap_or_else(|| panic!("nothing is labelled {label}"));
        found.query_selector("select").unwrap().unwrap().unchecked_into()
    }

    /// The pixels of the canvas that lies on top where the selector fits.
    pub fn pixels(&self, selector: &str) -> Vec<u8> {
        let canvas = self.all(&format!("{selector} canvas")).pop().unwrap();
        pixels(&canvas.unchecked_into())
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        unmount();
    }
}

fn unmount() {
    if let Some((root, handle)) = MOUNTED.take() {
        drop(handle);
        root.remove();
    }
    set_hash("");
}

/// Whether a canvas shows more than one colour.
pub fn shows_something(canvas: &Element) -> bool {
    let pixels = pixels(canvas.unchecked_ref());
    pixels.chunks_exact(4).any(|pixel| pixel != &pixels[..4])
}

fn pixels(canvas: &HtmlCanvasElement) -> Vec<u8> {
    let context = canvas.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let [width, height] = [canvas.width(), canvas.height()].map(f64::from);
    context.get_image_data(0.0, 0.0, width, height).unwrap().data().0
}

async fn dispatch(field: &Element, event: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(event, &init).unwrap();
    field.dispatch_event(&event).unwrap();
    frame().await;
}

/// The experiment of the address, if it can be read.
pub fn address() -> Option<Experiment> {
    let hash = window().location().hash().unwrap();
    let text = hash.strip_prefix('#')?;
    text.split_once("&look").map_or(text, |(experiment, _)| experiment).parse().ok()
}

/// Sets the fragment without an event, as a first visit has it.
pub fn set_hash(hash: &str) {
    let [path, search] = [window().location().pathname(), window().location().search()];
    let url = format!("{}{}#{hash}", path.unwrap(), search.unwrap());
    window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some(&url)).unwrap();
}

/// Waits for effects, and for the browser to draw.
pub async fn frame() {
    leptos::task::tick().await;
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

fn now() -> f64 {
    window().performance().unwrap().now()
}
