//! The part of a landscape that is looked at.

use downhill::decimal;
use downhill_figures::Window;

use super::value::Value;
use crate::rounded::rounded;
use crate::texts::complaints as texts;

/// The window that a map was zoomed or panned to; nothing for all that matters.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sight(pub Option<Window>);

/// The least part of its distance from zero that a window's side can be: finer than this, numbers
/// are not told apart.
const FINEST: f64 = 1e-11;

/// The window with the digits that make a difference on a map.
fn short(window: Window) -> Window {
    let side = |side: [f64; 2]| side.map(|end| rounded(end, side));
    Window { x: side(window.x), y: side(window.y) }
}

impl Value for Sight {
    /// Left, right, bottom and top.
    fn print(&self) -> String {
        // Rounded, a side can be a digit longer; once more, it stays as it is.
        let window = self.0.map(short).map(short);
        let ends = window.map(|window| [window.x, window.y].as_flattened().to_vec());
        let ends: Vec<_> = ends.iter().flatten().map(f64::to_string).collect();
        ends.join(",")
    }

    fn parse(text: &str) -> Option<Self> {
        let ends: Option<Vec<_>> = text.split(',').map(decimal::read).collect();
        let [left, right, bottom, top] = ends?[..] else { return None };
        let is_side = |[low, high]: [f64; 2]| {
            let farthest = low.abs().max(high.abs());
            farthest.is_finite() && high - low > FINEST * farthest
        };
        let window = Window { x: [left, right], y: [bottom, top] };
        [window.x, window.y].into_iter().all(is_side).then_some(Self(Some(window)))
    }

    fn allowed() -> String {
        texts::WINDOW_ALLOWED.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn written(x: [f64; 2], y: [f64; 2]) -> String {
        Sight(Some(Window { x, y })).print()
    }

    #[test]
    fn a_window_is_written_in_few_digits() {
        assert_eq!(written([-1.0, 1.0 / 3.0], [2e5 / 3.0, 1e6]), "-1,0.333,66700,1000000");
        assert_eq!(written([0.1 + 0.2, 1.3], [-0.0, 9.0]), "0.3,1.3,0,9");
    }

    #[test]
    fn read_and_written_again_it_is_the_same() {
        let mut window = Window { x: [-2.2, 2.2], y: [-1.1, 3.7] };
        for turn in 0..400 {
            let place = [0.37 * f64::from(turn % 3), 1.0 / f64::from(turn + 1)];
            window = window.zoomed(place, if turn < 200 { 0.947 } else { 1.053 });
            let text = Sight(Some(window)).print();
            let read = Sight::parse(&text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.print(), text);
            assert_eq!(Sight::parse(&read.print()), Some(read));
            let pixels = read.0.map(|read| read.size()[0] / window.size()[0]);
            assert!((pixels.unwrap() - 1.0).abs() < 2e-3, "{text}");
        }
    }

    #[test]
    fn what_is_no_window_is_refused() {
        for text in [
            "",
            "1,2,3",
            "1,2,3,4,5",
            "2,1,3,4",
            "1,2,4,3",
            "1,1,3,4",
            "x,2,3,4",
            "-inf,1,0,1",
            "NaN,1,0,1",
            "0,1,1e9,1000000000.000001",
        ] {
            assert_eq!(Sight::parse(text), None, "{text}");
        }
    }
}
