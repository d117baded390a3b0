//! The weights of a network, of the selected run at the cursor.

use downhill::network::Shape;
use downhill::regression::Model;
use downhill_figures::{Frame, Link, Weights as Picture, number};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::side::Sides;
use super::twin::TwinButton;
use super::{coefficients, parameter_name};
use crate::canvas::{Layer, frame_of};
use crate::live::live;
use crate::playground::Playground;
use crate::texts::sides as texts;

/// Layers as columns of units, joined by the weights.
#[component]
pub fn Weights() -> impl IntoView {
    let playground = Playground::here().beside();
    let stage = NodeRef::<html::Div>::new();
    let frame = frame_of(stage);
    let chosen = RwSignal::new(None::<usize>);
    let shape = Memo::new(move |_| shape(playground));
    let sketch = move |frame| {
        let (columns, links) = (columns(shape.get()?), links(playground, shape.get()?)?);
        Some(picture(playground, frame, &columns).sketch(&links, chosen.get()))
    };
    let point = move |event: PointerEvent| {
        chosen.set(untrack(|| {
            let (shape, place) = (shape.get()?, [event.offset_x(), event.offset_y()]);
            let columns = columns(shape);
            let picture = picture(playground, frame.get()?, &columns);
            picture.nearest(&links(playground, shape)?, place.map(f64::from))
        }));
    };
    let press = move |event: KeyboardEvent| {
        let count = untrack(|| links(playground, shape.get()?)).map_or(0, |links| links.len());
        if let Some(next) = next(event.key().as_str(), chosen.get_untracked(), count) {
            event.prevent_default();
            chosen.set(Some(next));
        }
    };
    let note = move || {
        let columns = shape.get().map(columns).unwrap_or_default();
        let is_matrix =
            frame.get().is_some_and(|frame| picture(playground, frame, &columns).is_crowded());
        if is_matrix { texts::MATRIX_NOTE } else { texts::WEIGHTS_NOTE }
    };
    let words = move || words(playground, shape.get()?, chosen.get()?);
    view! {
        <figure class="card figure chart">
            <figcaption>
                <strong>{texts::WEIGHTS_TITLE}</strong><small>{note}</small>
                <span class="gap"></span>
                <span class="chips">
                    <Sides />
                    <TwinButton title=texts::WEIGHTS_TITLE twin=move |()| coefficients::twin(playground) />
                </span>
            </figcaption>
            <div class="stage" node_ref=stage>
                <Layer frame sketch=sketch />
                <div class="reach" tabindex="0" role="group" aria-label=texts::WEIGHTS_KEYS
                    on:pointermove=point on:pointerleave=move |_| chosen.set(None)
                    on:blur=move |_| chosen.set(None) on:keydown=press></div>
                <output class="loss-here" aria-live="polite">{live(move || words().unwrap_or_default())}</output>
            </div>
        </figure>
    }
}

fn shape(playground: Playground) -> Option<Shape> {
    playground.experiment.track();
    playground.with_engine(|engine| match engine.task()?.predictor?.model {
        Model::Layers(architecture) => Some(architecture.shape),
        Model::Terms(_) => None,
    })
}

fn columns(shape: Shape) -> Vec<usize> {
    [shape.inputs()].into_iter().chain(shape.layers().map(|layer| layer.units)).collect()
}

fn picture(playground: Playground, frame: Frame, columns: &[usize]) -> Picture<'_> {
    Picture { frame, columns, theme: playground.looks().appearance.get().theme() }
}

/// The places of all weights and biases among the parameters, in the order of the links; each with
/// its layer, the unit that it comes from if it is no bias, and the unit it goes to.
fn places(shape: Shape) -> impl Iterator<Item = ((usize, Option<usize>, usize), usize)> {
    let layers: Vec<_> = shape.layers().collect();
    layers.into_iter().flat_map(|layer| {
        (0..layer.units).flat_map(move |to| {
            let weights = layer.weights(to).enumerate().map(|(from, place)| (Some(from), place));
            let all = weights.chain([(None, layer.bias(to))]);
            all.map(move |(from, place)| ((layer.index, from, to), place))
        })
    })
}

fn links(playground: Playground, shape: Shape) -> Option<Vec<Link>> {
    let frames = playground.frames.read();
    let now = frames.get(playground.selected.get())?;
    let theta = Some(&now.state.theta).filter(|theta| theta.len() == shape.dimension())?;
    let link = |((column, from, to), place)| Link { column, from, to, weight: theta[place] };
    Some(places(shape).map(link).collect())
}

/// The weight that is chosen, in words.
fn words(playground: Playground, shape: Shape, chosen: usize) -> Option<String> {
    let (_, place) = places(shape).nth(chosen)?;
    let weight = links(playground, shape)?.get(chosen)?.weight;
    Some(format!("{} = {}", parameter_name(playground, place), number::number(weight)))
}

/// The link that an arrow key goes to.
fn next(key: &str, chosen: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some(chosen.map_or(0, |chosen| (chosen + 1).min(last))),
        "ArrowLeft" | "ArrowUp" => Some(chosen.map_or(last, |chosen| chosen.saturating_sub(1))),
        _ => None,
    }
}
