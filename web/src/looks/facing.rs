//! From where the relief is seen.

use downhill::decimal;
use downhill_figures::Turn;

use super::value::Value;
use crate::texts::complaints as texts;

/// How far the relief is turned and how high the viewer stands, in tenths of a degree: so the link
/// says all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facing {
    azimuth: i32,
    elevation: i32,
}

/// Tenths of a degree in a degree.
const TENTHS: f64 = 10.0;

impl Default for Facing {
    fn default() -> Self {
        Self::of(Turn::default())
    }
}

impl Facing {
    fn of(turn: Turn) -> Self {
        Self { azimuth: tenths(turn.azimuth), elevation: tenths(turn.elevation) }
    }

    /// In radians.
    pub fn turn(self) -> Turn {
        let radians = |tenths: i32| (f64::from(tenths) / TENTHS).to_radians();
        // Nothing more, but within what a relief can be seen from.
        Turn { azimuth: radians(self.azimuth), elevation: radians(self.elevation) }.by(0.0, 0.0)
    }

    /// Turned further by so many radians.
    pub fn by(self, azimuth: f64, elevation: f64) -> Self {
        Self::of(self.turn().by(azimuth, elevation))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "less than a few turns")]
fn tenths(radians: f64) -> i32 {
    (radians.to_degrees() * TENTHS).round() as i32
}

impl Value for Facing {
    fn print(&self) -> String {
        [self.azimuth, self.elevation].map(|side| (f64::from(side) / TENTHS).to_string()).join(",")
    }

    fn parse(text: &str) -> Option<Self> {
        let (azimuth, elevation) = text.split_once(',')?;
        let within = |text: &str, [low, high]: [f64; 2]| {
            decimal::read(text).filter(|degrees| (low..=high).contains(degrees))
        };
        let (azimuth, elevation) =
            (within(azimuth, [-360.0, 360.0])?, within(elevation, [0.0, 90.0])?);
        let turn =
            Turn { azimuth: f64::to_radians(azimuth), elevation: f64::to_radians(elevation) };
        Some(Self::of(turn.by(0.0, 0.0)))
    }

    fn allowed() -> String {
        texts::TURN_ALLOWED.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_link_says_all_of_it() {
        let mut facing = Facing::default();
        for turn in 0..200 {
            facing = facing.by(0.31 * f64::from(turn % 7), 0.05 * f64::from(turn % 5 - 2));
            assert_eq!(Facing::parse(&facing.print()), Some(facing));
        }
        assert_eq!(Facing::default().by(0.0, 0.0), Facing::default());
    }

    #[test]
    fn what_is_nowhere_is_refused() {
        for text in ["", "10", "x,10", "10,91", "10,-1", "361,10", "NaN,10", "10,20,30"] {
            assert_eq!(Facing::parse(text), None, "{text}");
        }
        assert_eq!(Facing::parse("0,90").unwrap().print(), "0,90");
    }
}
