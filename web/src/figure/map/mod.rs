//! The map: the loss over two parameters, or over the plane of the runs' paths, with the paths and
//! the start to drag.

mod block;
mod gradients;
mod grip;
mod hand;
mod layers;
mod sheet;
mod surveyor;
mod ways;

use downhill::experiment::Problem;
use downhill::section::Section;
use downhill_figures::{Sketch, Tone};
use leptos::html;
use leptos::prelude::*;

use super::handle::Handle;
use super::landmarks;
use super::toggle::chip;
use super::twin::{Twin, TwinButton};
use crate::canvas::{Layer, frame_of};
use crate::live::live;
use crate::looks::choice::{Arrows, Aspect, Chosen, Light};
use crate::playground::Playground;
use crate::show::Show;
use crate::texts::maps as texts;
use block::BlockLayers;
use grip::Grip;
use hand::Hand;
use layers::MapLayers;
use sheet::{Sheet, fits};

/// The map of a problem of two parameters or more.
#[component]
pub fn MapFigure() -> impl IntoView {
    let playground = Playground::here();
    let stage = NodeRef::<html::Div>::new();
    let sheet = Sheet::new(playground, frame_of(stage));
    surveyor::survey(sheet);
    let hand = Hand::new(sheet, stage);
    let layers = move || match sheet.aspect() {
        Aspect::Map => {
            let words = layers::words(sheet);
            view! {
                <MapLayers sheet words />
                <Layer frame=sheet.frame sketch=move |_| trails(sheet, words) />
            }
            .into_any()
        }
        Aspect::Block => view! { <BlockLayers sheet /> }.into_any(),
    };
    view! {
        <figure class="card figure map">
            <div class="stage" node_ref=stage
                on:pointerdown=move |event| hand.press(&event) on:pointermove=move |event| hand.move_to(&event)
                on:pointerup=move |event| hand.release(&event) on:pointercancel=move |event| hand.cancel(&event)>
                <div role="img" aria-label=move || landmarks::summary(playground.in_words())></div>
                {live(layers)}
                <Grip sheet />
                <Show when=move || sheet.has_handle()>
                    <Handle at=move || at(sheet) to=move |place| sheet.move_start(place) moving=sheet.moving />
                </Show>
            </div>
            <Caption sheet />
        </figure>
    }
}

#[component]
fn Caption(sheet: Sheet) -> impl IntoView {
    let title = move || sheet.problem.with(|problem| title(sheet, problem));
    let looks = sheet.playground().looks();
    let is_map = move || sheet.aspect() == Aspect::Map;
    view! {
        <figcaption>
            <strong>{live(title)}</strong>
            <span class="chips">
                <button class="chip above" aria-pressed=move || is_map().to_string()
                    on:click=move |_| looks.aspect.set(Chosen(Aspect::Map))>{texts::MAP}</button>
                {chip(texts::BLOCK, texts::BLOCK_MEANING, move || !is_map(), move || looks.aspect.update(Chosen::turn))}
                {chip(texts::LOG_HEIGHTS, texts::LOG_HEIGHTS_MEANING, move || looks.heights.get().0 == Tone::Log,
                    move || looks.heights.update(Chosen::turn))}
                <Show when=is_map>
                    {chip(texts::GRADIENTS, texts::GRADIENTS_MEANING,
                        move || looks.arrows.get().0 == Arrows::Gradients, move || looks.arrows.update(Chosen::turn))}
                </Show>
                <Show when=move || is_map() && gradients::batch(sheet).is_some()>
                    {chip(texts::BATCH, texts::BATCH_MEANING,
                        move || looks.batch.get().0 == Light::On, move || looks.batch.update(Chosen::turn))}
                </Show>
                <Show when=move || is_map() && sheet.is_zoomed()>
                    <button class="chip whole" on:click=move |_| sheet.show_all()>{texts::WHOLE_MAP}</button>
                </Show>
                <TwinButton title=Signal::derive(move || title().to_owned()) twin=move |()| twin(sheet) />
            </span>
            {live(move || note(sheet).map(|words| view! { <span class="note"><small>{words}</small></span> }))}
        </figcaption>
    }
}

fn title(sheet: Sheet, problem: &Problem) -> &'static str {
    match problem {
        Problem::Surface(surface) => surface.record.entry.name,
        Problem::Regression(_) => match sheet.view.get().as_ref().map(|view| &*view.section) {
            Some(Section::Principal(_)) => texts::LANDSCAPE,
            _ => texts::LINE,
        },
    }
}

/// What plane is shown, if it is not that of all parameters.
fn note(sheet: Sheet) -> Option<String> {
    let view = sheet.view.get()?;
    let Section::Principal(plane) = &*view.section else { return None };
    Some(texts::plane((plane.share() * 1000.0).floor() / 10.0))
}

/// Where the start is on the stage.
fn at(sheet: Sheet) -> Option<downhill_figures::Point> {
    sheet.playground().experiment.track();
    let (plane, view) = (sheet.plane()?, sheet.view.get()?);
    let start = sheet.playground().with_engine(|engine| Some(engine.task()?.start.clone()))?;
    Some(plane.pixel(view.section.point(&start))).filter(|at| plane.rect.grown(8.0).holds(*at))
}

fn trails(sheet: Sheet, words: Memo<Option<Sketch>>) -> Option<Sketch> {
    let map = sheet.map()?;
    let mut sketch = ways::with_trails(sheet, &|trails| map.trails(trails))?;
    let taken = || {
        let words = words.read();
        words.iter().chain([&sketch]).flat_map(Sketch::words).collect()
    };
    let gradients = gradients::beside_each_other(sheet, &taken);
    sketch.append(gradients.unwrap_or_default());
    Some(sketch)
}

fn twin(sheet: Sheet) -> Twin {
    let Some(view) = sheet.view.get() else { return Twin::default() };
    let place = |theta: &[f64]| {
        if fits(&view, theta.len()) { view.section.point(theta).to_vec() } else { Vec::new() }
    };
    landmarks::twin(sheet.playground(), &sheet.titles(), &place)
}
