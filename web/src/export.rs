//! The export menu: figures, the film and scripts as files. All of them are made here.

mod account;
mod caption;
mod file;
mod picture;

use downhill_scripts::Language;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::live::live;
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::exporting as texts;
use picture::Format;

/// What a link to one's own data is worth to others, if it is one.
pub fn own_data_note(playground: Playground) -> impl Fn() -> Option<&'static str> + Copy {
    move || playground.experiment.read().problem.own_data().map(|_| texts::OWN_DATA_STAY)
}

/// The menu and the button that opens it.
#[component]
pub fn ExportMenu() -> impl IntoView {
    let menu = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);
    let inside = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        menu.get_untracked().is_some_and(|menu| menu.contains(target.as_ref()))
    };
    let listener = window_event_listener(leptos::ev::pointerdown, move |event| {
        if open.get_untracked() && !inside(event.target()) {
            open.set(false);
        }
    });
    on_cleanup(move || listener.remove());
    let key = move |event: KeyboardEvent| press(&event, menu, open);
    view! {
        <div class="menu" node_ref=menu on:keydown=key>
            <button aria-haspopup="menu" aria-expanded=move || open.get().to_string() aria-controls="export"
                on:click=move |_| toggle(menu, open)>{texts::OPEN}</button>
            <Show when=move || open.get()><Items open /></Show>
        </div>
    }
}

fn toggle(menu: NodeRef<html::Div>, open: RwSignal<bool>) {
    open.update(|open| *open = !*open);
    if open.get_untracked() {
        request_animation_frame(move || focus(menu, |_, _| 0));
    }
}

/// What keys do in an open menu.
fn press(event: &KeyboardEvent, menu: NodeRef<html::Div>, open: RwSignal<bool>) {
    if !open.get_untracked() {
        return;
    }
    match event.key().as_str() {
        "ArrowDown" => focus(menu, |at, count| at.map_or(0, |at| (at + 1) % count)),
        "ArrowUp" => focus(menu, |at, count| (at.unwrap_or(0) + count - 1) % count),
        "Home" => focus(menu, |_, _| 0),
        "End" => focus(menu, |_, count| count - 1),
        "Escape" => {
            open.set(false);
            let button =
                menu.get_untracked().and_then(|menu| menu.query_selector("button").ok()?);
            button.and_then(|button| button.dyn_into().ok()).iter().for_each(give_focus);
        }
        "Tab" => return open.set(false),
        _ => return,
    }
    event.prevent_default();
}

/// Puts the focus on the item that follows from the present one and their number.
fn focus(menu: NodeRef<html::Div>, next: impl Fn(Option<usize>, usize) -> usize) {
    let Some(menu) = menu.get_untracked() else { return };
    let Ok(found) = menu.query_selector_all("[role=menuitem]") else { return };
    let items: Vec<HtmlElement> =
        (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let at = items.iter().position(|item| active.as_ref() == Some(item.as_ref()));
    if !items.is_empty() {
        items.get(next(at, items.len())).into_iter().for_each(give_focus);
    }
}

fn give_focus(element: &HtmlElement) {
    let _ = element.focus();
}

#[component]
fn Items(open: RwSignal<bool>) -> impl IntoView {
    let playground = Playground::here();
    let note = own_data_note(playground);
    let sign = move || playground.sign().get().map(|sign| texts::film_with_sign(&sign.to_string()));
    let figures: Vec<_> = picture::figures().into_iter().map(|figure| figure.name).collect();
    let figure = move |(index, name): (usize, String)| {
        let item = |format: Format| {
            let label = texts::subject_as(&name, format.name());
            let save = move |_| {
                open.set(false);
                picture::save(playground, index, format);
            };
            view! { <button role="menuitem" tabindex="-1" class="chip" aria-label=label on:click=save>{format.name()}</button> }
        };
        let items = Format::ALL.map(item).into_iter().collect_view();
        view! { <div class="row" role="group" aria-label=name.clone()><span>{name.clone()}</span>{items}</div> }
    };
    let film = move |kind: account::Kind| {
        let save = move |_| {
            open.set(false);
            account::save(playground, kind);
        };
        let label = texts::subject_as(texts::FILM, kind.name());
        view! { <button role="menuitem" tabindex="-1" class="chip" aria-label=label on:click=save>{kind.name()}</button> }
    };
    view! {
        <div class="card items"><div id="export" role="menu" aria-label=texts::MENU>
            {figures.into_iter().enumerate().map(figure).collect_view()}
            <div class="row" role="group" aria-label=texts::FILM><span>{texts::FILM_MEANING}</span>{account::Kind::ALL.map(film).into_iter().collect_view()}</div>
            <div class="row" role="group" aria-label=texts::SCRIPTS><span>{texts::SCRIPTS}</span>
                <button role="menuitem" tabindex="-1" class="chip" on:click=move |_| { open.set(false); show_scripts(); }>{texts::scripts_for(&Language::ALL.map(Language::library))}</button>
            </div>
            </div><p><small>{live(sign)}" "{texts::MADE_HERE}" "{note}</small></p>
        </div>
    }
}

/// Leads to the scripts of the selected run.
fn show_scripts() {
    let first = document().query_selector(".scripts button").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        first.scroll_into_view();
        give_focus(&first);
    }
}
