//! The points of a schedule that is drawn: dragged, or moved with the arrow keys; added with a click
//! on the curve, taken away with Delete.

use downhill::experiment::Plan;
use downhill::knob::{Domain, Knob};
use downhill::points;
use downhill::settings::Value;
use downhill_figures::{Plane, Point};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::arrow_key::direction;
use crate::live::live;
use crate::playground::Playground;
use crate::texts::cards as texts;

/// Parts of an axis that an arrow key moves a point by; with shift, a tenth of it.
const NUDGE: f64 = 0.02;

/// The points of a run's schedule, if they are drawn.
#[derive(Clone, Copy)]
pub struct Drawing {
    playground: Playground,
    run: usize,
    shown: Memo<Option<Shown>>,
}

/// Points, and what makes a point of the chart of one of them.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    knob: &'static Knob,
    range: [f64; 2],
    points: Vec<[f64; 2]>,
    /// Steps in a unit of time, and the rate at the number 1.
    units: [f64; 2],
}

impl Shown {
    fn of(plan: &Plan, steps: f64) -> Option<Self> {
        let (knob, value) = plan
            .schedule
            .settings
            .values()
            .find(|(knob, _)| matches!(knob.domain, Domain::Points { .. }))?;
        let (Domain::Points { least, most, .. }, Value::Points(points)) = (knob.domain, value)
        else {
            return None;
        };
        let units = [steps, plan.learning_rate()];
        Some(Self { knob, range: [least, most], points: points.clone(), units })
    }

    /// The place on the chart of a time and a number.
    fn on_chart(&self, point: Point) -> Point {
        [point[0] * self.units[0], point[1] * self.units[1]]
    }

    fn off_chart(&self, point: Point) -> Point {
        [point[0] / self.units[0], point[1] / self.units[1]]
    }
}

impl Drawing {
    /// The drawing of run number `run`.
    pub fn of(playground: Playground, run: usize) -> Self {
        let shown = Memo::new(move |_| {
            let plan = playground.experiment.with(|shown| shown.plans.get(run).cloned())?;
            let updates = playground
                .with_engine(|engine| Some(engine.films().nth(run)?.run().batches().per_epoch()))?;
            let is_epochs = plan.training.variant("per") == "epoch";
            Shown::of(&plan, if is_epochs { updates as f64 } else { 1.0 })
        });
        Self { playground, run, shown }
    }

    fn draw(self, knob: &Knob, points: Vec<[f64; 2]>) {
        self.playground.change_plan(self.run, |plan| {
            let _ = plan.schedule.settings.put(knob.key, Value::Points(points));
        });
    }

    fn move_to(self, index: usize, chart: Point) {
        if let Some(shown) = self.shown.get_untracked() {
            let to = shown.off_chart(chart);
            self.draw(shown.knob, points::moved(&shown.points, index, to, shown.range));
        }
    }

    /// Adds a point at this place of the chart, or where one more does most; puts the focus on it.
    fn add(self, chart: Option<Point>, end: f64) {
        let Some(shown) = self.shown.get_untracked() else { return };
        let middle = || {
            let time = points::widest_gap(&shown.points, end / shown.units[0]);
            [time, points::between(&shown.points, time)]
        };
        let at = chart.map_or_else(middle, |chart| shown.off_chart(chart));
        if let Some((points, index)) = points::added(&shown.points, at, shown.range) {
            self.draw(shown.knob, points);
            focus(index);
        }
    }

    fn remove(self, index: usize) {
        if let Some(shown) = self.shown.get_untracked() {
            self.draw(shown.knob, points::removed(&shown.points, index));
            focus(index.min(shown.points.len().saturating_sub(2)));
        }
    }
}

/// Puts the focus on point number `index` as soon as it is there.
fn focus(index: usize) {
    request_animation_frame(move || {
        let points = document().get_elements_by_class_name("drawn-point");
        let point = u32::try_from(index).ok().and_then(|index| points.item(index));
        if let Some(point) = point.and_then(|point| point.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = point.focus();
        }
    });
}

/// The points on the chart that `plane` is of.
#[component]
pub fn DrawnPoints(
    drawing: Drawing,
    dragging: RwSignal<bool>,
    plane: Signal<Option<Plane>>,
) -> impl IntoView {
    let count =
        Memo::new(move |_| drawing.shown.with(|shown| shown.as_ref().map(|it| it.points.len())));
    let add = move |event: MouseEvent| {
        if let Some(plane) = plane.get_untracked() {
            let at = [f64::from(event.offset_x()), f64::from(event.offset_y())];
            drawing.add(Some(plane.data(at)), 0.0);
        }
    };
    let add_anywhere = move |_| {
        if let Some(plane) = plane.get_untracked() {
            drawing.add(None, plane.x.high());
        }
    };
    let point = move |index| view! { <DrawnPoint index drawing dragging plane /> };
    live(move || {
        let count = count.get()?;
        Some(view! {
            <div class="sheet" on:click=add title=texts::ADD_POINT_HINT></div>
            {(0..count).map(point).collect_view()}
            <button class="quiet add-point" on:click=add_anywhere>{texts::ADD_POINT}</button>
        })
    })
}

#[component]
fn DrawnPoint(
    index: usize,
    drawing: Drawing,
    dragging: RwSignal<bool>,
    plane: Signal<Option<Plane>>,
) -> impl IntoView {
    let shown = move || {
        drawing.shown.with(|shown| {
            let shown = shown.as_ref()?;
            let point = *shown.points.get(index)?;
            Some((point, shown.on_chart(point), shown.points.len()))
        })
    };
    let at = move || Some(plane.get()?.pixel(shown()?.1));
    let side = move |axis: usize| at().map_or("-99px".to_owned(), |at| format!("{}px", at[axis]));
    let is_off = move || {
        let inside = |plane: Plane| at().is_some_and(|at| plane.rect.grown(1.0).holds(at));
        !plane.get().is_some_and(inside)
    };
    let label = move || {
        let ([time, factor], _, count) = shown()?;
        Some(texts::drawn_point(index + 1, count, factor, time))
    };
    let drag = move |event: PointerEvent| {
        if dragging.get_untracked()
            && let (Some(plane), Some(place)) = (plane.get_untracked(), pointer(&event))
        {
            drawing.move_to(index, plane.data(plane.rect.nearest(place)));
        }
    };
    let press = move |event: KeyboardEvent| {
        if let (Some(plane), Some((_, chart, _))) = (plane.get_untracked(), untrack(shown)) {
            steer(drawing, index, &plane, chart, &event);
        }
    };
    view! {
        <button class="drawn-point" class:hidden=is_off style:left=move || side(0) style:top=move || side(1)
            aria-label=label title=label
            on:pointerdown=move |event| grasp(&event, dragging) on:pointermove=drag
            on:pointerup=move |_| dragging.set(false) on:pointercancel=move |_| dragging.set(false)
            on:dblclick=move |_| drawing.remove(index) on:keydown=press></button>
    }
}

/// Does what a key asks of a point.
fn steer(drawing: Drawing, index: usize, plane: &Plane, [x, y]: Point, event: &KeyboardEvent) {
    let part = if event.shift_key() { NUDGE / 10.0 } else { NUDGE };
    let right = (part * plane.x.high()).max(1.0);
    let up = part * plane.y.high();
    match (direction(event), event.key().as_str()) {
        (Some([across, down]), _) => drawing.move_to(index, [x + across * right, y - down * up]),
        (None, "Delete" | "Backspace") => drawing.remove(index),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

fn grasp(event: &PointerEvent, dragging: RwSignal<bool>) {
    if let Some(point) = element(event) {
        let _ = point.set_pointer_capture(event.pointer_id());
        dragging.set(true);
    }
}

/// Where the pointer is on the chart that the point lies on.
fn pointer(event: &PointerEvent) -> Option<Point> {
    let stage = element(event)?.parent_element()?.get_bounding_client_rect();
    Some([f64::from(event.client_x()) - stage.left(), f64::from(event.client_y()) - stage.top()])
}

fn element(event: &PointerEvent) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}
