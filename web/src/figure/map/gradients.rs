//! The gradients: arrows downhill all over the map, and those of the batch and of all examples at
//! the selected run.

use downhill::objective::Batch;
use downhill_figures::{Frame, Map, Point, Rect, Sketch, Vectors, run_style};
use leptos::prelude::*;

use super::sheet::{Sheet, fits};
use crate::looks::choice::{Arrows, Light};
use crate::texts::maps as texts;

/// CSS pixels between two arrows of the field, and how long the longest is.
const SPACING: f64 = 38.0;
const REACH: f64 = 30.0;

/// How long the longer of the two gradients at a run is drawn.
const LONGEST: f64 = 70.0;

/// Multiplications for a field of arrows: more would be felt. Costly losses have fewer arrows.
const MOST_WORK: f64 = 2e7;

/// The field of −∇L, if it is asked for.
pub fn sketch(sheet: Sheet) -> Option<Sketch> {
    sheet.problem.track();
    if sheet.playground().looks().arrows.get().0 == Arrows::None {
        return None;
    }
    let map = sheet.map()?;
    Some(map.arrows(&arrows(sheet, &map)?, REACH))
}

fn arrows(sheet: Sheet, map: &Map<'_>) -> Option<Vec<[Point; 2]>> {
    let view = sheet.view.get()?;
    sheet.playground().with_engine(|engine| {
        let task = engine.task().filter(|task| fits(&view, task.start.len()))?;
        let work = (task.objective.examples() * task.start.len()) as f64;
        let [mut theta, mut gradient] = [task.start.clone(), task.start.clone()];
        let arrow = |at: Point| {
            let place = map.plane().data(at);
            view.section.place(place, &mut theta);
            task.objective.gradient(&theta, Batch::All, &mut gradient);
            [place, view.section.along(&gradient).map(|slope| -slope)]
        };
        Some(places(map.frame, work).map(arrow).collect())
    })
}

/// Places evenly over the frame, in pixels.
fn places(Frame { width, height, .. }: Frame, work: f64) -> impl Iterator<Item = Point> {
    let spacing = SPACING.max((2.0 * width * height * work / MOST_WORK).sqrt());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen")]
    let count = move |length: f64| (length / spacing) as u32;
    let place = move |index: u32| spacing * (f64::from(index) + 0.5);
    (0..count(height))
        .flat_map(move |row| (0..count(width)).map(move |column| [place(column), place(row)]))
}

/// The examples in the next batch of the selected run and all there are, if those are more.
pub fn batch(sheet: Sheet) -> Option<[usize; 2]> {
    sheet.problem.track();
    let (run, step) = (sheet.playground().selected.get(), sheet.playground().cursor.get());
    sheet.playground().experiment.track();
    sheet.playground().with_engine(|engine| {
        let all = engine.task()?.objective.examples();
        let batch = engine.film(run)?.batch(step).count(all);
        (batch < all).then_some([batch, all])
    })
}

/// Downhill by the batch and downhill by all examples, from where the selected run is, with words
/// where none are in the places that are `taken`.
pub fn beside_each_other(sheet: Sheet, taken: &dyn Fn() -> Vec<Rect>) -> Option<Sketch> {
    let frames = sheet.playground().frames.read();
    if sheet.playground().looks().batch.get().0 == Light::Off {
        return None;
    }
    let ([batch, all], view) = (batch(sheet)?, sheet.view.get()?);
    let run = sheet.playground().selected.get();
    let now = frames.get(run).filter(|now| fits(&view, now.state.theta.len()))?;
    let whole = sheet.slope(&view, &now.state.theta)?.map(|slope| -slope);
    let part = view.section.along(&now.gradient).map(|slope| -slope);
    let map = sheet.map()?;
    let look = sheet.playground().looks().colours.read().of(run);
    let words = [texts::batch_of(batch), texts::all_of(all)];
    let vectors = [
        (part, run_style(look, map.theme).ink, &*words[0]),
        (whole, map.theme.inks[0], &*words[1]),
    ];
    let at = view.section.point(&now.state.theta);
    Some(map.vectors(&Vectors { at, vectors: &vectors, taken: &taken() }, LONGEST))
}
