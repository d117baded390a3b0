//! The arrow keys, as ways over what is drawn.

use downhill_figures::Point;
use leptos::ev::KeyboardEvent;

/// The way that an arrow key points, one long: to the right, and down.
pub fn direction(event: &KeyboardEvent) -> Option<Point> {
    match event.key().as_str() {
        "ArrowLeft" => Some([-1.0, 0.0]),
        "ArrowRight" => Some([1.0, 0.0]),
        "ArrowUp" => Some([0.0, -1.0]),
        "ArrowDown" => Some([0.0, 1.0]),
        _ => None,
    }
}
