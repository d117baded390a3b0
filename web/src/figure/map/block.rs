//! The block: the land from aside.

use std::sync::Arc;

use downhill_figures::{Block, Frame, Image, Mesh, Sketch};
use leptos::html;
use leptos::prelude::*;

use super::sheet::Sheet;
use super::ways::with_trails;
use crate::canvas::{Layer, put};

/// The land from aside, with the paths upon it.
#[component]
pub fn BlockLayers(sheet: Sheet) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let mesh = Memo::new(move |_| {
        let ground = sheet.ground.get()?;
        Some(Mesh::of(&ground.field, &ground.relief))
    });
    let image = RwSignal::new(None::<Arc<Image>>);
    Effect::new(move |_| {
        let (Some(canvas), Some(frame)) = (canvas.get(), sheet.frame.get()) else { return };
        let Some(block) = block(sheet, frame) else { return };
        let Some(seen) = mesh.with(|mesh| Some(block.image(mesh.as_ref()?))) else { return };
        put(&canvas, seen.size, &seen.pixels);
        image.set(Some(Arc::new(seen)));
    });
    let trails = move |frame| {
        let (image, block) = (image.get()?, block(sheet, frame)?);
        mesh.with(|mesh| trails(sheet, &block, (mesh.as_ref()?, &image)))
    };
    let axes = move |frame| {
        let titles = sheet.titles();
        Some(block(sheet, frame)?.axes(titles.each_ref().map(String::as_str)))
    };
    view! {
        <canvas class="raster" node_ref=canvas aria-hidden="true"></canvas>
        <Layer frame=sheet.frame sketch=axes />
        <Layer frame=sheet.frame sketch=trails />
    }
}

fn block(sheet: Sheet, frame: Frame) -> Option<Block<'static>> {
    let window = sheet.ground.with(|ground| Some(ground.as_ref()?.view.window))?;
    let theme = sheet.playground().looks().appearance.get().theme();
    Some(Block { frame, window, turn: sheet.facing.get().turn(), theme })
}

fn trails(sheet: Sheet, block: &Block<'_>, land: (&Mesh, &Image)) -> Option<Sketch> {
    with_trails(sheet, &|trails| block.trails(trails, land))
}
