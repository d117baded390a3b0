//! Sliders and the fields beside them.

use downhill_figures::number;

pub fn back_to(value: f64) -> String {
    format!("Double-click: back to {}", number::number(value))
}

/// The field beside a slider of this name.
pub fn number_of(name: &str) -> String {
    format!("{name}, number")
}

/// The value of a slider, as a screen reader says it, and what stands below the slider.
pub fn value(value: f64, is_beyond: bool, beside: Option<&str>) -> String {
    let beyond = if is_beyond { ", beyond the slider" } else { "" };
    let value = number::number(value);
    beside.map_or_else(|| format!("{value}{beyond}"), |beside| format!("{value}{beyond}, {beside}"))
}
